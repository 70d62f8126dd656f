import { expect, it } from 'vitest'
import { deskWith } from '../journeys/desk-with.ts'
import { manyCustomers } from '../journeys/shop-mails.ts'
import { describeInChromium } from '../support/chromium.ts'
import { expectAccessible } from './axe-audit.ts'

const patient = 120_000

describeInChromium('writing is for everybody', () => {
  it('an answer, with all its fields, menus and problems', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(3))
    await page.getByRole('option').filter({ hasText: 'Customer 0' }).click()
    await page.getByRole('button', { name: /Reply to Customer 0/ }).waitFor()
    await expectAccessible(page, 'the invitation to answer')

    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: 'Text of the answer' }).waitFor()
    await page.getByRole('combobox', { name: 'To', exact: true }).waitFor()
    await expectAccessible(page, 'an answer that was not begun')
    await page.keyboard.type('Dear customer')
    for (const field of ['Cc', 'Bcc', 'Subject']) await page.getByRole('button', { name: field, exact: true }).click()
    await page.getByRole('combobox', { name: 'Cc', exact: true }).fill('customer 2')
    await page.getByRole('listbox', { name: 'People you know' }).getByRole('option').first().waitFor()
    await expectAccessible(page, 'people to choose from')
    await page.keyboard.press('Enter')
    await page.keyboard.type('nonsense,')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Show what is quoted' }).click()
    await page.locator('pre').waitFor()
    await expectAccessible(page, 'a quote and a wrong address')
    await page.getByRole('textbox', { name: 'Text of the answer' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').waitFor()
    await expectAccessible(page, 'an answer that cannot be sent')

    const file = { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') }
    await page.locator('[data-composer] input[type=file]').setInputFiles([file])
    await page.getByRole('button', { name: 'Remove orders.csv' }).waitFor()
    await expectAccessible(page, 'an answer with a file')

    await page.getByRole('button', { name: 'Other ways to send' }).click()
    await page.getByRole('menu').waitFor()
    await expectAccessible(page, 'ways to send')
    await page.getByRole('menuitem', { name: 'At another time…' }).click()
    await page.getByRole('dialog', { name: 'Send later' }).waitFor()
    await expectAccessible(page, 'a time to send at')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Link', exact: true }).click()
    await page.getByRole('dialog', { name: 'Link' }).waitFor()
    await expectAccessible(page, 'the address of a link')
  })

  it('a note, and a new message', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(1))
    await page.getByRole('option').filter({ hasText: 'Customer 0' }).click()
    await page.getByRole('button', { name: /Reply to Customer 0/ }).waitFor()
    await page.keyboard.press('m')
    await page.keyboard.type('Pays late')
    await page.getByText('Draft saved').waitFor()
    await expectAccessible(page, 'a note under the pen')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('article', { name: /Note by/ }).waitFor()
    await expectAccessible(page, 'a note on the timeline')
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'New message' }).waitFor()
    await page.getByRole('combobox', { name: 'To', exact: true }).waitFor()
    await expectAccessible(page, 'a new message')
    expect(await page.locator('[role=dialog][data-open]').count()).toBe(1)
  })
})
