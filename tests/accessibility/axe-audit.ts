import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

/**
 * Best practice that does not hold here: menus, tooltips and toasts float above every landmark, and the lines between
 * panes stand between two.
 */
const outsideLandmarks = '[data-base-ui-portal], [role="separator"]'

/** Expects axe to find nothing, be it serious or moderate, in the light and in the dark. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(settled)
    expect(await violations(page), `${screen}, ${colorScheme}`).toEqual([])
  }
}

/** Each as `rule (impact): why, at which element`. */
async function violations(page: Page): Promise<readonly string[]> {
  // The page's policy allows no script element; the debugger is not asked for its opinion.
  await page.evaluate(axe.source)
  return await page.evaluate(async (exempt) => {
    // A mail is its sender's own page: its colours and headings are not ours to mend.
    const { violations } = await window.axe.run({ iframes: false })
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes
        .filter(({ target }) => id !== 'region' || document.querySelector(String(target[0]))?.closest(exempt) === null)
        .map(({ html, failureSummary }) => `${id} (${impact}): ${failureSummary}: ${html.slice(0, 200)}`),
    )
  }, outsideLandmarks)
}

/** A flash or a fade that is half over has colours of neither end. */
async function settled(): Promise<void> {
  const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
  await Promise.allSettled(passing.map(({ finished }) => finished))
}
