import type { Page, WebSocketRoute } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { manyCustomers } from './shop-mails.ts'

describeInChromium('the queue', () => {
  it('is narrowed from the keyboard, says by what, and is narrowed still after a reload', async () => {
    const { page, complaints } = await deskWith(manyCustomers(3))
    await page.keyboard.press('Shift+F')
    await page.getByRole('dialog', { name: 'Filter and order' }).waitFor()
    await choose(page, 'Order', 'Oldest first')
    await choose(page, 'Last message', 'This year')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Remove the filter: This year' }).waitFor()
    await expect.poll(() => names(page)).toEqual(['Customer 0', 'Customer 1', 'Customer 2'])

    await page.keyboard.press('Shift+F')
    await page.getByText('Has attachments').click()
    await page.getByText('No customers match').waitFor()
    await page.getByText('fits the filters: Has attachments and This year', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByText('No customers match').waitFor()

    await page.getByRole('button', { name: 'Remove the filter: Has attachments' }).click()
    await expect.poll(() => names(page)).toEqual(['Customer 0', 'Customer 1', 'Customer 2'])
    await expect.poll(() => focusedName(page)).toBe('Filter and order, 1 filter is on')
    expect(complaints).toEqual([])
  })

  it('shows everybody again at one press', async () => {
    const { page } = await deskWith(manyCustomers(2))
    await page.keyboard.press('Shift+F')
    await choose(page, 'Last message', 'Custom dates')
    await page.getByRole('textbox', { name: 'To' }).fill('2001-01-31')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Filter and order' }).waitFor({ state: 'detached' })
    await page.getByText('Until 31 Jan 2001').first().waitFor()
    await page.getByRole('button', { name: 'Clear filter' }).click()
    await expect.poll(() => names(page)).toEqual(['Customer 1', 'Customer 0'])
  })
})

describeInChromium('a note about a customer', () => {
  it('is kept while it is typed, when another customer is opened and when the window is', async () => {
    const { page, complaints } = await deskWith(manyCustomers(2))
    await open(page, 'Customer 1')
    await note(page).fill('Pays late')
    await page.getByText('Saved').waitFor()
    await note(page).pressSequentially(', likes tea')
    await open(page, 'Customer 0')
    expect(await note(page).inputValue()).toBe('')
    await open(page, 'Customer 1')
    await expect.poll(() => note(page).inputValue()).toBe('Pays late, likes tea')
    await page.reload()
    await open(page, 'Customer 1')
    await expect.poll(() => note(page).inputValue()).toBe('Pays late, likes tea')

    await note(page).focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await expect.poll(() => note(page).inputValue()).toBe('')
    expect(complaints).toEqual([])
  })

  it('stays as it was typed while it cannot be kept, says why, and is kept in the end', async () => {
    const { page } = await deskWith(manyCustomers(1))
    let isFull = true
    await tapEngine(page, (window, frame) => {
      if (!isFull || frame.call !== 'contact.note') return true
      window.send(
        JSON.stringify({ id: frame.id, error: { kind: 'disk-full', code: 'disk-full', message: '', params: {} } }),
      )
      return false
    })
    await open(page, 'Customer 0')
    await note(page).fill('Pays late')
    await page.getByRole('alert').getByText('The disk is full', { exact: false }).waitFor()
    expect(await note(page).inputValue()).toBe('Pays late')
    isFull = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Saved').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('outlives an engine that goes away in the middle of it', async () => {
    const { page } = await deskWith(manyCustomers(1))
    let goesAway = true
    await tapEngine(page, (window, frame) => {
      if (!goesAway || frame.call !== 'contact.note') return true
      goesAway = false
      void window.close()
      return false
    })
    await open(page, 'Customer 0')
    await note(page).fill('Pays late')
    await page.getByText('Saved').waitFor()
    expect(goesAway).toBe(false)
    await page.reload()
    await open(page, 'Customer 0')
    await expect.poll(() => note(page).inputValue()).toBe('Pays late')
  })
})

interface Frame {
  readonly id: number
  readonly call: string
}

/** Stands between the window and its engine; what `passes` refuses does not reach it. */
async function tapEngine(page: Page, passes: (window: WebSocketRoute, frame: Frame) => boolean): Promise<void> {
  await page.routeWebSocket(/\/engine$/, (window) => {
    const engine = window.connectToServer()
    window.onMessage((message) => {
      if (passes(window, JSON.parse(String(message)) as Frame)) engine.send(message)
    })
  })
  await page.reload()
  await page.getByRole('option').first().waitFor()
}

function open(page: Page, name: string): Promise<void> {
  return page.getByRole('option').filter({ hasText: name }).click()
}

function note(page: Page) {
  return page.getByRole('textbox', { name: 'Notes' })
}

async function choose(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: value, exact: true }).click()
  await page.getByRole('option', { name: value, exact: true }).waitFor({ state: 'detached' })
}

async function names(page: Page): Promise<readonly string[]> {
  const rows = await page.getByRole('listbox', { name: 'Customers' }).getByRole('option').allInnerTexts()
  return rows.map((row) => /Customer \d+/.exec(row)?.[0] ?? row)
}

function focusedName(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
}
