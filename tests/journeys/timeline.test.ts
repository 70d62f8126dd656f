import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { pdf } from '../../resources/sample/build/pdf.ts'
import { describeInChromium } from '../support/chromium.ts'
import { deskWith } from './desk-with.ts'
import { hostilePdf } from './hostile-pdf.ts'

const dayMs = 86_400_000
/** Noon of a day, so that the zone of the computer does not matter. */
const noon = (date: string) => new Date(`${date}T12:00:00`).getTime()

describeInChromium('the timeline', () => {
  it('goes to a day that is typed and to a month that is picked', async () => {
    const { page, complaints } = await deskWith(everyTenDays(120, noon('2020-01-05')))
    await openAna(page)
    await page.keyboard.press('g')
    await page.getByRole('textbox', { name: 'Date' }).fill('nonsense')
    await page.keyboard.press('Enter')
    await page.getByText('This is not a date.', { exact: false }).waitFor()
    await page.getByRole('textbox', { name: 'Date' }).fill('14 March 2021')
    await page.keyboard.press('Enter')
    await expectSoon(() => firstInView(page)).toBe('Message of 2021-03-20')
    expect(await topLine(page)).toContain('20 March 2021')

    // The timeline has the focus now, so that the arrows scroll it.
    await page.locator('[data-timeline-list]:focus').waitFor()
    await page.getByRole('button', { name: 'Go to date' }).click()
    await page.getByTitle(/^June 2020: 3 messages/).click()
    await expectSoon(() => firstInView(page)).toBe('Message of 2020-06-03')

    await page.keyboard.press('g')
    await page.getByRole('textbox', { name: 'Date' }).press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expectSoon(() => firstInView(page)).toBe('Message of 2020-07-03')
    expect(complaints).toEqual([])
  })

  it('leads from unread to unread, and reads what was looked at, nothing else', async () => {
    const start = noon('2022-01-01')
    const mails = Array.from({ length: 150 }, (_, index) =>
      mailOfAna({ at: start + index * dayMs, text: `Message ${index}`, read: ![20, 90].includes(index) }),
    )
    const { page } = await deskWith(mails)
    await openAna(page)
    await page.getByRole('article').filter({ hasText: 'Message 149' }).waitFor()
    await page.getByRole('button', { name: /Next unread/ }).waitFor()

    await page.keyboard.press('n')
    await expectSoon(() => firstInView(page)).toBe('Message 20')
    await page
      .getByRole('article')
      .filter({ hasText: 'Message 20' })
      .getByLabel('Unread')
      .waitFor({ state: 'detached' })
    await page.keyboard.press('n')
    await expectSoon(() => firstInView(page)).toBe('Message 90')
    await page
      .getByRole('article')
      .filter({ hasText: 'Message 90' })
      .getByLabel('Unread')
      .waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /Next unread/ }).waitFor({ state: 'detached' })
    await page.keyboard.press('n')
    await page.getByText('Nothing is unread here').waitFor()
  })

  it('steps from conversation to conversation and folds them away', async () => {
    const start = noon('2023-01-01')
    const mails = Array.from({ length: 60 }, (_, index) =>
      mailOfAna({
        at: start + index * 60_000,
        text: `Message ${index}`,
        subject: `Thread ${Math.floor(index / 20)}`,
        thread: `thread${Math.floor(index / 20)}`,
      }),
    )
    const { page } = await deskWith(mails)
    await openAna(page)
    await page.getByRole('article').filter({ hasText: 'Message 59' }).waitFor()
    await page.keyboard.press('[')
    await expectSoon(() => firstInView(page)).toBe('Message 40')
    await page.keyboard.press('[')
    await expectSoon(() => firstInView(page)).toBe('Message 20')

    const heading = page.getByRole('button', { name: /Thread 1/ }).first()
    await clickWhereItStands(page, heading)
    await page.getByText('20 messages folded away').waitFor()
    await expectSoon(() => firstInView(page)).toBe('Message 40')
    await clickWhereItStands(page, heading)
    await expectSoon(() => firstInView(page)).toBe('Message 20')
  })

  it('gives a link to a message, and follows it from the address of a page', async () => {
    const { page, desk } = await deskWith(everyTenDays(120, noon('2020-01-05')))
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: desk.origin })
    await openAna(page)
    await page.keyboard.press('g')
    await page.getByRole('textbox', { name: 'Date' }).fill('2021')
    await page.keyboard.press('Enter')
    await expectSoon(() => firstInView(page)).toBe('Message of 2021-01-09')
    const message = page.getByRole('article').filter({ hasText: 'Message of 2021-01-09' })
    await message.hover()
    await message.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Copy link' }).click()
    await page.getByText('The link is copied').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(new RegExp(`^${desk.origin}/#/message/\\d+$`))

    await page.goto('about:blank')
    await page.goto(link)
    await page.getByRole('article').filter({ hasText: 'Message of 2021-01-09' }).waitFor()
    expect(page.url()).toBe(`${desk.origin}/`)
    await page.evaluate(() => {
      location.hash = '#/message/1'
    })
    await page.getByText('The message of this link is not on the desk').waitFor()
  })

  it('shows pictures and documents where they lie, and goes from one to the next', async () => {
    const lines = ['An oak table', '1,200.00 RON']
    const lamp = readFileSync(new URL('../../resources/sample/files/heron-tatami.jpg', import.meta.url))
    const files = [
      { name: 'lamp.jpg', type: 'image/jpeg', bytes: lamp },
      { name: 'offer.pdf', type: 'application/octet-stream', bytes: pdf([lines, ['Page two']]) },
      { name: 'broken.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 and then nothing') },
      { name: 'prices.csv', type: 'text/csv', bytes: Buffer.from('table,1200') },
    ]
    const { page, complaints } = await deskWith([mailOfAna({ at: noon('2026-01-05'), text: 'The offer', files })])
    await openAna(page)
    const lampTile = page.getByRole('button', { name: 'Look at lamp.jpg' })
    await expectSoon(() => lampTile.locator('img').evaluate(widthOfImage)).toBe(288)
    const offerTile = page.getByRole('button', { name: 'Look at offer.pdf' })
    await expectSoon(() => offerTile.locator('img').evaluate(widthOfImage)).toBe(288)
    await page.getByRole('button', { name: 'Save prices.csv' }).waitFor()

    await lampTile.click()
    const viewer = page.getByRole('dialog')
    await expectSoon(() => viewer.getByRole('img', { name: 'lamp.jpg' }).evaluate(widthOfImage)).toBe(640)
    await page.keyboard.press('+')
    await viewer.getByText('150%').waitFor()
    await page.keyboard.press('0')
    await page.keyboard.press('ArrowRight')

    await viewer.getByText('Page 1 of 2').waitFor()
    // The words can be selected, and they stand where they are painted.
    await viewer.getByText('An oak table').waitFor()
    await expectSoon(() => viewer.locator('canvas').first().evaluate(darkPixels)).toBeGreaterThan(100)
    await page.keyboard.press('End')
    await viewer.getByText('Page 2 of 2').waitFor()
    await viewer.getByText('Page two').waitFor()

    await page.keyboard.press('ArrowRight')
    await viewer.getByText('This file is damaged or not a PDF.', { exact: false }).waitFor()
    const download = page.waitForEvent('download')
    await viewer.getByRole('button', { name: 'Save' }).click()
    expect((await download).suggestedFilename()).toBe('broken.pdf')
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('opens a hostile PDF without running or fetching anything of it', async () => {
    const files = [{ name: 'invoice.pdf', type: 'application/pdf', bytes: hostilePdf }]
    const { page, desk } = await deskWith([mailOfAna({ at: noon('2026-01-05'), text: 'Pay at once', files })])
    const outside: string[] = []
    const spoken: string[] = []
    page.context().on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(desk.origin) && !url.startsWith('blob:')) outside.push(url)
    })
    page.on('dialog', (dialog) => {
      spoken.push(dialog.message())
      void dialog.dismiss()
    })
    await openAna(page)
    await page.getByRole('button', { name: 'Look at invoice.pdf' }).click()
    const viewer = page.getByRole('dialog')
    await viewer.getByText('You owe us').waitFor()
    const { x, y } = (await viewer.getByText('everything').boundingBox()) ?? { x: 0, y: 0 }
    await page.mouse.click(x + 5, y + 5)
    await page.keyboard.press('End')
    await viewer.getByText('The last page').waitFor()
    expect([...outside, ...spoken]).toEqual([])
    expect(page.context().pages()).toHaveLength(1)
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })
})

/** A loaded machine paints late. */
function expectSoon<Value>(question: () => Promise<Value>) {
  return expect.poll(question, { timeout: 20_000 })
}

interface File {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

interface Mail {
  readonly at: number
  readonly text: string
  readonly subject?: string
  readonly thread?: string
  readonly read?: boolean
  readonly files?: readonly File[]
}

function mailOfAna({ at, text, subject = 'Order', thread = 'order', read = true, files = [] }: Mail): string {
  const parts = files.map(({ name, type, bytes }) => [
    '--part',
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ])
  const lines = [
    'From: Ana Popescu <ana@mail.test>',
    'To: help@shop.test',
    `Subject: ${subject}`,
    `Date: ${new Date(at).toUTCString()}`,
    `Message-ID: <${at}@mail.test>`,
    `References: <${thread}@mail.test>`,
    `Status: ${read ? 'RO' : 'O'}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=part',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
    ...parts.flat(),
    '--part--',
    '',
  ]
  return lines.join('\r\n')
}

function everyTenDays(count: number, start: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * 10 * dayMs
    return mailOfAna({ at, text: `Message of ${new Date(at).toISOString().slice(0, 10)}` })
  })
}

async function openAna(page: Page): Promise<void> {
  await page.getByRole('option', { name: /Ana Popescu/ }).click()
  await page.getByRole('article').first().waitFor()
}

/** The text of the topmost message whose beginning is in view. */
function firstInView(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const top = document.querySelector('[data-timeline-list]')?.getBoundingClientRect().top ?? 0
    const articles = [...document.querySelectorAll('article')]
    const first = articles.find((article) => article.getBoundingClientRect().top >= top)
    return first?.textContent?.match(/Message( of)? [\d-]+/)?.[0]
  })
}

/** As a hand does it: once it stands still, and without scrolling it elsewhere, as the driver's own click may. */
async function clickWhereItStands(page: Page, control: Locator): Promise<void> {
  const box = await restingBox(control)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

async function restingBox(control: Locator) {
  for (let before = await control.boundingBox(); ; ) {
    await setTimeout(200)
    const now = await control.boundingBox()
    if (now && now.y === before?.y) return now
    before = now
  }
}

/** What stands at the very top of the list. */
function topLine(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { top, left, width } =
      document.querySelector('[data-timeline-list]')?.getBoundingClientRect() ?? new DOMRect()
    return document.elementFromPoint(left + width / 2, top + 28)?.textContent ?? null
  })
}

const widthOfImage = (image: Element) => (image as HTMLImageElement).naturalWidth

/** How many pixels of a canvas are nearly black: the words of a page. */
const darkPixels = (canvas: Element) => {
  const { width, height } = canvas as HTMLCanvasElement
  const pixels = width === 0 ? null : (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height)
  return pixels?.data.filter((value, index) => index % 4 === 0 && value < 64).length ?? 0
}
