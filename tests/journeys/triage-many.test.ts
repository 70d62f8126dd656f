import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { manyCustomers } from './shop-mails.ts'
import { names, runCommand, toast } from './triage-hands.ts'

describeInChromium('many customers at once', () => {
  it('are chosen and sorted by keys, and come back together', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(manyCustomers(6))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(6)
    const everybody = await names(page)
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+J')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 selected').waitFor()
    await page.keyboard.press('e')
    await toast(page, '3 customers are done').waitFor()
    await expect.poll(() => names(page)).toEqual(everybody.slice(3))
    await page.keyboard.press('Control+A')
    await page.getByText('3 selected').waitFor()
    await page.keyboard.press('w')
    await toast(page, 'Waiting for 3 customers').waitFor()
    await page.getByText('Everyone has an answer').waitFor()
    await page.keyboard.press('z')
    await expect.poll(() => names(page)).toEqual(everybody.slice(3))
    await page.keyboard.press('z')
    await expect.poll(() => names(page)).toEqual(everybody)
  })

  it('get a priority, a tag, an assignee and a time to wake together', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(manyCustomers(3))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(3)
    await page.keyboard.press('Control+A')
    await page.getByText('3 selected').waitFor()
    const marked = (label: string) => expect.poll(() => page.getByRole('option').getByLabel(label).count())

    await page.keyboard.press('p')
    await page.getByRole('dialog', { name: 'Priority of 3 customers' }).waitFor()
    await page.keyboard.press('2')
    await marked('Priority: High').toBe(3)
    await page.keyboard.press('t')
    await page.keyboard.type('late')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('option').getByText('late', { exact: true }).count()).toBe(3)
    await page.keyboard.press('Shift+A')
    await page.keyboard.type('Ivo Horn')
    await page.keyboard.press('Enter')
    await marked('Assigned to Ivo Horn').toBe(3)
    await page.keyboard.press('s')
    await page.keyboard.type('in 2 hours')
    await page.keyboard.press('Enter')
    await toast(page, '3 customers sleep until').waitFor()
    await page.getByText('Everyone has an answer').waitFor()

    for (const step of ['sleep', 'assign', 'tag', 'priority']) {
      await page.keyboard.press('z')
      if (step === 'sleep') await expect.poll(() => names(page)).toHaveLength(3)
    }
    await marked('Priority: High').toBe(0)
    await marked('Assigned to Ivo Horn').toBe(0)
  })

  it('are let go by Escape from wherever the focus is, and by another view', async () => {
    const { page } = await deskWith(manyCustomers(2))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(2)
    await page.keyboard.press('Control+A')
    const more = page.getByRole('toolbar').getByRole('button', { name: 'More steps' }).first()
    await more.focus()
    await page.getByText('More steps', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('2 selected').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+A')
    await page.getByText('2 selected').waitFor()
    await page.keyboard.press('v')
    await page.getByRole('menu').waitFor()
    expect(await page.getByText('2 selected').count()).toBe(0)
  })

  it('are opened again where they are done', async () => {
    const { page } = await deskWith(manyCustomers(2))
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(2)
    await page.keyboard.press('Control+A')
    await page.keyboard.press('e')
    await toast(page, '2 customers are done').waitFor()
    await page.keyboard.press('6')
    await expect.poll(() => names(page)).toHaveLength(2)
    await page.keyboard.press('Control+A')
    await page.getByRole('toolbar').getByRole('button', { name: 'Open again' }).click()
    await toast(page, '2 customers are open again').waitFor()
    await page.keyboard.press('1')
    await expect.poll(() => names(page)).toHaveLength(2)
  })
})

describeInChromium('the command palette', () => {
  it('finds a command, a view and a customer by a few letters', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(manyCustomers(3))
    await page.keyboard.press('Control+K')
    await page.keyboard.type('Customer 2')
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /Customer 2/ })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Customer 2' }).first().waitFor()

    await runCommand(page, 'snooz')
    await page.getByRole('dialog', { name: 'Snooze Customer 2' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await runCommand(page, 'show waiting')
    await page.getByText('You wait for nobody').waitFor()

    await page.keyboard.press('Control+K')
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option').first().textContent()).toContain('Waiting for them')
    await page.keyboard.type('zyzzyva')
    await page.getByText('Nothing goes by that name').waitFor()
    await page.keyboard.press('Control+K')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describeInChromium('a view of the queue', () => {
  it('is kept under a name, with its count, over a restart of the window', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(manyCustomers(3))
    await page.keyboard.press('j')
    await page.keyboard.press('*')
    await toast(page, 'has a star').waitFor()
    await page.keyboard.press('Shift+F')
    await page.getByRole('checkbox', { name: 'Starred' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => names(page)).toHaveLength(1)
    await runCommand(page, 'save view')
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('My stars')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^My stars ?1$/ }).waitFor()
    await page.keyboard.press('0')
    await expect.poll(() => names(page)).toHaveLength(3)
    await page.reload()
    await page.getByRole('listbox', { name: 'Customers' }).waitFor()
    await page.keyboard.press('v')
    await page.getByRole('menuitemradio', { name: /^My stars ?1$/ }).click()
    await expect.poll(() => names(page)).toHaveLength(1)
  })

  it('is named anew, put in order and taken away by keys', { timeout: 60_000 }, async () => {
    const { page } = await deskWith(manyCustomers(1))
    for (const [key, name] of [
      ['2', 'First'],
      ['3', 'Second'],
      ['4', 'Third'],
    ] as const) {
      await page.keyboard.press(key)
      await runCommand(page, 'save view')
      await page.getByRole('textbox', { name: 'Name of the view' }).fill(name)
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    const inMenu = async () => {
      await page.keyboard.press('v')
      await page.getByRole('menu').waitFor()
      const saved = page.getByRole('group', { name: 'Saved views' }).getByRole('menuitemradio')
      const found = (await saved.allInnerTexts()).map((text) => text.split('\n')[0])
      return found
    }
    expect(await inMenu()).toEqual(['First', 'Second', 'Third'])
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await runCommand(page, 'arrange')
    const sheet = page.getByRole('dialog', { name: 'Saved views' })
    await sheet.waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Alpha')
    await page.keyboard.press('Enter')
    await sheet.getByRole('button', { name: 'Move “Alpha” down' }).waitFor()
    // Twice in a row: the focus goes with the view that moves.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await sheet.getByRole('button', { name: 'Move “Alpha” down', disabled: true }).waitFor()
    await sheet.getByRole('button', { name: 'Remove “Second”' }).press('Enter')
    await sheet.getByRole('button', { name: 'Remove “Second”' }).waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Remove “Third”')
    await sheet.getByRole('textbox').first().press('Escape')
    await sheet.waitFor({ state: 'detached' })
    expect(await inMenu()).toEqual(['Third', 'Alpha'])
  })
})
