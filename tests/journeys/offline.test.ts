import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { QueueRow } from '../../src-main/contract/desk.ts'
import type { TriageStep } from '../../src-main/contract/triage.ts'
import { describeInChromium } from '../support/chromium.ts'
import { describeWithPostfix } from '../support/describe-with-postfix.ts'
import {
  addressOf,
  askedBy,
  flagsIn,
  messageIdOf,
  type Person,
  people,
  questionOf,
  subjectOf,
  subjectsIn,
} from './asking-people.ts'
import { answerText, customer, type DeskOnMailbox, deskOnMailbox, takeUpThePen, windowOn } from './desk-on-mailbox.ts'
import { type MailProvider, startMailProvider } from './mail-provider.ts'

const endOfData = '\r\n.\r\n'

describeWithPostfix('a desk on a train', () => {
  describeInChromium('before a real mailbox', () => {
    let provider: MailProvider
    beforeAll(async () => {
      provider = await startMailProvider()
    })
    afterAll(() => provider.stop())

    it('triages ten and answers three; back online the server knows it all, and what went stale waits beside the news', {
      timeout: 240_000,
    }, async () => {
      const support = provider.dovecot.newUser()
      await askedBy(provider, support, people)
      // Hugo's was read in another program.
      await provider.dovecot.doveadm(
        'flags',
        'add',
        '-u',
        support,
        '\\Seen',
        'HEADER',
        'subject',
        subjectOf('Hugo Brandt'),
      )
      const desk = await deskOnMailbox(provider, support)
      await keepCannedReply(desk)
      // High enough for the whole queue.
      const { page, complaints } = await windowOn(desk, { height: 1300 })
      await page.getByText('Up to date').waitFor()
      await page.keyboard.press('1')
      await expect.poll(() => rows(page).count()).toBe(people.length)

      await page.getByRole('button', { name: 'Work offline' }).click()
      await page.getByText('You work offline').waitFor()
      for (const { name, take, told } of tenSteps) {
        await customer(page, name).click()
        await page.getByRole('heading', { name }).first().waitFor()
        await page.getByText(questionOf(name)).last().waitFor()
        await take(page)
        await toast(page, told).waitFor()
      }
      const left = ['Greta Holm', 'Hugo Brandt', 'Irina Luca', 'Jonas Weiss', 'Klara Novak', 'Luca Conti', 'Mihai Rusu']
      await expect.poll(() => rows(page).count()).toBe(left.length)
      for (const name of left) await customer(page, name).waitFor()

      for (const [index, name] of (['Klara Novak', 'Luca Conti', 'Mihai Rusu'] as const).entries()) {
        await answerWithCanned(page, name)
        await toast(page, 'Will be sent when you are back online').waitFor()
        await page.getByText(new RegExp(`^${index + 1} answers? leaves? when you are back`)).waitFor()
      }
      await page.keyboard.press('8')
      const outbox = page.getByRole('region', { name: 'Answers on their way' })
      await expect.poll(() => outbox.getByRole('listitem').count()).toBe(3)
      expect(await outbox.getByText('Waits until you are back online').count()).toBe(3)
      await outbox.getByText(/\d+ changes wait to be told to the server/).waitFor()
      // Nothing of it has left.
      expect(await provider.folder(support, 'Sent')).toEqual([])
      expect(await provider.folder(support, 'INBOX')).toHaveLength(people.length)

      await provider.write({
        from: addressOf('Luca Conti', support),
        name: 'Luca Conti',
        to: support,
        subject: `Re: ${subjectOf('Luca Conti')}`,
        inReplyTo: messageIdOf('Luca Conti', support),
        text: 'Never mind, the neighbour had my parcel.',
      })
      await page.getByRole('button', { name: 'Go back online' }).first().click()
      for (const name of ['Klara Novak', 'Mihai Rusu'] as const) {
        const inbox = () => provider.inbox(addressOf(name, support))
        await expect.poll(inbox).toContain(`Dear ${name.split(' ')[0]},`)
      }
      await page.keyboard.press('9')
      const held = page.getByRole('region', { name: 'Answers that wait for you' })
      await held.getByText('Held: there is something new').waitFor()
      expect(await held.getByRole('listitem').count()).toBe(1)
      await held.getByRole('button', { name: 'More for this answer' }).click()
      await page.getByRole('menuitem', { name: 'Look at it' }).click()
      const question = page.getByRole('dialog', { name: 'Your answer to Luca Conti is held' })
      const theirs = question.getByRole('region', { name: 'Written since you looked' })
      const ours = question.getByRole('region', { name: 'What you are about to say' })
      await theirs.getByText('Never mind, the neighbour had my parcel.').waitFor()
      await ours.getByText('Dear Luca,').waitFor()
      const [before, beside] = [await theirs.boundingBox(), await ours.boundingBox()]
      expect(before && beside && before.x + before.width <= beside.x && before.y === beside.y).toBe(true)
      expect(await provider.inbox(addressOf('Luca Conti', support))).toBe('')

      await question.getByRole('button', { name: 'Edit' }).click()
      await expect.poll(() => answerText(page).textContent()).toContain('Your order left us')
      await page.keyboard.press('Control+End')
      await page.keyboard.type(' How kind of them.')
      await page.keyboard.press('Control+Enter')
      await expect.poll(() => provider.inbox(addressOf('Luca Conti', support))).toContain('How kind of them.')

      await expect.poll(async () => (await provider.folder(support, 'Sent')).length).toBe(3)
      for (const name of ['Klara Novak', 'Luca Conti', 'Mihai Rusu'] as const) {
        const inbox = await provider.inbox(addressOf(name, support))
        expect(inbox.match(/^Message-ID:/gim)).toHaveLength(1)
        expect(inbox).toContain(`In-Reply-To: <${messageIdOf(name, support)}>`)
      }
      await expect.poll(() => untold(desk)).toEqual({ pendingChanges: 0, changeError: null })
      expect(await subjectsIn(provider, support, 'Archive')).toEqual([subjectOf('Dan Stan')])
      expect(await subjectsIn(provider, support, 'Junk')).toEqual([subjectOf('Elena Popa')])
      expect(await subjectsIn(provider, support, 'Trash')).toEqual([subjectOf('Felix Kern')])
      const flags = await flagsIn(provider, support, 'INBOX')
      expect(flags.get(subjectOf('Greta Holm'))).toContain('\\Flagged')
      expect(flags.get(subjectOf('Hugo Brandt'))).not.toContain('\\Seen')
      expect([...flags.values()].filter((each) => each.includes('\\Flagged'))).toHaveLength(1)
      // Twelve of thirteen stay or went elsewhere, and Luca's second one came.
      expect(flags.size).toBe(people.length - 3 + 1)
      expect(complaints).toEqual([])
    })

    it('has everything after the program was killed, offline and in the midst of sending, and sends nothing twice', {
      timeout: 240_000,
    }, async () => {
      const support = provider.dovecot.newUser()
      await askedBy(provider, support, ['Ana Ilie', 'Boris Orlov', 'Carla Riva', 'Dan Stan'])
      const first = await deskOnMailbox(provider, support)
      await first.call('settings.set', { key: 'send.undoSeconds', value: 0 })
      const { page } = await windowOn(first)
      await page.getByText('Up to date').waitFor()
      await page.keyboard.press('0')
      await expect.poll(() => rows(page).count()).toBe(4)

      await page.getByRole('button', { name: 'Work offline' }).click()
      await page.getByText('You work offline').waitFor()
      await customer(page, 'Ana Ilie').click()
      await page.keyboard.press('*')
      await toast(page, 'Ana Ilie has a star').waitFor()
      await write(page, 'Boris Orlov', 'The first to leave.')
      await page.keyboard.press('Control+Enter')
      await page.getByText('1 answer leaves when you are back.').waitFor()
      await write(page, 'Carla Riva', 'The second to leave.')
      await page.keyboard.press('Control+Enter')
      await page.getByText('2 answers leave when you are back.').waitFor()
      await write(page, 'Dan Stan', 'Half a thought')
      await page.getByText('Draft saved').waitFor()
      await first.kill()
      const second = await first.startAgain()

      // The page finds the desk again by itself, and the desk is as it was left.
      await page.getByText('2 answers leave when you are back.').waitFor()
      await expect.poll(() => answerText(page).textContent()).toBe('Half a thought')
      await page.reload()
      await customer(page, 'Ana Ilie').getByLabel('Starred').waitFor()
      await customer(page, 'Dan Stan').click()
      await expect.poll(() => answerText(page).textContent()).toBe('Half a thought')

      const handedOver = new Promise<void>((resolve) => provider.line.freezeAt(endOfData, resolve))
      await page.getByRole('button', { name: 'Go back online' }).first().click()
      await handedOver
      await second.kill()
      provider.line.freeze(false)
      const third = await second.startAgain()

      await expect.poll(() => provider.inbox(addressOf('Carla Riva', support))).toContain('The second to leave.')
      await page.keyboard.press('Escape')
      await page.keyboard.press('9')
      const held = page.getByRole('region', { name: 'Answers that wait for you' })
      await held.getByText('Held: perhaps it was sent').waitFor()
      await held.getByRole('button', { name: 'More for this answer' }).click()
      await page.getByRole('menuitem', { name: 'Look at it' }).click()
      const question = page.getByRole('dialog', { name: 'Your answer to Boris Orlov is held' })
      await question.getByText('Sent again, it may arrive twice.').waitFor()
      await question.getByRole('button', { name: 'Drop' }).click()
      await page.getByText('The answer is dropped').waitFor()
      await page.getByText('Nothing is held').waitFor()

      await expect.poll(() => untold(third)).toEqual({ pendingChanges: 0, changeError: null })
      expect((await flagsIn(provider, support, 'INBOX')).get(subjectOf('Ana Ilie'))).toContain('\\Flagged')
      await expect.poll(() => provider.inbox(addressOf('Boris Orlov', support))).toContain('The first to leave.')
      for (const name of ['Boris Orlov', 'Carla Riva'] as const)
        expect((await provider.inbox(addressOf(name, support))).match(/^Message-ID:/gim)).toHaveLength(1)
      expect(await provider.inbox(addressOf('Dan Stan', support))).toBe('')
    })

    it('agrees with a second desk on the same mailbox, and does not answer what that one has answered', {
      timeout: 240_000,
    }, async () => {
      const support = provider.dovecot.newUser()
      const asking = ['Ana Ilie', 'Boris Orlov', 'Carla Riva', 'Dan Stan'] as const
      await askedBy(provider, support, asking)
      const ours = await deskOnMailbox(provider, support)
      const theirs = await deskOnMailbox(provider, support)
      for (const desk of [ours, theirs]) {
        await desk.call('settings.set', { key: 'send.undoSeconds', value: 0 })
        await expect.poll(async () => (await contacts(desk)).size).toBe(asking.length)
      }
      const { page } = await windowOn(ours)
      await page.keyboard.press('0')
      await customer(page, 'Ana Ilie').waitFor()
      await page.getByRole('button', { name: 'Work offline' }).click()
      await page.getByText('You work offline').waitFor()

      const here = (name: Person) => customer(page, name).click()
      await here('Ana Ilie')
      await page.keyboard.press('*')
      await toast(page, 'Ana Ilie has a star').waitFor()
      await here('Boris Orlov')
      await page.keyboard.press('#')
      await toast(page, 'Boris Orlov is deleted').waitFor()
      await write(page, 'Carla Riva', 'It comes on Monday.')
      await page.keyboard.press('Control+Enter')
      await page.getByText('1 answer leaves when you are back.').waitFor()

      const there = async (name: Person) => {
        const row = (await contacts(theirs)).get(name)
        if (!row) throw new Error(`${name} is not on the other desk`)
        return row
      }
      const step = async (name: Person, step: TriageStep) =>
        theirs.call('triage.apply', { target: { type: 'contacts', ids: [(await there(name)).contact] }, step })
      await step('Ana Ilie', { type: 'read', read: true })
      await step('Boris Orlov', { type: 'archive' })
      await step('Dan Stan', { type: 'star', on: true })
      const { id: message } = (await there('Carla Riva')).lastMessage
      const draft = await theirs.call('draft.open', { kind: 'reply', message })
      await theirs.call('draft.save', { draft: draft.id, change: { body: '<p>It came back to us.</p>' } })
      await theirs.call('draft.send', { draft: draft.id, seen: message })
      await expect.poll(() => provider.inbox(addressOf('Carla Riva', support))).toContain('It came back to us.')
      await expect.poll(() => untold(theirs)).toEqual({ pendingChanges: 0, changeError: null })
      await expect.poll(async () => (await provider.folder(support, 'Sent')).length).toBe(1)

      await page.getByRole('button', { name: 'Go back online' }).first().click()
      await here('Carla Riva')
      const waiting = page.getByRole('article', { name: 'Answer that has not left yet' })
      await waiting.getByText('Held: there is something new').waitFor()
      await waiting.getByRole('button', { name: 'Look at it' }).click()
      const question = page.getByRole('dialog')
      await question
        .getByRole('region', { name: 'Written since you looked' })
        .getByText('It came back to us.')
        .waitFor()
      await question.getByRole('button', { name: 'Drop' }).click()
      await waiting.waitFor({ state: 'detached' })

      // One flag each: both stand. A mail that both put elsewhere lies in one place, and nobody complains.
      await expect.poll(() => untold(ours)).toEqual({ pendingChanges: 0, changeError: null })
      const flags = await flagsIn(provider, support, 'INBOX')
      expect(flags.get(subjectOf('Ana Ilie'))).toContain('\\Flagged')
      expect(flags.get(subjectOf('Ana Ilie'))).toContain('\\Seen')
      const elsewhere = [
        ...(await subjectsIn(provider, support, 'Archive')),
        ...(await subjectsIn(provider, support, 'Trash')),
      ]
      expect(elsewhere).toEqual([subjectOf('Boris Orlov')])
      expect(flags.has(subjectOf('Boris Orlov'))).toBe(false)

      // The last word counts, whichever desk says it.
      await customer(page, 'Dan Stan').getByLabel('Starred').waitFor()
      await here('Dan Stan')
      await page.keyboard.press('*')
      await expect
        .poll(async () => (await flagsIn(provider, support, 'INBOX')).get(subjectOf('Dan Stan')))
        .not.toContain('\\Flagged')
      await expect.poll(async () => (await there('Dan Stan')).starred).toBe(false)
      await expect.poll(async () => (await there('Ana Ilie')).starred).toBe(true)
      expect((await provider.inbox(addressOf('Carla Riva', support))).match(/^Message-ID:/gim)).toHaveLength(1)
    })
  })
})

/** What an agent does with ten customers, and what the desk says of it. */
const tenSteps: readonly {
  readonly name: Person
  readonly take: (page: Page) => Promise<void>
  readonly told: string
}[] = [
  { name: 'Ana Ilie', take: keys('e'), told: 'Ana Ilie is done' },
  { name: 'Boris Orlov', take: keys('w'), told: 'Waiting for Boris Orlov' },
  { name: 'Carla Riva', take: keys('s', 'in 3 days', 'Enter'), told: 'Carla Riva sleeps until' },
  { name: 'Dan Stan', take: keys('y'), told: 'Dan Stan is archived' },
  { name: 'Elena Popa', take: keys('!'), told: 'Elena Popa is spam' },
  { name: 'Felix Kern', take: keys('#'), told: 'Felix Kern is deleted' },
  { name: 'Greta Holm', take: keys('*'), told: 'Greta Holm has a star' },
  { name: 'Hugo Brandt', take: keys('u'), told: 'Hugo Brandt is unread again' },
  { name: 'Irina Luca', take: keys('t', 'refund', 'Enter', 'Escape'), told: 'Irina Luca is tagged “refund”' },
  { name: 'Jonas Weiss', take: keys('Shift+A', 'Ivo Horn', 'Enter'), told: 'Jonas Weiss is assigned to Ivo Horn' },
]

/** Presses keys one after the other; what is no key's name is typed. */
function keys(...pressed: readonly string[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const each of pressed) {
      if (each.length === 1 || /^(Shift\+.|Enter|Escape)$/.test(each)) await page.keyboard.press(each)
      else await page.keyboard.type(each)
    }
  }
}

async function keepCannedReply({ call }: DeskOnMailbox): Promise<void> {
  const body = '<p>Dear {{ contact.first_name }},</p><p>Your order left us this morning.</p>'
  const variants = [{ channel: null, language: null, body }]
  await call('canned.save', { id: null, reply: { title: 'On its way', shortcut: 'way', variants } })
}

async function answerWithCanned(page: Page, name: Person): Promise<void> {
  await write(page, name, '/way')
  const offered = page.getByRole('listbox', { name: 'Canned replies' })
  await offered.getByRole('option', { name: /On its way/ }).waitFor()
  await page.keyboard.press('Enter')
  await offered.waitFor({ state: 'detached' })
  await expect.poll(() => answerText(page).textContent()).toContain(`Dear ${name.split(' ')[0]},Your order left us`)
  await page.keyboard.press('Control+Enter')
}

async function write(page: Page, name: Person, words: string): Promise<void> {
  await customer(page, name).click()
  await page.getByText(questionOf(name)).last().waitFor()
  await takeUpThePen(page)
  await page.keyboard.type(words)
}

/** Everybody in the queue of a desk, by name. */
async function contacts({ call }: Pick<DeskOnMailbox, 'call'>): Promise<ReadonlyMap<string, QueueRow>> {
  const view = { filter: 'all', account: null, order: 'oldest', after: null, limit: 100 } as const
  return new Map((await call('queue.page', view)).rows.map((row) => [row.name, row]))
}

/** What the server was not told yet. */
async function untold({ call }: DeskOnMailbox) {
  const [summary] = await call('outbox.list', {})
  return summary && { pendingChanges: summary.pendingChanges, changeError: summary.changeError }
}

function rows(page: Page) {
  return page.getByRole('listbox', { name: 'Customers' }).getByRole('option')
}

function toast(page: Page, words: string) {
  return page.getByRole('region', { name: 'Notifications' }).getByText(words, { exact: false }).first()
}
