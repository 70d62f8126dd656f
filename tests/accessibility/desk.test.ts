import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runningDesk } from '../hosts/running-desk.ts'
import { hostileMail } from '../journeys/hostile-mail.ts'
import { shopMail } from '../journeys/shop-mails.ts'
import { runCommand } from '../journeys/triage-hands.ts'
import { describeInChromium, openChromium } from '../support/chromium.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { expectAccessible } from './axe-audit.ts'

const corpus = new URL('../corpus/mime/', import.meta.url)
const inCorpus = (name: string) => readFileSync(new URL(name, corpus), 'utf8')

const question = shopMail({
  from: 'Ana Popescu <ana@mail.test>',
  subject: 'Broken kettle',
  text: 'The thermostat is gone.\n\nOn Mon, 2 Mar 2026 at 10:00, Shop <help@shop.test> wrote:\n> How is the kettle?\n\n-- \nAna Popescu\nIași',
})

const invitation = [
  'From: Ivo Horn <ivo@mail.test>',
  'To: help@shop.test',
  'Subject: Visit',
  'Date: Mon, 02 Mar 2026 10:00:00 +0000',
  'Message-ID: <visit@mail.test>',
  'MIME-Version: 1.0',
  'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
  '',
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:visit@mail.test',
  'DTSTART:20260310T090000Z',
  'DTEND:20260310T100000Z',
  'SUMMARY:Visit of the workshop',
  'LOCATION:Iași',
  'ORGANIZER;CN=Ivo Horn:mailto:ivo@mail.test',
  'ATTENDEE:mailto:help@shop.test',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')

const mails = [
  question,
  hostileMail,
  invitation,
  inCorpus('multipart_report_emails/report_422.eml'),
  inCorpus('attachment_emails/attachment_pdf.eml'),
]

/** Axe looks at a dozen screens twice. */
const patient = 240_000

describeInChromium('the desk is for everybody', () => {
  it('in every view of the queue', { timeout: patient }, async () => {
    const page = await deskWith(mails)
    await expectAccessible(page, 'nobody is open')
    await page.keyboard.press('v')
    await page.getByRole('menu').waitFor()
    await expectAccessible(page, 'the views of the queue')
    await page.keyboard.press('Escape')
    for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'd', '0']) {
      await page.keyboard.press(key)
      await expectAccessible(page, `queue: view ${key}`)
    }
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Control+A')
    await page.getByText('5 selected').waitFor()
    await expectAccessible(page, 'many rows selected')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Filter and order/ }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'filters of the queue')
    await page.getByRole('checkbox', { name: 'Has attachments' }).click()
    await page.keyboard.press('Escape')
    await expectAccessible(page, 'a filter that is on')
    await page.keyboard.press('6')
    await page.getByText('No customers match').waitFor()
    await expectAccessible(page, 'nobody fits the filters')
  })

  it('on the timelines of a text, a layout, a bounce, an invitation and files', { timeout: patient }, async () => {
    const page = await deskWith(mails)
    await open(page, 'Ana Popescu')
    await page.getByText('The thermostat is gone.').last().waitFor()
    await expectAccessible(page, 'a text with a quote and a signature')
    await page.keyboard.press('Shift+O')
    await expectAccessible(page, 'an unfolded quote')
    await page.keyboard.press('e')
    await page.getByText('Ana Popescu is done').waitFor()
    await expectAccessible(page, 'a toast')

    await open(page, 'Mallory Hart')
    await page.locator('article').hover()
    await page.getByRole('button', { name: 'Show as the sender laid it out' }).click()
    await page.frameLocator('iframe').getByRole('heading', { name: 'You won' }).waitFor()
    await expectAccessible(page, 'a layout with blocked images')

    await open(page, 'Ivo Horn')
    await page.getByText('Visit of the workshop').last().waitFor()
    await expectAccessible(page, 'an invitation')

    await open(page, 'fraser@oooooooo')
    await page.locator('article').waitFor()
    await expectAccessible(page, 'a bounce')

    await page.getByRole('option').last().click()
    await page.getByRole('list', { name: 'Attachments' }).first().waitFor()
    await expectAccessible(page, 'a file')
    await page
      .getByRole('button', { name: /^Look at/ })
      .first()
      .click()
    // A toast is a dialog too, but not one that opened.
    await page.locator('[role=dialog][data-open]').waitFor()
    await expectAccessible(page, 'a look at a file')
  })

  it('in what opens above a timeline', { timeout: patient }, async () => {
    const page = await deskWith(mails)
    await open(page, 'Ana Popescu')
    await page.locator('article').waitFor()
    await page.locator('article').hover()
    await page.getByTitle('Sender and recipients').click()
    await expectAccessible(page, 'sender and recipients')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menu').waitFor()
    await expectAccessible(page, 'menu of a message')
    await page.getByRole('menuitem', { name: 'Raw source' }).click()
    await page.getByRole('dialog', { name: 'Raw source' }).waitFor()
    await expectAccessible(page, 'the source of a message')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('Shift+D')
    await page.getByRole('dialog', { name: 'Why this time?' }).getByRole('table').waitFor()
    await expectAccessible(page, 'why there is so much time')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await runCommand(page, 'away until')
    await page.getByRole('dialog', { name: 'Away until…' }).getByRole('status').waitFor()
    await expectAccessible(page, 'what breaches while one is away')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('g')
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'a date to go to')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await expectAccessible(page, 'keyboard shortcuts')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('menu').waitFor()
    await expectAccessible(page, 'menu of the desk')
  })

  it('while it is searched', { timeout: patient }, async () => {
    const page = await deskWith(mails)
    await page.keyboard.press('/')
    await page.getByText('How to search').waitFor()
    await expectAccessible(page, 'hints of the search')
    await page.keyboard.type('kettle')
    await page.locator('mark').first().waitFor()
    await expectAccessible(page, 'what was found')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('article').first().waitFor()
    await expectAccessible(page, 'what was found, with one opened')
    await page.getByRole('combobox', { name: 'Search all messages' }).fill('zyzzyva')
    await page.getByText('Nothing found').waitFor()
    await expectAccessible(page, 'nothing found')
    await page.getByRole('combobox', { name: 'Search all messages' }).fill('from: before:soon "')
    await page.getByRole('status').first().waitFor()
    await expectAccessible(page, 'a question that is half typed')
  })

  it('on each page of the settings', { timeout: patient }, async () => {
    const page = await deskWith(mails)
    await page.keyboard.press('Control+,')
    await page.getByRole('dialog', { name: 'Settings' }).waitFor()
    const tabs = page.getByRole('tab')
    expect(await tabs.count()).toBeGreaterThan(3)
    for (const tab of await tabs.all()) {
      await tab.click()
      await page.getByRole('tabpanel').waitFor()
      await expectAccessible(page, `settings: ${await tab.textContent()}`)
    }
  })

  it('in a window too narrow for the card', async () => {
    const page = await deskWith([question])
    await page.setViewportSize({ width: 900, height: 700 })
    await open(page, 'Ana Popescu')
    await page.keyboard.press('i')
    await page.getByText('First contact').waitFor()
    await expectAccessible(page, 'the card over the timeline')
  })
})

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await page.getByRole('heading', { name }).first().waitFor()
}

/** A desk that has imported these mails, in a fresh window. */
async function deskWith(contents: readonly string[]): Promise<Page> {
  const desk = await runningDesk(join(await temporaryFolder(), 'data'))
  const { page } = await openChromium()
  await page.goto(desk.address)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /Import mail files/ }).click()
  const files = contents.map((mail, index) => ({
    name: `${index}.eml`,
    mimeType: 'message/rfc822',
    buffer: Buffer.from(mail),
  }))
  await (await chooser).setFiles(files)
  await expect.poll(() => page.getByRole('option').count(), { timeout: 20_000 }).toBe(contents.length)
  return page
}
