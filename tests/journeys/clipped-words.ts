import type { Page } from 'playwright-core'

/**
 * What a longer language would break: words of controls and headings that do not fit where they stand, or stand outside
 * the window. Names and subjects may end in an ellipsis; what we wrote ourselves may not.
 */
export async function clippedWords(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const ours = 'button, [role="radio"], [role="tab"], [role="menuitem"], label, dt, h1, [role="dialog"] h3'
    // Inside of these nothing but our own words stands.
    const closed = '[role="radio"], [role="tab"], [role="menuitem"]'
    const cut = (element: HTMLElement) =>
      element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
    return [...document.querySelectorAll<HTMLElement>(ours)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.textContent?.trim())
      .filter((element) => !element.matches('.visually-hidden, .visually-hidden *'))
      .filter((element) => {
        const { right, left } = element.getBoundingClientRect()
        const inside = element.matches(closed) ? [...element.querySelectorAll<HTMLElement>('span')] : []
        const blocks = [element, ...inside].filter((each) => getComputedStyle(each).display !== 'inline')
        return blocks.some(cut) || right > window.innerWidth || left < 0
      })
      .map((element) => element.textContent ?? '')
  })
}
