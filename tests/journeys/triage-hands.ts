import type { Locator, Page } from 'playwright-core'

/** The toast that says these words. */
export function toast(page: Page, words: string): Locator {
  return page.getByRole('region', { name: 'Notifications' }).getByText(words, { exact: false }).first()
}

/** Takes the last step back by these keys; the toast that told of the step goes with it. */
export async function takeBack(page: Page, told: string, keys = 'z'): Promise<void> {
  await page.keyboard.press(keys)
  await toast(page, told).waitFor({ state: 'detached' })
}

/** Takes a step back by the button of the toast that told of it. */
export async function takeBackByToast(page: Page, told: string): Promise<void> {
  const shown = page.getByRole('region', { name: 'Notifications' }).getByRole('dialog').filter({ hasText: told })
  await shown.getByRole('button', { name: 'Undo' }).click()
  await toast(page, told).waitFor({ state: 'detached' })
}

/** The row of the customer whose timeline is open. */
export function openRow(page: Page): Locator {
  return page.locator('[role="option"][data-open]')
}

export async function openName(page: Page): Promise<string> {
  return nameIn((await openRow(page).allInnerTexts()).join())
}

/** Who is in the list, in order. */
export async function names(page: Page): Promise<readonly string[]> {
  const list = page.getByRole('listbox', { name: 'Customers' })
  return (await list.getByRole('option').allInnerTexts()).map(nameIn)
}

function nameIn(text: string): string {
  return /Customer \d+/.exec(text)?.[0] ?? text
}

/** Picks a command of the palette by some of its letters. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}
