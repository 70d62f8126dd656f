import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallInput } from '../../src-main/contract/calls.ts'
import { queueFilters, queueOrders } from '../../src-main/contract/desk.ts'
import type { AccountId, ContactId } from '../../src-main/contract/ids.ts'
import { queueCounts, queuePageView, queueRowsView } from '../../src-main/engine/desk/queue-view.ts'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'
import { deed, perform } from '../support/random-history.ts'
import { readMail } from '../support/read-mail.ts'
import { attachment, firstDay, mail, minuteMs, us } from '../support/remote-events.ts'
import { requestOf } from '../support/request-of.ts'
import { slowQueue } from '../support/slow-queue.ts'
import { done, onContact } from '../support/triage-steps.ts'

type Question = Omit<CallInput<'queue.page'>, 'order' | 'after' | 'limit'>

const everything: Question = { filter: 'all', account: null }
const at = (minutes: number) => firstDay + minutes * minuteMs

function addresses(desk: BareDesk, question: Partial<Question> = {}): readonly string[] {
  const page = requestOf('queue.page', { ...everything, ...question, order: 'newest', after: null, limit: 50 })
  return queuePageView(desk.db, page, firstDay).rows.map((row) => row.address)
}

describe('the queue of a channel', () => {
  it('is that of its one account', async () => {
    const desk = await bareDesk()
    const telegram = desk.account('telegram:tg:1', { channel: 'telegram' })
    desk.ingest(mail({ from: 'ana@mail.test' }))
    desk.ingestInto(telegram, mail({ from: 'tg:77', at: 1 }))
    expect(addresses(desk)).toEqual(['tg:77', 'ana@mail.test'])
    expect(addresses(desk, { channel: 'telegram' })).toEqual(['tg:77'])
    expect(addresses(desk, { channel: 'email' })).toEqual(['ana@mail.test'])
    expect(addresses(desk, { channel: 'mastodon' })).toEqual([])
    expect(addresses(desk, { channel: 'telegram', account: `email:${us}` as AccountId })).toEqual([])
  })

  it('shows a customer of several accounts once, by the newest message and the longest wait', async () => {
    const desk = await bareDesk()
    const sales = desk.account('email:sales@shop.test')
    desk.ingest(mail({ from: 'ana@mail.test', at: 1 }), mail({ from: 'bo@mail.test', at: 5 }))
    desk.ingestInto(sales, mail({ from: 'ana@mail.test', at: 9, subject: 'To sales' }))
    const { rows } = queuePageView(
      desk.db,
      requestOf('queue.page', { ...everything, channel: 'email', order: 'newest', after: null, limit: 9 }),
      firstDay,
    )
    expect(
      rows.map(({ address, lastAt, waitingSince, unread, openConversations }) => [
        address,
        lastAt,
        waitingSince,
        unread,
        openConversations,
      ]),
    ).toEqual([
      ['ana@mail.test', at(9), at(1), 2, 2],
      ['bo@mail.test', at(5), at(5), 1, 1],
    ])
    const counted = requestOf('queue.counts', { account: null, channel: 'email' })
    expect(queueCounts(desk.db, counted)).toMatchObject({ all: 2, unread: 2, unanswered: 2, done: 0 })
  })

  it('holds what was there before the second account came, and after it went', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ from: 'ana@mail.test' }))
    const sales = desk.account('email:sales@shop.test')
    desk.ingestInto(sales, mail({ from: 'bo@mail.test', at: 1 }))
    expect(addresses(desk, { channel: 'email' })).toEqual(['bo@mail.test', 'ana@mail.test'])
    while (desk.run('removeMessages', { accountId: sales.id, limit: 9 }).more);
    desk.run('deleteAccount', { id: sales.id })
    expect(addresses(desk, { channel: 'email' })).toEqual(['ana@mail.test'])
    expect(desk.rows('SELECT DISTINCT scope FROM queue WHERE scope < 0')).toEqual([])
  })
})

describe('customers with attachments', () => {
  const invoice = { attachments: [attachment('invoice.pdf')] }
  const logo = {
    html: '<img src="cid:logo">',
    attachments: [attachment('logo.png', { inline: true, contentId: 'logo' })],
  }

  it('are those who sent or got a file, not those whose signature has a picture', async () => {
    const desk = await bareDesk()
    desk.ingest(
      mail({ from: 'ana@mail.test', ...invoice }),
      mail({ from: 'bo@mail.test', at: 1, ...logo }),
      mail({ from: us, to: ['cy@mail.test'], at: 2, ...invoice }),
    )
    expect(addresses(desk)).toEqual(['cy@mail.test', 'bo@mail.test', 'ana@mail.test'])
    expect(addresses(desk, { attachments: true })).toEqual(['cy@mail.test', 'ana@mail.test'])
  })

  it('include who sent a picture that no text shows', async () => {
    const desk = await bareDesk()
    const picture = 'Content-Type: image/png; name=logo.png\nContent-ID: <logo>\nContent-Disposition: inline\n\nbytes'
    desk.ingest(readMail(`From: ana@mail.test\nTo: ${us}\nSubject: Photo\n${picture}`))
    expect(addresses(desk, { attachments: true })).toEqual(['ana@mail.test'])
  })

  it('leave when the file goes, and come when an edit brings one', async () => {
    const desk = await bareDesk()
    const withFile = mail({ from: 'ana@mail.test', ...invoice })
    desk.ingest(mail({ from: 'ana@mail.test', at: 1 }), withFile)
    desk.ingest({ type: 'deleted', remoteIds: [withFile.remoteId] })
    expect(addresses(desk, { attachments: true })).toEqual([])
    desk.ingest({ ...mail({ from: 'ana@mail.test', at: 1, text: 'Here it is', ...invoice }) })
    expect(addresses(desk, { attachments: true })).toEqual(['ana@mail.test'])
  })
})

describe('a span of time', () => {
  it('begins with its first moment and ends before its last, by the newest message', async () => {
    const desk = await bareDesk()
    desk.ingest(...[1, 2, 3, 4].map((n) => mail({ from: `c${n}@mail.test`, at: n })))
    expect(addresses(desk, { since: at(2), until: at(4) })).toEqual(['c3@mail.test', 'c2@mail.test'])
    expect(addresses(desk, { since: at(4) })).toEqual(['c4@mail.test'])
    expect(addresses(desk, { until: at(2) })).toEqual(['c1@mail.test'])
  })

  it('is when the wait began for those who wait', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ id: 'q', at: 1 }), mail({ id: 'n', at: 50, refs: ['q'] }))
    expect(addresses(desk, { filter: 'unanswered', until: at(10) })).toEqual(['ana@mail.test'])
    expect(addresses(desk, { filter: 'all', until: at(10) })).toEqual([])
  })
})

it('shows the unread of a priority whether they are open or not', async () => {
  const desk = await bareDesk()
  desk.ingest(mail({ from: 'ana@mail.test' }), mail({ from: 'bo@mail.test', at: 1 }))
  const ana =
    desk.rows<{ id: number }>("SELECT contact_id AS id FROM identity WHERE address = 'ana@mail.test'")[0]?.id ?? 0
  desk.run('applyStep', onContact(ana, done))
  expect(addresses(desk, { filter: 'unread', priority: 'normal' })).toEqual(['bo@mail.test', 'ana@mail.test'])
})

/** Twenty-one minutes hold every message of a random history. */
const moment = fc.option(fc.integer({ min: 0, max: 21 }).map((minutes) => at(minutes)))
const sorting = {
  assignee: fc.constantFrom(null, null, null, 'Juno', 'Nobody'),
  tag: fc.constantFrom(null, null, null, 'vip'),
  priority: fc.constantFrom(null, null, null, 'normal' as const, 'high' as const),
  starred: fc.constantFrom(false, false, true),
}
const narrowing = fc.record({
  filter: fc.constantFrom(...queueFilters),
  account: fc.constantFrom(null, null, `email:${us}` as AccountId),
  channel: fc.constantFrom(null, 'email' as const, 'telegram' as const),
  attachments: fc.boolean(),
  since: moment,
  until: moment,
  ...sorting,
})

/** Of two facets the rarer one is walked, and what it counts is shown: which that is changes nothing about who is in. */
const isByTwo = (question: FacetQuestion) =>
  [question.filter === 'mine', question.assignee, question.tag, question.priority, question.starred].filter(Boolean)
    .length > 1
type FacetQuestion = Pick<CallInput<'queue.page'>, 'filter' | 'assignee' | 'tag' | 'priority' | 'starred'>

it('shows, counts and pages just what reading every message would, whatever happened and whatever is asked', async () => {
  const desk = await bareDesk()
  desk.account('telegram:tg:1', { channel: 'telegram' })
  desk.run('putSetting', { key: 'agent.name', value: 'Juno' })
  fc.assert(
    fc.property(
      fc.array(deed, { minLength: 1, maxLength: 12 }),
      narrowing,
      fc.constantFrom(...queueOrders),
      (history, question, order) =>
        desk.pretend(() => {
          for (const each of history) perform(desk, each)
          const expected = slowQueue(desk, question, order)
          const seen: (readonly [number, number, number])[] = []
          let after: string | null = null
          do {
            const page = queuePageView(
              desk.db,
              requestOf('queue.page', { ...question, order, after, limit: 2 }),
              firstDay,
            )
            seen.push(...page.rows.map((row) => [row.contact, row.unread, row.openConversations] as const))
            after = page.next
          } while (after !== null)
          if (isByTwo(question)) expect(new Set(seen.map(contactOfRow))).toEqual(new Set(expected.map(contactOfRow)))
          else expect(seen).toEqual(expected)

          const contacts = desk.rows<{ id: ContactId }>('SELECT id FROM contact').map(({ id }) => id)
          const rows = queueRowsView(desk.db, requestOf('queue.rows', { ...question, contacts }), firstDay)
          expect(new Set(rows.map((row) => row.contact))).toEqual(new Set(expected.map(([contact]) => contact)))
          const { filter, ...counted } = question
          expect(queueCounts(desk.db, requestOf('queue.counts', counted))[filter]).toBe(expected.length)
        }),
    ),
    { numRuns: Number(process.env.RUNS ?? 300), seed: Number(process.env.SEED ?? 20261123) },
  )
})

const contactOfRow = ([contact]: readonly number[]) => contact

it('goes on where a page ended, although rows came and went meanwhile', async () => {
  const desk = await bareDesk()
  desk.ingest(...Array.from({ length: 10 }, (_, n) => mail({ from: `c${n}@mail.test`, at: n })))
  const page = (after: string | null) =>
    queuePageView(desk.db, requestOf('queue.page', { ...everything, order: 'newest', after, limit: 4 }), firstDay)
  const first = page(null)
  // One that was shown and one that was not write again; the row at the page's end is done.
  desk.ingest(mail({ from: 'c8@mail.test', at: 100 }), mail({ from: 'c1@mail.test', at: 101 }))
  desk.run('applyStep', onContact(first.rows[3]?.contact ?? 0, done))
  const rest = page(first.next).rows.map((row) => row.address)
  expect(rest).toEqual(['c5@mail.test', 'c4@mail.test', 'c3@mail.test', 'c2@mail.test'])
})
