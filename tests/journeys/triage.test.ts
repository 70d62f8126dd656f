import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { manyCustomers } from './shop-mails.ts'

describeInChromium('an agent who never touches the mouse', () => {
  it('takes every kind of step with ten customers and takes each back', { timeout: 120_000 }, async () => {
    const { page, complaints } = await deskWith(manyCustomers(10))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(10)
    const everybody = await names(page)
    await page.keyboard.press('j')

    for (const [key, told] of [
      ['e', 'is done'],
      ['w', 'Waiting for'],
      ['y', 'is archived'],
      ['!', 'is spam'],
      ['#', 'is deleted'],
    ] as const) {
      const first = await openName(page)
      await page.keyboard.press(key)
      await toast(page, told).waitFor()
      await expect.poll(() => names(page)).toEqual(everybody.filter((name) => name !== first))
      expect(await openName(page)).not.toBe(first)
      await takeBack(page, told)
      await expect.poll(() => names(page)).toEqual(everybody)
      expect(await openName(page)).toBe(first)
    }

    await page.keyboard.press('*')
    await row(page).getByLabel('Starred').waitFor()
    await takeBack(page, 'has a star')
    await row(page).getByLabel('Starred').waitFor({ state: 'detached' })

    await page.keyboard.press('s')
    await page.getByRole('combobox').fill('in 3 days')
    await page.keyboard.press('Enter')
    await toast(page, 'sleeps until').waitFor()
    await expect.poll(() => names(page)).toHaveLength(9)
    await page.keyboard.press('5')
    await expect.poll(() => names(page)).toHaveLength(1)
    await page.keyboard.press('1')
    await takeBack(page, 'sleeps until')
    await expect.poll(() => names(page)).toEqual(everybody)

    await page.keyboard.press('p')
    await page.keyboard.press('1')
    await row(page).getByLabel('Priority: Urgent').waitFor()
    await takeBack(page, 'Priority of')
    await row(page).getByLabel('Priority: Urgent').waitFor({ state: 'detached' })

    await page.keyboard.press('t')
    await page.keyboard.type('refund')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await row(page).getByText('refund').waitFor()
    await takeBack(page, 'is tagged')
    await row(page).getByText('refund').waitFor({ state: 'detached' })

    await page.keyboard.press('Shift+A')
    await page.keyboard.type('Ivo Horn')
    await page.keyboard.press('Enter')
    await row(page).getByLabel('Assigned to Ivo Horn').waitFor()
    await takeBack(page, 'is assigned to Ivo Horn')
    await row(page).getByLabel('Assigned to Ivo Horn').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('does the same with many customers at once', async () => {
    const { page } = await deskWith(manyCustomers(6))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(6)
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+J')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 selected').waitFor()
    await page.keyboard.press('e')
    await toast(page, '3 customers are done').waitFor()
    await expect.poll(() => names(page)).toHaveLength(3)
    await page.keyboard.press('Control+A')
    await page.getByText('3 selected').waitFor()
    await page.keyboard.press('w')
    await toast(page, 'Waiting for 3 customers').waitFor()
    await page.getByText('Everyone has an answer').waitFor()
    await page.keyboard.press('z')
    await expect.poll(() => names(page)).toHaveLength(3)
    await page.keyboard.press('z')
    await expect.poll(() => names(page)).toHaveLength(6)
  })

  it('finds a command, a view and a customer by a few letters', async () => {
    const { page } = await deskWith(manyCustomers(3))
    await page.keyboard.press('Control+K')
    await page.keyboard.type('Customer 2')
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /Customer 2/ })
      .waitFor()
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /Customer 2/ })
      .click()
    await page.getByRole('heading', { name: 'Customer 2' }).first().waitFor()

    await page.keyboard.press('Control+K')
    await page.keyboard.type('snooz')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Snooze Customer 2' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('Control+K')
    await page.keyboard.type('show waiting')
    await page.keyboard.press('Enter')
    await page.getByText('You wait for nobody').waitFor()
  })

  it('keeps a view under a name, with its count, over a restart of the window', async () => {
    const { page } = await deskWith(manyCustomers(3))
    await page.keyboard.press('j')
    await page.keyboard.press('*')
    await toast(page, 'has a star').waitFor()
    await page.keyboard.press('Shift+F')
    await page.getByRole('checkbox', { name: 'Starred' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => names(page)).toHaveLength(1)
    await page.keyboard.press('Control+K')
    await page.keyboard.type('save view')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('My stars')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^My stars/ }).waitFor()
    await page.keyboard.press('0')
    await page.reload()
    await page.getByRole('listbox', { name: 'Customers' }).waitFor()
    await page.keyboard.press('v')
    await page.getByRole('menuitemradio', { name: /^My stars ?1/ }).click()
    await expect.poll(() => names(page)).toHaveLength(1)
  })
})

/** Z, and the toast that told of the step goes. */
async function takeBack(page: Page, told: string): Promise<void> {
  await page.keyboard.press('z')
  await toast(page, told).waitFor({ state: 'detached' })
}

function toast(page: Page, words: string) {
  return page.getByRole('region', { name: 'Notifications' }).getByText(words, { exact: false }).first()
}

/** The row of the customer whose timeline is open. */
function row(page: Page) {
  return page.locator('[role="option"][data-open]')
}

async function openName(page: Page): Promise<string> {
  return nameIn(await row(page).innerText())
}

async function names(page: Page): Promise<readonly string[]> {
  const list = page.getByRole('listbox', { name: 'Customers' })
  return (await list.getByRole('option').allInnerTexts()).map(nameIn)
}

function nameIn(text: string): string {
  return /Customer \d+/.exec(text)?.[0] ?? text
}
