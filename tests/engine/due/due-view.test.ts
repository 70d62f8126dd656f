import { describe, expect, it } from 'vitest'
import type { QueueRow } from '../../../src-main/contract/desk.ts'
import { dueCounts, dueGroups, queuePageView } from '../../../src-main/engine/desk/queue-view.ts'
import { slaForecast } from '../../../src-main/engine/due/forecast.ts'
import { contactCard } from '../../../src-main/engine/people/contact-card.ts'
import { type BareDesk, bareDesk } from '../../support/bare-desk.ts'
import { conversationOf } from '../../support/desk-rows.ts'
import { firstDay, mail, minuteMs, us } from '../../support/remote-events.ts'
import { requestOf } from '../../support/request-of.ts'
import { hours, keepRules, policy } from '../../support/sla-rules.ts'
import { done, onConversation, waiting } from '../../support/triage-steps.ts'

const at = (minutes: number) => firstDay + minutes * minuteMs
const hour = 60 * minuteMs

const ana = mail({ id: 'a', from: 'ana@mail.test', text: 'ana', at: 0 })
const bo = mail({ id: 'b', from: 'bo@mail.test', text: 'bo', at: 30 })
const answerToAna = mail({ id: 'aa', from: us, to: ['ana@mail.test'], text: 'answer', at: 60, refs: ['a'] })

async function desk(facts: Parameters<typeof policy>[0] = {}): Promise<BareDesk> {
  const made = await bareDesk()
  keepRules(made, () => [policy(facts)])
  return made
}

function due(of: BareDesk, now = firstDay): readonly QueueRow[] {
  const page = { filter: 'due', account: null, order: 'oldest', after: null, limit: 50 } as const
  return queuePageView(of.db, requestOf('queue.page', page), now).rows
}

const people = (rows: readonly QueueRow[]) => rows.map(({ address }) => address)

describe('the view Due', () => {
  it('puts first whoever breaches first, and leaves out whom nobody owes an answer', async () => {
    const of = await desk()
    keepRules(of, () => [
      policy({
        name: 'Hurry',
        conditions: { contact: [{ attribute: 'address', values: ['bo@mail.test'] }] },
        firstReply: hours(1),
      }),
      policy(),
    ])
    of.ingest(ana, bo, mail({ id: 'c', from: us, to: ['cy@mail.test'], at: 5 }))
    expect(people(due(of))).toEqual(['bo@mail.test', 'ana@mail.test'])
    expect(due(of).map((row) => row.due?.dueAt)).toEqual([at(90), at(240)])
    expect(due(of)[0]?.due).toMatchObject({ clock: 'first-reply', policy: 'Hurry', paused: null, answerPending: false })
  })

  it('counts from the oldest message that nobody answered, and is empty after the answer', async () => {
    const of = await desk()
    of.ingest(ana, mail({ id: 'n', from: 'ana@mail.test', at: 45, refs: ['a'] }))
    expect(due(of).map((row) => row.due?.dueAt)).toEqual([at(240)])
    of.ingest(answerToAna)
    expect(due(of)).toEqual([])
  })

  it('takes no answer of a robot for one, and a colleague’s from another mail client for one', async () => {
    const of = await desk()
    const robot = mail({ id: 'r', from: us, to: ['ana@mail.test'], at: 10, refs: ['a'], kind: 'auto-reply' })
    of.ingest(ana, robot)
    expect(people(due(of))).toEqual(['ana@mail.test'])
    of.ingest(answerToAna)
    expect(due(of)).toEqual([])
  })

  it('is paged by its index like every other view', async () => {
    const of = await desk()
    of.ingest(...Array.from({ length: 7 }, (_, n) => mail({ from: `c${n}@mail.test`, at: 100 - n })))
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = requestOf('queue.page', { filter: 'due', account: null, order: 'oldest', after, limit: 3 })
      const { rows, next } = queuePageView(of.db, page, firstDay)
      seen.push(...people(rows))
      after = next
    } while (after !== null)
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `c${n}@mail.test`))
  })

  it('counts who is breached, due within a quarter of an hour, today and later', async () => {
    const of = await desk()
    const mails = [0, 10, 30, 600].map((minutes, n) => mail({ from: `c${n}@mail.test`, at: minutes }))
    of.ingest(...mails)
    const now = at(240) + 6 * minuteMs
    const { breached, soon, today, later } = dueGroups(of.db, requestOf('sla.groups', { account: null }), now)
    expect([breached, soon, today + later]).toEqual([1, 1, 2])
    // A quarter of four hours is left for all but one.
    expect(dueCounts(of.db, now)).toMatchObject({ breached: 1, soon: 2 })
  })
})

describe('a conversation', () => {
  it('that waits for the customer is paused with what is left, and goes on when they write', async () => {
    const of = await desk()
    of.ingest(ana)
    of.run('applyStep', onConversation(conversationOf(of, 'ana'), waiting))
    expect(due(of)).toEqual([])
    const { contact_id: contact } = of.rows<{ contact_id: never }>('SELECT contact_id FROM conversation')[0] ?? {}
    const card = contactCard(of.db, contact as never, at(600))
    expect(card.due).toMatchObject({ paused: 'waiting', dueAt: null, counts: [] })
    expect(card.due?.remainingMs).toBeGreaterThan(3 * hour)
    of.ingest(mail({ id: 'n', from: 'ana@mail.test', at: 700, refs: ['a'] }))
    expect(people(due(of))).toEqual(['ana@mail.test'])
  })

  it('that needs no answer is due no more, keeps its status, and is due again after the undo', async () => {
    const of = await desk()
    of.ingest(ana)
    const { seq } = of.run('applyStep', onConversation(conversationOf(of, 'ana'), { type: 'no-answer' }))
    expect(due(of)).toEqual([])
    expect(of.rows('SELECT status, waiting_id FROM conversation')).toEqual([{ status: 0, waiting_id: null }])
    of.run('undo', { seq: seq as number })
    expect(people(due(of))).toEqual(['ana@mail.test'])
    expect(of.rows<{ waiting_id: number | null }>('SELECT waiting_id FROM conversation')[0]?.waiting_id).not.toBeNull()
  })

  it('waits again for what is written after nothing had needed an answer', async () => {
    const of = await desk()
    of.ingest(ana)
    of.run('applyStep', onConversation(conversationOf(of, 'ana'), { type: 'no-answer' }))
    of.ingest(mail({ id: 'n', from: 'ana@mail.test', at: 50, refs: ['a'] }))
    expect(due(of).map((row) => row.due?.dueAt)).toEqual([at(290)])
  })

  it('that is done is due no more; a "thanks" after it has the policy’s grace', async () => {
    const of = await desk({ graceMinutes: 120 })
    of.ingest(ana, answerToAna)
    of.run('applyStep', onConversation(conversationOf(of, 'ana'), done))
    expect(due(of)).toEqual([])
    of.ingest(mail({ id: 't', from: 'ana@mail.test', text: 'Thanks, bye', at: 100, refs: ['a'] }))
    expect(due(of).map((row) => row.due?.dueAt)).toEqual([at(100) + (2 + 8) * hour])
  })

  it('of the history needs no resolution: it was over before its account came', async () => {
    const of = await desk({ resolution: hours(1) })
    const long = mail({ id: 'o', from: 'old@mail.test', at: -10_000 })
    of.ingest(long, mail({ id: 'oa', from: us, to: ['old@mail.test'], at: -9_000, refs: ['o'] }), ana, answerToAna)
    expect(people(due(of))).toEqual(['ana@mail.test'])
    expect(due(of)[0]?.due?.clock).toBe('resolution')
  })
})

it('tells before a train ride what will be late by its end, the most urgent first', async () => {
  const of = await desk()
  of.ingest(ana, bo, mail({ from: 'late@mail.test', at: 500 }))
  const forecast = slaForecast(of.db, requestOf('sla.forecast', { until: at(300) }), at(60))
  expect(forecast.breaches.map(({ name, due }) => [name, due.dueAt])).toEqual([
    ['ana@mail.test', at(240)],
    ['bo@mail.test', at(270)],
  ])
  expect(forecast.count).toBe(2)
})
