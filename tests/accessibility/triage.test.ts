import type { Page } from 'playwright-core'
import { it } from 'vitest'
import { deskWith } from '../journeys/desk-with.ts'
import { manyCustomers, shopMail } from '../journeys/shop-mails.ts'
import { runCommand, toast } from '../journeys/triage-hands.ts'
import { describeInChromium } from '../support/chromium.ts'
import { expectAccessible } from './axe-audit.ts'

const patient = 240_000
const again = shopMail({ from: 'Customer 0 <customer0@mail.test>', subject: 'Refund', text: 'And my money?' })

describeInChromium('triage is for everybody', () => {
  it('in what is asked before a step', { timeout: patient }, async () => {
    const { page } = await deskWith([...manyCustomers(3), again])
    await page.getByRole('option', { name: /Customer 0/ }).click()
    await page.locator('article').first().waitFor()
    for (const [key, sheet, words, nothing] of [
      ['s', 'Snooze Customer 0', 'tomorrow 8', 'when pigs fly'],
      ['Shift+A', 'Assign Customer 0', 'Ivo', ''],
      ['p', 'Priority of Customer 0', 'hi', 'none'],
      ['t', 'Tags of Customer 0', 'refund', 'long '.repeat(20)],
      ['Control+K', 'Command palette', 'customer', 'zyzzyva'],
    ] as const) {
      await page.keyboard.press(key)
      await page.getByRole('dialog', { name: sheet }).waitFor()
      await expectAccessible(page, sheet)
      for (const typed of [words, nothing]) {
        await page.getByRole('combobox', { name: sheet }).fill(typed)
        await expectAccessible(page, `${sheet}: ${typed}`)
      }
      await leave(page)
    }
    for (const [command, role] of [
      ['move the conv', 'dialog'],
      ['merge', 'dialog'],
      ['block the', 'alertdialog'],
    ] as const) {
      await runCommand(page, command)
      await page.locator(`[role=${role}][data-open]:not([aria-label="Command palette"])`).waitFor()
      await expectAccessible(page, command)
      await leave(page)
    }
  })

  it('in what a step leaves behind', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(3))
    await page.keyboard.press('j')
    await page.keyboard.press('p')
    await page.keyboard.press('1')
    await page.keyboard.press('t')
    for (const tag of ['refund', 'vip', 'a very long word about it']) {
      await page.keyboard.type(tag)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('option', { name: 'vip', checked: true }).waitFor()
    await expectAccessible(page, 'tags that are on')
    await page.keyboard.press('Escape')
    await page.keyboard.press('*')
    await page.keyboard.press('Shift+A')
    await page.keyboard.type('Ivo Horn')
    await page.keyboard.press('Enter')
    await page.getByRole('option').getByLabel('Assigned to Ivo Horn').waitFor()
    await expectAccessible(page, 'a customer with everything that can be said, and toasts')
    await page.getByRole('button', { name: 'More steps' }).click()
    await page.getByRole('menu').waitFor()
    await expectAccessible(page, 'more steps')
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await page.keyboard.type('tomorrow')
    await page.keyboard.press('Enter')
    await toast(page, 'sleeps until').waitFor()
    await page.keyboard.press('5')
    await page.getByTitle(/^Asleep until/).waitFor()
    await expectAccessible(page, 'a customer who sleeps')
  })

  it('with many rows, and with views of one’s own', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(3))
    await page.keyboard.press('Control+A')
    await page.getByText('3 selected').waitFor()
    await page.getByRole('toolbar').getByRole('button', { name: 'More steps' }).click()
    await page.getByRole('menu').waitFor()
    await expectAccessible(page, 'steps for many')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await runCommand(page, 'save view')
    await page.getByRole('dialog', { name: 'Save this view' }).waitFor()
    await expectAccessible(page, 'a name for a view')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('v')
    await page.getByRole('group', { name: 'Saved views' }).waitFor()
    await expectAccessible(page, 'views with a saved one')
    await page.getByRole('menuitem', { name: 'Arrange saved views…' }).click()
    await page.getByRole('dialog', { name: 'Saved views' }).waitFor()
    await expectAccessible(page, 'saved views in order')
  })
})

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('[role=dialog][data-open], [role=alertdialog][data-open]').waitFor({ state: 'detached' })
}
