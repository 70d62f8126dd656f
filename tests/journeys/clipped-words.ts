import type { Page } from 'playwright-core'

/**
 * What a longer language would break: words of controls and headings that do not fit where they stand, or stand outside
 * the window. Names and subjects may end in an ellipsis; what we wrote ourselves may not.
 */
export async function clippedWords(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const ours = 'button, [role="radio"], [role="tab"], [role="menuitem"], label, dt, h1, dialog h2, [role="dialog"] h3'
    return [...document.querySelectorAll<HTMLElement>(ours)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.textContent?.trim())
      .filter((element) => !element.matches('.visually-hidden, .visually-hidden *'))
      .filter((element) => {
        const { right, left } = element.getBoundingClientRect()
        return element.scrollWidth > element.clientWidth + 1 || right > window.innerWidth || left < 0
      })
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .map((element) => element.textContent ?? '')
  })
}
