import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { CallInput } from '../../src-main/contract/calls.ts'
import { customer, type DeskOnMailbox, deskOnMailbox, windowOn } from '../journeys/desk-on-mailbox.ts'
import { shopMail } from '../journeys/shop-mails.ts'
import { startChaos } from '../support/chaos.ts'
import { describeInChromium } from '../support/chromium.ts'
import { describeWithDovecot } from '../support/describe-with-dovecot.ts'
import { startDovecot } from '../support/dovecot.ts'
import { startScriptedSmtp } from '../support/scripted-smtp.ts'
import { expectAccessible } from './axe-audit.ts'

const soon = { timeout: 30_000 }

/** Who asks; what the server that sends says to an answer is in the address. */
const asking = [
  ['Ana Ilie', 'ana@home.test'],
  ['Boris Orlov', 'unknown@home.test'],
  ['Carla Riva', 'later@home.test'],
  ['Dan Stan', 'cut@home.test'],
  ['Elena Popa', 'elena@home.test'],
  ['Felix Kern', 'felix@home.test'],
] as const
type Person = (typeof asking)[number][0]

describeWithDovecot('the outbox is for everybody', () => {
  describeInChromium('in every state of an answer', () => {
    it('offline, held, refused, put off, scheduled, and beside what was written since', {
      timeout: 240_000,
    }, async () => {
      const dovecot = await startDovecot()
      const smtp = await startScriptedSmtp(whatTheServerSays())
      const line = await startChaos(smtp.port)
      try {
        const user = dovecot.newUser()
        await dovecot.fill(
          user,
          asking.map((each) => mailOf(each)),
        )
        const desk = await deskOnMailbox({ dovecot, line }, user)
        await desk.call('settings.set', { key: 'send.undoSeconds', value: 0 })
        await expect.poll(async () => (await rowsOf(desk)).length, soon).toBe(asking.length)
        await desk.call('network.set', { offline: true })
        for (const name of ['Ana Ilie', 'Boris Orlov', 'Carla Riva', 'Dan Stan'] as const) await answer(desk, name)
        await answer(desk, 'Elena Popa', { hold: true })
        await answer(desk, 'Felix Kern', { at: Date.now() + 86_400_000 })
        const starred = await rowOf(desk, 'Ana Ilie')
        await desk.call('triage.apply', {
          target: { type: 'contacts', ids: [starred.contact] },
          step: { type: 'star', on: true },
        })

        const { page, complaints } = await windowOn(desk)
        await page.getByText('4 answers leave when you are back.').waitFor()
        await page.keyboard.press('8')
        const outbox = page.getByRole('region', { name: 'Answers on their way' })
        await expect.poll(() => outbox.getByRole('listitem').count()).toBe(asking.length)
        await outbox.getByText('1 change waits to be told to the server').waitFor()
        await expectAccessible(page, 'the outbox without a network')
        await outbox.getByRole('button', { name: 'More for this answer' }).first().click()
        await page.getByRole('menu').waitFor()
        await expectAccessible(page, 'what can be done with an answer')
        await page.keyboard.press('Escape')
        await onTimeline(page, 'Felix Kern', 'Scheduled')

        await dovecot.deliver(user, mailOf(['Ana Ilie', 'ana@home.test'], 'Never mind, it came.'))
        await desk.call('network.set', { offline: false })
        await page.keyboard.press('9')
        const held = page.getByRole('region', { name: 'Answers that wait for you' })
        for (const state of ['Held: there is something new', 'Not sent', 'Held: perhaps it was sent', 'Held by you'])
          await held.getByText(state).waitFor(soon)
        await expectAccessible(page, 'what is held, and why')
        await page.keyboard.press('8')
        await outbox.getByText('Next try').waitFor()
        await expectAccessible(page, 'the outbox with a server that says no, and later')
        await onTimeline(page, 'Boris Orlov', 'Not sent')
        await onTimeline(page, 'Ana Ilie', 'Held: there is something new')
        await page.getByRole('button', { name: 'Look at it' }).click()
        const question = page.getByRole('dialog', { name: 'Your answer to Ana Ilie is held' })
        await question.getByText('Never mind, it came.').waitFor()
        await expectAccessible(page, 'a held answer beside what was written since')

        await question.getByRole('button', { name: 'Edit' }).click()
        await page.getByRole('textbox', { name: 'Text of the answer' }).waitFor()
        await page.getByRole('button', { name: /^Put it aside/ }).click()
        await page.keyboard.press('7')
        await page.getByRole('list', { name: 'Drafts' }).getByRole('listitem').first().waitFor()
        await expectAccessible(page, 'drafts')
        expect(complaints).toEqual([])
      } finally {
        await line.close()
        await smtp.close()
        await dovecot.stop()
      }
    })
  })
})

/** An answer waits below a timeline. */
async function onTimeline(page: Page, name: Person, state: string): Promise<void> {
  await page.keyboard.press('0')
  await customer(page, name).click()
  await page.getByRole('article', { name: 'Answer that has not left yet' }).getByText(state).waitFor()
  await expectAccessible(page, `an answer on the timeline: ${state}`)
}

function mailOf([name, address]: readonly [Person, string], text = 'Where is my parcel?'): string {
  const id = `${address.split('@')[0]}@question.test`
  const thread = text.startsWith('Where') ? { messageId: id } : { inReplyTo: id }
  return shopMail({ from: `${name} <${address}>`, subject: `Parcel of ${name}`, text, ...thread })
}

async function rowsOf({ call }: DeskOnMailbox) {
  const view = { filter: 'all', account: null, order: 'newest', after: null, limit: 100 } as const
  return (await call('queue.page', view)).rows
}

async function rowOf(desk: DeskOnMailbox, name: Person) {
  const row = (await rowsOf(desk)).find((each) => each.name === name)
  if (!row) throw new Error(`${name} is not on the desk`)
  return row
}

async function answer(
  desk: DeskOnMailbox,
  name: Person,
  options: Partial<Pick<CallInput<'draft.send'>, 'at' | 'hold'>> = {},
): Promise<void> {
  const { id: message } = (await rowOf(desk, name)).lastMessage
  const { id: draft } = await desk.call('draft.open', { kind: 'reply', message })
  await desk.call('draft.save', { draft, change: { body: '<p>It left us this morning.</p>' } })
  await desk.call('draft.send', { draft, seen: message, ...options })
}

function whatTheServerSays(): (command: string) => string | null | undefined {
  let cuts = false
  return (command) => {
    if (command.startsWith('RCPT TO:<unknown')) return '550 5.1.1 User unknown'
    if (command.startsWith('RCPT TO:<later')) return '451 4.3.0 Try again in a few minutes'
    if (command.startsWith('RCPT TO:<')) cuts = command.includes('<cut')
    return command === '.' && cuts ? null : undefined
  }
}
