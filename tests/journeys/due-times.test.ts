import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInChromium } from '../support/chromium.ts'
import { mail } from '../support/remote-events.ts'
import type { TestDesk } from '../support/test-desk.ts'
import { deskInTime, minutesAt, timeOf } from './desk-in-time.ts'
import { answerText, customer, takeUpThePen } from './desk-on-mailbox.ts'
import { runCommand, toast } from './triage-hands.ts'

/** Of office hours from nine to five, and four of them for a first reply to a mail: due at 13:30 and 13:45. */
const ana = mail({ from: 'Ana <ana@mail.test>', subject: 'Where is my parcel?', at: minutesAt(2, 9, 30) })
const ivo = mail({ from: 'Ivo <ivo@mail.test>', subject: 'A broken lamp', at: minutesAt(2, 9, 45) })
const others = ['Petra', 'Kofi', 'Lena'].map((name, n) =>
  mail({ from: `${name} <${name}@mail.test>`, subject: `Question of ${name}`, at: minutesAt(2, 15, n) }),
)

describeInChromium('answering in time', () => {
  it('warns, breaches, is answered, sleeps for three days, explains and replays', { timeout: 180_000 }, async () => {
    const { desk, page, post, server, sleepUntil, complaints } = await deskInTime([ana, ivo], timeOf(2, 10))
    await openFromNineToFive(desk)
    await countdown(page, 'Ana', /^First reply: 3 hrs 29 mins left, due 13:30$/).waitFor()
    await page.getByRole('button', { name: /^Due today: 2/ }).click()
    await expect.poll(() => listed(page)).toEqual(['Today', 'Ana', 'Ivo'])

    await sleepUntil(timeOf(2, 12, 29, 58))
    await toast(page, 'Ana: First reply due 13:30').waitFor()
    await countdown(page, 'Ana', /left, due 13:30$/).waitFor()

    await sleepUntil(timeOf(2, 13, 16))
    await expect.poll(() => listed(page)).toEqual(['Within 15 minutes', 'Ana', 'Today', 'Ivo'])
    await expect.poll(() => countdown(page, 'Ana', /left/).textContent()).toMatch(/^13:\d\d$/)

    await sleepUntil(timeOf(2, 13, 29, 57))
    await toast(page, 'Ana: First reply breached, was due 13:30').waitFor()
    await expect.poll(() => listed(page)).toEqual(['Breached', 'Ana', 'Within 15 minutes', 'Ivo'])
    await countdown(page, 'Ana', /^First reply: .* late, was due 13:30$/).waitFor()

    // What waits in the outbox has not ended the clock yet.
    post.hold('send')
    await customer(page, 'Ana').click()
    await takeUpThePen(page)
    await answerText(page).pressSequentially('It left today.')
    await page.keyboard.press('Control+Enter')
    await countdown(page, 'Ana', /^Answered, not sent yet\./).waitFor()
    post.release('send')
    await countdown(page, 'Ana', /^Answered, not sent yet\./).waitFor({ state: 'detached' })
    await customer(page, 'Ivo').click()
    await expect.poll(() => listed(page)).toEqual(['Within 15 minutes', 'Ivo', 'Later', 'Ana'])

    server.push(...others)
    await customer(page, 'Petra').waitFor()
    await sleepUntil(timeOf(5, 10))
    // Ana's parcel is not settled either, after three days of work. One sentence for all of them, and no storm.
    await toast(page, 'Breached: 5').waitFor()
    for (const name of ['Petra', 'Kofi', 'Lena']) expect(await toast(page, `${name}: `).count()).toBe(0)
    await page.waitForFunction(() => document.title === '(5) Throughline')
    await expect.poll(() => listed(page)).toEqual(['Breached', 'Ivo', 'Petra', 'Kofi', 'Lena', 'Ana'])

    await page.keyboard.press('Shift+D')
    const account = page.getByRole('dialog', { name: 'Why this time?' })
    await account.getByText(/^Its time was over .*13:45; it is .* late and still runs\.$/).waitFor()
    expect(await rows(page)).toEqual([
      ['Mon 2 Nov, 09:45', 'Mon 2 Nov, 17:00', 'Counted', '7 hrs 15 mins'],
      ['Mon 2 Nov, 17:00', 'Tue 3 Nov, 09:00', 'Outside working hours', '16 hrs'],
      ['Tue 3 Nov, 09:00', 'Tue 3 Nov, 17:00', 'Counted', '8 hrs'],
      ['Tue 3 Nov, 17:00', 'Wed 4 Nov, 09:00', 'Outside working hours', '16 hrs'],
      ['Wed 4 Nov, 09:00', 'Wed 4 Nov, 17:00', 'Counted', '8 hrs'],
      ['Wed 4 Nov, 17:00', 'Thu 5 Nov, 09:00', 'Outside working hours', '16 hrs'],
      ['Thu 5 Nov, 09:00', expect.stringMatching(/^Thu 5 Nov, 10:0/), 'Counted', expect.stringMatching(/^1 hr/)],
    ])
    await account.getByText('Policy: E-mail').waitFor()
    await account.getByText('Show the message').click()
    await account.waitFor({ state: 'detached' })

    await page.keyboard.press('Shift+N')
    await toast(page, 'Ivo needs no answer').waitFor()
    await expect.poll(async () => (await listed(page)).slice(0, 4)).toEqual(['Breached', 'Petra', 'Kofi', 'Lena'])

    // With an hour more Ana would have had her answer in time; nobody else's fate changes.
    await runCommand(page, 'service levels')
    const levels = page.getByRole('dialog', { name: 'Service levels' })
    await levels.getByRole('button', { name: /E-mail/ }).click()
    await levels.getByRole('group', { name: 'First reply' }).getByLabel('How much').fill('5')
    await levels.getByRole('button', { name: /^Try on history/ }).click()
    await levels.getByRole('button', { name: 'Try them' }).click()
    await levels.getByText('1 clock', { exact: true }).waitFor()
    const changed = levels.getByRole('group', { name: 'What ends otherwise' }).getByRole('button')
    expect(await changed.allInnerTexts()).toEqual([expect.stringMatching(/^Ana[\s\S]*First reply: .* → /)])
    expect(complaints).toEqual([])
  })
})

/** Whatever hours a new desk begins with. */
async function openFromNineToFive(desk: TestDesk): Promise<void> {
  const [office] = await desk.call('calendar.list', {})
  if (!office) throw new Error('A new desk has no calendar')
  const { id, ...calendar } = office
  const periods = [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 17 * 60 }))
  await desk.call('calendar.save', { id, calendar: { ...calendar, periods } })
}

function countdown(page: Page, name: string, label: RegExp) {
  return customer(page, name).getByRole('img', { name: label })
}

/** The names of sections and customers, in the order of the list. */
async function listed(page: Page): Promise<readonly string[]> {
  const names = /Breached|Within 15 minutes|Today|Later|Paused|Ana|Ivo|Petra|Kofi|Lena/
  const lines = await page
    .getByRole('listbox', { name: 'Customers' })
    .locator('[role="option"], [data-section]')
    .allInnerTexts()
  return lines.map((line) => names.exec(line)?.[0] ?? line)
}

async function rows(page: Page): Promise<readonly (readonly string[])[]> {
  const lines = page.getByRole('dialog').locator('table tbody').first().locator('tr')
  return Promise.all((await lines.all()).map((line) => line.locator('td').allInnerTexts()))
}
