import { describe, expect, it } from 'vitest'
import type { QueueFilter } from '../../src-main/contract/desk.ts'
import type { MessageKind } from '../../src-main/contract/message.ts'
import { queueCounts, queuePageView } from '../../src-main/engine/desk/queue-view.ts'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'
import { dumpDesk } from '../support/dump-desk.ts'
import { firstDay, inbox, mail, minuteMs, seen, us } from '../support/remote-events.ts'
import { requestOf } from '../support/request-of.ts'
import { done, onContact, onConversation, reopened } from '../support/triage-steps.ts'

const question = mail({ id: 'q', text: 'question', at: 1 })
const nudge = mail({ id: 'n', text: 'nudge', at: 2, refs: ['q'] })
const answer = mail({ id: 'a', from: us, text: 'answer', at: 3, refs: ['q'] })
const followUp = mail({ id: 'f', text: 'follow-up', at: 4, refs: ['q'] })

const at = (minutes: number) => firstDay + minutes * minuteMs

function rows(desk: BareDesk, filter: QueueFilter = 'all') {
  return queuePageView(
    desk.db,
    requestOf('queue.page', { filter, account: null, order: 'newest', after: null, limit: 50 }),
    firstDay,
  ).rows
}

function waitingSince(desk: BareDesk): readonly (number | null)[] {
  return rows(desk).map((row) => row.waitingSince)
}

function contactOf(desk: BareDesk): number {
  return desk.rows<{ id: number }>('SELECT id FROM contact')[0]?.id ?? 0
}

function conversationOf(desk: BareDesk): number {
  return desk.rows<{ id: number }>('SELECT id FROM conversation')[0]?.id ?? 0
}

describe('a customer waits', () => {
  it('from the oldest message that nobody answered', async () => {
    const desk = await bareDesk()
    desk.ingest(question, nudge)
    expect(waitingSince(desk)).toEqual([at(1)])
  })

  it('no longer when we answered, and again from the next message on', async () => {
    const desk = await bareDesk()
    desk.ingest(question, nudge, answer)
    expect(waitingSince(desk)).toEqual([null])
    desk.ingest(followUp)
    expect(waitingSince(desk)).toEqual([at(4)])
  })

  it('no longer when our answer turns up late, in whatever order', async () => {
    const desk = await bareDesk()
    desk.ingest(followUp, answer)
    desk.ingest(question)
    expect(waitingSince(desk)).toEqual([at(4)])
  })

  it.each<MessageKind>(['auto-reply', 'bounce', 'bulk', 'invitation', 'unreadable'])(
    'never because of what is of kind %s',
    async (kind) => {
      const desk = await bareDesk()
      desk.ingest({ ...question, kind })
      expect(waitingSince(desk)).toEqual([null])
      expect(queueCounts(desk.db, requestOf('queue.counts', { account: null }))).toMatchObject({
        all: 1,
        unread: 1,
        unanswered: 0,
        done: 0,
      })
    },
  )

  it('on, although our robot said something', async () => {
    const desk = await bareDesk()
    desk.ingest(question, { ...answer, kind: 'auto-reply' })
    expect(waitingSince(desk)).toEqual([at(1)])
  })

  it('again when our answer is taken from the server', async () => {
    const desk = await bareDesk()
    desk.ingest(question, { ...answer, place: { folder: 'Sent', uid: 1 } })
    desk.ingest({ type: 'removed', folder: 'Sent', uids: [1] })
    expect(waitingSince(desk)).toEqual([at(1)])
  })
})

describe('a conversation that is done', () => {
  it('leaves the open queue, waits for nobody and is found among the done', async () => {
    const desk = await bareDesk()
    desk.ingest(question)
    desk.run('applyStep', onContact(contactOf(desk), done))
    expect(queueCounts(desk.db, requestOf('queue.counts', { account: null }))).toMatchObject({
      all: 0,
      unread: 1,
      unanswered: 0,
      done: 1,
    })
    expect(rows(desk, 'done')[0]?.waitingSince).toBeNull()
  })

  it('is opened again by the customer, who waits from then on', async () => {
    const desk = await bareDesk()
    desk.ingest(question)
    desk.run('applyStep', onContact(contactOf(desk), done))
    desk.ingest(followUp)
    expect(waitingSince(desk)).toEqual([at(4)])
  })

  it.each<MessageKind>(['auto-reply', 'bulk'])('is not opened by %s', async (kind) => {
    const desk = await bareDesk()
    desk.ingest(question)
    desk.run('applyStep', onContact(contactOf(desk), done))
    desk.ingest({ ...followUp, kind })
    expect(rows(desk)).toEqual([])
  })

  it('stays done when older mail of it is filled in', async () => {
    const desk = await bareDesk()
    desk.ingest(followUp)
    desk.run('applyStep', onContact(contactOf(desk), done))
    desk.ingest(question, nudge)
    expect(rows(desk)).toEqual([])
    expect(rows(desk, 'done')).toHaveLength(1)
  })

  it('can be opened, and the customer waits as before', async () => {
    const desk = await bareDesk()
    desk.ingest(question)
    desk.run('applyStep', onContact(contactOf(desk), done))
    desk.run('applyStep', onConversation(conversationOf(desk), reopened))
    expect(waitingSince(desk)).toEqual([at(1)])
  })
})

describe('undo', () => {
  const deeds = {
    done: (desk: BareDesk) => desk.run('applyStep', onContact(contactOf(desk), done)),
    read: (desk: BareDesk) => desk.run('markContact', { contact: contactOf(desk), read: true }),
  } as const

  it.each(['done', 'read'] as const)('of %s shows what was before', async (name) => {
    const desk = await bareDesk()
    desk.ingest(question, nudge)
    const before = rows(desk)
    const { seq } = deeds[name](desk)
    expect(rows(desk)).not.toEqual(before)
    desk.run('undo', { seq: seq ?? 0 })
    expect(rows(desk)).toEqual(before)
  })

  it('of the second "done" leaves the first in force', async () => {
    const desk = await bareDesk()
    desk.ingest(question)
    desk.run('applyStep', onContact(contactOf(desk), done))
    desk.ingest(followUp)
    const before = rows(desk)
    const { seq } = desk.run('applyStep', onContact(contactOf(desk), done))
    desk.run('undo', { seq: seq ?? 0 })
    expect(rows(desk)).toEqual(before)
    expect(waitingSince(desk)).toEqual([at(4)])
  })

  it('of an undo does it again', async () => {
    const desk = await bareDesk()
    desk.ingest(question)
    const said = desk.run('applyStep', onContact(contactOf(desk), done))
    const after = rows(desk, 'done')
    const undone = desk.run('undo', { seq: said.seq ?? 0 })
    desk.run('undo', { seq: undone.seq ?? 0 })
    expect(rows(desk, 'done')).toEqual(after)
  })

  it('is refused the second time, and for what was never done', async () => {
    const desk = await bareDesk()
    desk.ingest(question)
    const { seq } = desk.run('applyStep', onContact(contactOf(desk), done))
    desk.run('undo', { seq: seq ?? 0 })
    expect(() => desk.run('undo', { seq: seq ?? 0 })).toThrow(/undone already/)
    expect(() => desk.run('undo', { seq: 999 })).toThrow(/nothing to undo/)
  })

  it('has nothing to undo where nothing was to do', async () => {
    const desk = await bareDesk()
    desk.ingest({ ...question, flags: seen })
    expect(desk.run('markContact', { contact: contactOf(desk), read: true }).seq).toBeNull()
    expect(desk.run('applyStep', onConversation(conversationOf(desk), reopened)).seq).toBeNull()
    expect(desk.run('applyStep', onConversation(12_345, done)).seq).toBeNull()
    expect(desk.rows('SELECT 1 FROM action')).toEqual([])
  })
})

describe('unread', () => {
  it('counts what customers wrote and nobody opened, here or elsewhere', async () => {
    const desk = await bareDesk()
    desk.ingest({ ...question, place: inbox(1) }, { ...nudge, place: inbox(2) }, answer)
    expect(rows(desk)[0]?.unread).toBe(2)
    desk.ingest({ type: 'flags', place: inbox(1), flags: seen })
    expect(rows(desk)[0]?.unread).toBe(1)
    desk.run('markContact', { contact: contactOf(desk), read: true })
    expect(rows(desk, 'unread')).toEqual([])
  })

  it('again is the newest message of the customer, whatever the server says then', async () => {
    const desk = await bareDesk()
    desk.ingest({ ...question, place: inbox(1), flags: seen }, { ...nudge, place: inbox(2), flags: seen }, answer)
    desk.run('markContact', { contact: contactOf(desk), read: false })
    expect(rows(desk, 'unread').map((row) => row.unread)).toEqual([1])
    desk.ingest({ type: 'flags', place: inbox(2), flags: { seen: true, flagged: true, answered: false } })
    expect(rows(desk, 'unread').map((row) => row.unread)).toEqual([1])
  })
})

describe('the queue', () => {
  it('of one mailbox leaves the other out', async () => {
    const desk = await bareDesk()
    const sales = desk.account('email:sales@shop.test')
    desk.ingest(question)
    desk.ingestInto(sales, mail({ from: 'bo@mail.test', at: 7 }), mail({ text: 'also Ana', at: 8 }))
    const names = (account: string | null) =>
      queuePageView(
        desk.db,
        requestOf('queue.page', { filter: 'all', account: account as never, order: 'newest', after: null, limit: 9 }),
        firstDay,
      ).rows.map((row) => [row.address, row.openConversations])
    expect(names(null)).toEqual([
      ['ana@mail.test', 2],
      ['bo@mail.test', 1],
    ])
    expect(names('email:sales@shop.test')).toEqual([
      ['ana@mail.test', 1],
      ['bo@mail.test', 1],
    ])
    expect(names(`email:${us}`)).toEqual([['ana@mail.test', 1]])
    expect(names('email:nobody@shop.test')).toEqual([])
  })

  it.each<QueueFilter>(['all', 'unread', 'unanswered'])(
    'pages through %s without a gap or a repeat, both ways',
    async (filter) => {
      const desk = await bareDesk()
      desk.ingest(...Array.from({ length: 23 }, (_, n) => mail({ from: `c${n}@mail.test`, at: n })))
      for (const order of ['newest', 'oldest'] as const) {
        const seenAddresses: string[] = []
        let after: string | null = null
        do {
          const page = queuePageView(
            desk.db,
            requestOf('queue.page', { filter, account: null, order, after, limit: 5 }),
            firstDay,
          )
          seenAddresses.push(...page.rows.map((row) => row.address))
          after = page.next
        } while (after !== null)
        const expected = Array.from({ length: 23 }, (_, n) => `c${n}@mail.test`)
        expect(seenAddresses).toEqual(order === 'newest' ? expected.reverse() : expected)
      }
    },
  )
})

describe('the sum of all this', () => {
  it('is the same after a rebuild', async () => {
    const desk = await bareDesk()
    desk.ingest(question, nudge, answer, followUp, mail({ from: 'bo@mail.test', at: 9 }))
    desk.run('applyStep', onContact(contactOf(desk), done))
    const before = dumpDesk(desk.db)
    desk.run('rebuild', {})
    expect(dumpDesk(desk.db)).toEqual(before)
  })
})
