import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runningDesk } from '../hosts/running-desk.ts'
import { describeInChromium, openChromium } from '../support/chromium.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { deskWith } from './desk-with.ts'
import { manyCustomers } from './shop-mails.ts'

const patient = 120_000

describeInChromium('canned replies', () => {
  it('are written, picked by a few letters, and filled in gap by gap', { timeout: patient }, async () => {
    const { page, complaints } = await deskWith(manyCustomers(2))
    await openLibrary(page)
    await write(page, {
      title: 'Where is my order',
      shortcut: 'status',
      text: 'Hi {{ contact.first_name | default: "there" }}, order {% placeholder "number" %} leaves on {% placeholder "day" %}.',
    })
    await page
      .getByRole('region', { name: 'Preview' })
      .getByText(/^Hi Ana, order/)
      .waitFor()
    await save(page)
    await closeLibrary(page)

    await open(page, 'Customer 1')
    await beginAnswer(page)
    await page.keyboard.type('Hello. /whr ordr')
    await picker(page).getByText('Hi there, order').waitFor()
    await page.keyboard.press('Enter')
    await picker(page).waitFor({ state: 'detached' })
    await page.keyboard.type('LP-17')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Monday')
    await expect.poll(() => text(page).textContent()).toBe('Hello. Hi there, order LP-17 leaves on Monday.')
    expect(complaints).toEqual([])
  })

  it('are several in one answer, by keys, by a button, and by the palette', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(1))
    await openLibrary(page)
    await write(page, { title: 'First', text: 'One.', steps: ['Mark as done'] })
    await save(page)
    await write(page, { title: 'Second', text: 'Two.' })
    await save(page)
    await write(page, { title: 'Third', text: 'Three.' })
    await save(page)
    await closeLibrary(page)

    await open(page, 'Customer 0')
    await page.keyboard.press('Control+/')
    await picker(page).getByRole('option', { name: /First/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'When sent' }).getByText('Mark as done').waitFor()
    await page.getByRole('button', { name: 'Insert a canned reply' }).click()
    await page.keyboard.type('sec')
    await picker(page)
      .getByRole('option', { name: /Second/ })
      .click()
    await expect.poll(() => text(page).textContent()).toBe('One. Two.')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('third')
    await page.getByRole('option', { name: /Third/ }).click()
    await expect.poll(() => text(page).textContent()).toBe('One. Two.Three.')
    await page.getByRole('button', { name: 'Leave out: Mark as done' }).click()
    await page.getByRole('list', { name: 'When sent' }).waitFor({ state: 'detached' })
  })

  it('leave the slash alone after Escape, and at what is no reply', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(1))
    await openLibrary(page)
    await write(page, { title: 'Home', text: 'Home.' })
    await save(page)
    await closeLibrary(page)
    await open(page, 'Customer 0')
    await beginAnswer(page)
    await page.keyboard.type('Look at /ho')
    await picker(page).waitFor()
    await page.keyboard.press('Escape')
    await picker(page).waitFor({ state: 'detached' })
    await page.keyboard.type('me/user')
    await page.keyboard.press('Enter')
    await page.keyboard.type('and at 1/2')
    expect(await picker(page).count()).toBe(0)
    await expect.poll(() => text(page).textContent()).toBe('Look at /home/userand at 1/2')
  })

  it('are suggested for a question that was answered before, and wait to be asked', { timeout: patient }, async () => {
    const { page } = await deskWith([
      question('Ana', 'The kettle arrived broken, the lid is cracked'),
      question('Boris', 'My kettle came with a cracked lid, it is broken'),
    ])
    await openLibrary(page)
    await write(page, { title: 'Arrived damaged', shortcut: 'broken', text: 'We send a new one.' })
    await save(page)
    await closeLibrary(page)
    await open(page, 'Ana')
    await beginAnswer(page)
    await page.keyboard.type('/broken')
    await picker(page).getByText('We send a new one.').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => text(page).textContent()).toBe('We send a new one.')

    await open(page, 'Boris')
    await beginAnswer(page)
    await page.getByRole('group', { name: 'Suggested replies' }).getByText('Arrived damaged').waitFor()
    expect(await text(page).textContent()).toBe('')
    await page.keyboard.press('Alt+1')
    await expect.poll(() => text(page).textContent()).toBe('We send a new one.')
    await page.getByRole('group', { name: 'Suggested replies' }).waitFor({ state: 'detached' })
  })

  it('are short in a chat, and filled in there as well', { timeout: patient }, async () => {
    const desk = await runningDesk(join(await temporaryFolder(), 'data'))
    const { page, complaints } = await openChromium()
    await page.goto(desk.address)
    await page
      .getByRole('button', { name: /sample/i })
      .first()
      .click()
    await open(page, 'Ellie Morgan')
    const field = page.getByRole('textbox', { name: 'Text of the answer' })
    await page.getByRole('button', { name: /Reply to Ellie/ }).waitFor()
    await page.keyboard.press('r')
    await expect.poll(() => field.evaluate((area) => area === document.activeElement)).toBe(true)
    await page.keyboard.type('/code')
    await picker(page).getByText('Codes work once each.').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => field.inputValue()).toMatch(/^Codes work once each\..*⟨code⟩/)
    await page.keyboard.type('LP-10')
    await expect.poll(() => field.inputValue()).toMatch(/this order: LP-10$/)
    await page.keyboard.type(' /stat')
    await picker(page).getByText('Tracking:').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('packed')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Monday')
    await expect
      .poll(() => field.inputValue())
      .toMatch(/It's packed and should reach you by Monday\. Tracking: ⟨tracking number⟩/)
    expect(complaints).toEqual([])
  })

  it('that lack something show it, and are not sent', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(1))
    await openLibrary(page)
    await write(page, { title: 'Broken', text: 'Call {{ custom.phone }}' })
    await page
      .getByRole('list', { name: 'Problems of the template' })
      .getByText('There is no variable custom.phone')
      .waitFor()
    await save(page)
    await closeLibrary(page)
    await open(page, 'Customer 0')
    await beginAnswer(page)
    await page.keyboard.type('/bro')
    await picker(page).getByText('{{custom.phone}}').waitFor()
    await page.keyboard.press('Enter')
    await text(page).locator('mark[data-unresolved]').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').waitFor()
    expect(await text(page).textContent()).toContain('{{custom.phone}}')
  })

  it('say what the desk says of itself, once it was told', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(1))
    await openLibrary(page)
    await write(page, { title: 'Hours', text: 'We are here {{ custom.opening_hours }}.' })
    const problem = page.getByText('There is no variable custom.opening_hours')
    await problem.waitFor()
    await page.getByRole('button', { name: 'Add a field of your own' }).click()
    const field = page.getByRole('dialog', { name: 'Add a field of your own' })
    await field.getByRole('textbox', { name: 'Name' }).fill('Opening hours')
    await field.getByRole('textbox', { name: 'What it says' }).fill('9 to 5')
    await field.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('region', { name: 'Preview' }).getByText('We are here 9 to 5.').waitFor()
    await problem.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Change custom.opening_hours' }).click()
    await page.getByRole('button', { name: 'Remove the field' }).click()
    await problem.waitFor()
  })

  it('are changed only when they are saved, and come back when they were deleted', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(1))
    await openLibrary(page)
    await write(page, { title: 'Refund', folder: 'Returns/Money', shortcut: 'ref', text: 'Of course.' })
    await save(page)
    await page.getByRole('treeitem', { name: /Money/ }).waitFor()
    await page.getByRole('textbox', { name: 'Title' }).fill('Refund sent')
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await page.getByRole('textbox', { name: 'Title' }).focus()
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Refund sent')
    await page.keyboard.press('Control+s')
    await page.getByRole('treeitem', { name: /Refund sent/ }).waitFor()

    await page.getByRole('button', { name: 'Duplicate' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Refund sent (copy)')
    await page.getByRole('textbox', { name: 'Shortcut' }).fill('ref')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('ref').waitFor()
    await page.getByRole('textbox', { name: 'Shortcut' }).fill('')
    await save(page)
    await page.getByRole('treeitem', { name: /copy/ }).waitFor()
    await page.getByRole('button', { name: 'Delete the reply' }).click()
    await page.getByRole('treeitem', { name: /copy/ }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('treeitem', { name: /copy/ }).waitFor()
  })

  it('leave and come as a file, with every row that was not taken', { timeout: patient }, async () => {
    const { page } = await deskWith(manyCustomers(1))
    await openLibrary(page)
    await write(page, { title: 'Thanks', text: 'Thank you!' })
    await save(page)
    await page.getByRole('button', { name: 'Import and export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /CSV/ }).click()
    const exported = await readFile(await (await download).path(), 'utf8')
    expect(exported).toMatch(/^\ufefftitle,folder/)
    expect(exported).toContain('Thank you!')

    await page.locator('input[type=file][accept*=csv]').setInputFiles({
      name: 'theirs.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('title,body\r\nThanks,Thanks a lot\r\nEmpty,\r\nBye,See you\r\n'),
    })
    const report = page.getByRole('dialog', { name: 'Import of canned replies' })
    await report.getByText('1 reply was added, 1 was replaced.').waitFor()
    await report.getByText('Row 3').waitFor()
    await report.getByText('Has no text').waitFor()
    await report.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('treeitem', { name: /Bye/ }).waitFor()
  })
})

function open(page: Page, name: string): Promise<void> {
  return page.getByRole('option').filter({ hasText: name }).first().click()
}

async function beginAnswer(page: Page): Promise<void> {
  await page.keyboard.press('r')
  await expect.poll(() => text(page).evaluate((field) => field === document.activeElement)).toBe(true)
}

function text(page: Page) {
  return page.getByRole('textbox', { name: 'Text of the answer' })
}

function picker(page: Page) {
  return page.getByRole('region', { name: 'Canned replies' })
}

async function openLibrary(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Canned replies' }).click()
  await page.getByRole('dialog', { name: 'Canned replies' }).waitFor()
}

async function closeLibrary(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Canned replies' }).waitFor({ state: 'detached' })
}

interface Written {
  readonly title: string
  readonly text: string
  readonly shortcut?: string
  readonly folder?: string
  readonly steps?: readonly string[]
}

async function write(
  page: Page,
  { title, text: words, shortcut = '', folder = '', steps = [] }: Written,
): Promise<void> {
  await page.getByRole('button', { name: 'New reply' }).first().click()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('textbox', { name: 'Shortcut' }).fill(shortcut)
  await page.getByRole('combobox', { name: 'Folder' }).fill(folder)
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
  await page.keyboard.insertText(words)
  for (const step of steps) {
    await page.getByRole('button', { name: 'Add a step' }).click()
    await page.getByRole('option', { name: step }).click()
  }
}

async function save(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Save', exact: true })
  await button.click()
  // While it is being saved it is only said to be disabled.
  await expect.poll(() => button.evaluate((element: HTMLButtonElement) => element.disabled)).toBe(true)
}

function question(name: string, words: string): string {
  return [
    `From: ${name} <${name.toLowerCase()}@home.test>`,
    'To: help@shop.test',
    `Subject: A question of ${name}`,
    `Message-ID: <${name}@home.test>`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    '',
    words,
    '',
  ].join('\r\n')
}
