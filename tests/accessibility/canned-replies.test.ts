import { expect, it } from 'vitest'
import { deskWith } from '../journeys/desk-with.ts'
import { manyCustomers } from '../journeys/shop-mails.ts'
import { describeInChromium } from '../support/chromium.ts'
import { expectAccessible } from './axe-audit.ts'

const patient = 120_000

describeInChromium('canned replies are for everybody', () => {
  it('the library, empty and full, and everything in it', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(2))
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Canned replies' }).click()
    await page.getByText('No canned replies yet').waitFor()
    await expectAccessible(page, 'an empty library')
    await page.getByRole('button', { name: 'New reply' }).last().click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Refund')
    await page.getByRole('combobox', { name: 'Folder' }).fill('Returns')
    await page.getByRole('textbox', { name: 'Text', exact: true }).click()
    await page.keyboard.insertText('Hi {{ contact.first_nam }}, {% placeholder "day" %}')
    await page.getByText('There is no variable contact.first_nam').waitFor()
    await page.getByRole('button', { name: 'Add a wording' }).click()
    await page.getByRole('button', { name: 'Add a step' }).click()
    await page.getByRole('option', { name: 'Mark as done' }).waitFor()
    await expectAccessible(page, 'steps to choose from')
    await page.keyboard.press('Enter')
    await page.getByRole('list').getByText('Mark as done').waitFor()
    await page
      .getByRole('button', { name: /Any language/ })
      .first()
      .click()
    await page.getByText('There is no variable contact.first_nam').waitFor()
    await expectAccessible(page, 'a reply that is written, with a problem')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('treeitem', { name: /Refund/ }).waitFor()
    await page.getByRole('button', { name: 'Somebody invented' }).click()
    await page.getByRole('option').first().waitFor()
    await expectAccessible(page, 'customers to look at a reply with')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Import and export' }).click()
    await page.getByRole('menuitem').first().waitFor()
    await expectAccessible(page, 'import and export')
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Title' }).fill('Another')
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor()
    await expectAccessible(page, 'the question before changes are lost')
    await page.getByRole('button', { name: 'Discard the changes' }).click()
    await page.getByRole('dialog', { name: 'Canned replies' }).waitFor({ state: 'detached' })

    await page.getByRole('option').filter({ hasText: 'Customer 0' }).click()
    await page.keyboard.press('r')
    await page.locator('[data-composer] [contenteditable]:focus').waitFor()
    await page.keyboard.type('/ref')
    await page.getByRole('region', { name: 'Canned replies' }).getByText('{{contact.first_nam}}').waitFor()
    await expectAccessible(page, 'the picker beside the text')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'When sent' }).waitFor()
    await expectAccessible(page, 'a canned reply in an answer, with its steps')
    expect(await page.getByRole('region', { name: 'Canned replies' }).count()).toBe(0)
  })
})
