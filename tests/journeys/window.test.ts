import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { manyCustomers, shopMail } from './shop-mails.ts'

describeInChromium('the window', () => {
  it('is worked from the keyboard alone', async () => {
    const { page, complaints } = await deskWith([
      ...manyCustomers(3),
      shopMail({ from: 'Ana Popescu <ana@mail.test>', subject: 'Broken kettle', text: 'The thermostat is gone.' }),
    ])
    await page.keyboard.press('j')
    await page.getByText('The thermostat is gone.').last().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByText('when will order 1002 arrive?').last().waitFor()
    await page.keyboard.press('k')
    expect(await selectedName(page)).toContain('Ana Popescu')

    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.closest('[aria-label="Timeline"]') !== null)).toBe(true)
    await page.keyboard.press('e')
    await page.getByText('Ana Popescu is done').waitFor()
    await page.waitForFunction(() => !document.querySelector('[role="listbox"]')?.textContent?.includes('Ana Popescu'))
    await page.keyboard.press('z')
    await row(page, 'Ana Popescu').waitFor()
    await page.getByText('Ana Popescu is done').waitFor({ state: 'detached' })

    await page.keyboard.press('/')
    await page.keyboard.type('thermo')
    await page.getByText('1 match', { exact: true }).waitFor()
    expect(await page.locator('mark').first().textContent()).toBe('thermo')
    await page.keyboard.press('Enter')
    await page.locator('article', { hasText: 'The thermostat is gone.' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await row(page, 'Customer 0').waitFor()

    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('marks what is looked at as read, and leaves alone what is marked as unread by hand', async () => {
    const { page } = await deskWith(manyCustomers(2))
    await row(page, 'Customer 1').click()
    await page.getByRole('button', { name: 'Mark as unread' }).waitFor()
    await page.keyboard.press('u')
    await page.getByRole('button', { name: 'Mark as read' }).waitFor()
    await row(page, 'Customer 0').click()
    await page.getByRole('button', { name: 'Mark as unread' }).waitFor()
    await row(page, 'Customer 0').getByText('unread message').waitFor({ state: 'detached' })
    await row(page, 'Customer 1').getByText('unread message').waitFor({ state: 'attached' })
  })

  it('explains its buttons on hover and on focus, with their keys', async () => {
    const { page, complaints } = await deskWith(manyCustomers(2))
    await row(page, 'Customer 1').click()
    const words = page.locator('[data-tooltip-words]')
    await page.getByRole('button', { name: 'Snooze…' }).hover()
    await expect.poll(() => words.textContent()).toBe('Snooze…S')
    // The words themselves can be pointed at, and the next button is explained at once.
    await words.hover()
    await page.getByRole('button', { name: 'Star', exact: true }).hover()
    await expect.poll(() => words.textContent()).toBe('Star*')
    await page.getByRole('button', { name: 'Star', exact: true }).click()
    await words.waitFor({ state: 'detached' })

    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => words.count()).toBe(1)
    // Escape is for what lies under it: here it leaves the bar, too.
    await page.keyboard.press('Escape')
    await words.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('follows the system into the dark, and the reader back into the light', async () => {
    const { page } = await deskWith(manyCustomers(1), { colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dark = await ground()
    await page.keyboard.press('Control+,')
    await page.getByRole('radio', { name: 'Light' }).click()
    expect(await ground()).not.toBe(dark)
    await page.reload()
    await row(page, 'Customer 0').waitFor()
    expect(await ground()).not.toBe(dark)
  })
})

function row(page: Page, name: string) {
  return page.getByRole('option', { name: new RegExp(name) })
}

async function selectedName(page: Page): Promise<string | null> {
  return page.locator('[role="option"][aria-selected="true"]').textContent()
}
