import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { clippedWords } from './clipped-words.ts'
import { deskWithSample } from './desk-with-sample.ts'

const patient = 180_000

describeInChromium('whoever answers for the desk', () => {
  it('draws its hours into the week and takes holidays in from a file', { timeout: patient }, async () => {
    const { page, complaints } = await deskWithSample()
    await openPage(page, 'Calendars')
    const week = page.getByRole('group', { name: 'Open hours' })
    await week.waitFor()
    await page.getByText('45 hrs', { exact: true }).waitFor()

    // Saturday and Sunday, from six to twelve.
    await drag(page, week, [0.25, 5.5 / 7], [0.5, 6.5 / 7])
    await page.getByRole('button', { name: 'Sunday, 06:00–12:00' }).waitFor()
    await page.getByText('57 hrs', { exact: true }).waitFor()
    // Its end three hours further, with the pointer; then back by an hour, with the keyboard.
    await drag(page, week, [0.499, 6.5 / 7], [0.624, 6.5 / 7])
    const sunday = page.getByRole('button', { name: /^Sunday/ })
    await expect.poll(() => sunday.getAttribute('aria-label')).toBe('Sunday, 06:00–15:00')
    for (let step = 0; step < 4; step++) await sunday.press('Shift+ArrowLeft')
    await expect.poll(() => sunday.getAttribute('aria-label')).toBe('Sunday, 06:00–14:00')
    await sunday.press('Delete')
    await page.locator('[data-period]:focus').waitFor()
    await page.getByText('51 hrs', { exact: true }).waitFor()

    // What is typed for Monday stays Monday's, though Tuesday is pointed at next.
    await page.getByRole('button', { name: /^Monday/ }).focus()
    await page.getByRole('textbox', { name: 'From' }).fill('8')
    await page.getByRole('button', { name: /^Tuesday/ }).click()
    await page.getByRole('button', { name: 'Monday, 08:00–18:00' }).waitFor()
    await page.getByRole('button', { name: 'Tuesday, 09:00–18:00' }).waitFor()

    const file = { name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from(daysOff.join('\r\n')) }
    await page.locator('input[type=file][accept*=".ics"]').setInputFiles(file)
    await page.getByText('2 days off are added').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The calendar is saved').waitFor()

    await page.reload()
    await openPage(page, 'Calendars')
    await page.getByRole('button', { name: 'Saturday, 06:00–12:00' }).waitFor()
    await page.getByRole('list', { name: 'Days off of your own' }).getByText('Stocktaking').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('tries a policy on history before it counts, and looks at who would be late', { timeout: patient }, async () => {
    const { page, complaints } = await deskWithSample()
    await openPage(page, 'Policies')
    await page.getByRole('button', { name: /^3 E-mail/ }).click()
    const target = page.getByRole('group', { name: 'First reply' })
    await target.getByRole('textbox', { name: 'How much' }).fill('1')
    await target.getByRole('combobox', { name: 'Unit' }).click()
    await page.getByRole('option', { name: 'minute' }).click()
    await target.getByRole('combobox', { name: 'Which time counts' }).click()
    await page.getByRole('option', { name: 'by the clock' }).click()
    await page.getByRole('button', { name: 'Try on history…' }).click()
    await page.getByRole('button', { name: 'Try them' }).click()
    const figures = page.getByRole('region', { name: 'First reply' })
    await figures.getByText(/▼ −\d+ points/).waitFor()
    await page.getByRole('radio', { name: 'Worse' }).click()
    const changes = page.getByRole('group', { name: 'What ends otherwise' })
    await changes
      .getByText(/First reply: in time → late/)
      .first()
      .waitFor()

    // Nothing of it counts before it is taken.
    await openPage(page, 'Report')
    const report = page.getByRole('region', { name: 'First reply' })
    const before = await late(report.getByRole('button', { name: / late$/ }).textContent())
    await page.getByRole('tab', { name: 'Try on history' }).click()
    await page.getByRole('button', { name: 'Use these policies' }).click()
    await page.getByText('The policies are saved').waitFor()
    await page.getByRole('tab', { name: 'Report' }).click()
    await page.getByRole('button', { name: 'Count again' }).click()
    await expect.poll(() => late(report.getByRole('button', { name: / late$/ }).textContent())).toBeGreaterThan(before)
    expect(complaints).toEqual([])
  })

  it('goes from a figure to what was said, and comes back to the same report', { timeout: patient }, async () => {
    const { page, complaints } = await deskWithSample()
    await openPage(page, 'Report')
    const figure = page.getByRole('region', { name: 'First reply' }).getByRole('button', { name: / in time$/ })
    await figure.click()
    const behind = page.getByRole('complementary', { name: 'Conversations behind the figure' })
    const counted = Number.parseInt((await figure.textContent()) ?? '', 10)
    await behind.getByText(`${counted} clocks`).waitFor()
    const first = behind.getByRole('group').getByRole('button').first()
    const name = (await first.locator('span span').nth(1).textContent()) ?? ''
    expect(name).not.toBe('')
    await first.click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('heading', { name }).first().waitFor()

    await openPage(page, 'Report')
    await behind.getByText(`${counted} clocks`).waitFor()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV' }).click()
    await page.getByRole('menuitem', { name: 'Every clock' }).click()
    expect((await saving).suggestedFilename()).toMatch(/^Service levels \d{4}-\d\d-\d\d \d{4}-\d\d-\d\d\.csv$/)

    // The hour of the week at which it was late.
    await page.locator('[data-cell][data-level]').first().click()
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: /^Late · / })
      .waitFor()
    expect(complaints).toEqual([])
  })

  it.each(['en-GB', 'ru-RU', 'it-IT', 'ro-RO'])('finds no word cut off in %s', { timeout: patient }, async (locale) => {
    const { page, complaints } = await deskWithSample({ locale })
    await page.locator('button[aria-haspopup="menu"]').first().click()
    await page.getByRole('menuitem').nth(2).click()
    const tabs = page.getByRole('dialog').getByRole('tab')
    await tabs.first().waitFor()
    for (const index of [0, 1, 2, 3]) {
      await tabs.nth(index).click()
      if (index === 2) await page.getByRole('tabpanel').getByRole('button').first().click()
      if (index > 1) await page.getByRole('table').first().waitFor()
      expect(await clippedWords(page)).toEqual([])
    }
    expect(complaints).toEqual([])
  })
})

const daysOff = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  ...['20270104', '20270105'].flatMap((date, index) => [
    'BEGIN:VEVENT',
    `UID:${index}`,
    `DTSTART;VALUE=DATE:${date}`,
    'SUMMARY:Stocktaking',
    'END:VEVENT',
  ]),
  'END:VCALENDAR',
  '',
]

async function openPage(page: Page, name: string): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) {
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Service levels' }).click()
  }
  await page.getByRole('tab', { name }).click()
}

async function drag(
  page: Page,
  area: ReturnType<Page['getByRole']>,
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
): Promise<void> {
  const box = await area.boundingBox()
  if (!box) throw new Error('There is nothing to drag over')
  const at = ([x, y]: readonly [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 5 })
  await page.mouse.up()
}

async function late(text: Promise<string | null>): Promise<number> {
  return Number.parseInt((await text) ?? '', 10)
}
