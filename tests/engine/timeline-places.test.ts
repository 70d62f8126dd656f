import { describe, expect, it } from 'vitest'
import type { ContactId, MessageId } from '../../src-main/contract/ids.ts'
import { nextUnread, timelineMonths, whereMessageIs } from '../../src-main/engine/desk/timeline-places.ts'
import { type BareDesk, bareDesk } from '../support/bare-desk.ts'
import { firstDay, inbox, mail, minuteMs, seen, us } from '../support/remote-events.ts'

describe('the months of a timeline', () => {
  it('are counted in the zone of this computer, and quiet ones are left out', async () => {
    const desk = await bareDesk()
    const midnight = new Date(2026, 10, 1).getTime()
    desk.ingest(
      mail({ at: minutesTo(midnight - 1) }),
      mail({ at: minutesTo(midnight) }),
      mail({ from: us, at: minutesTo(new Date(2026, 10, 30, 23, 59).getTime()) }),
      mail({ at: minutesTo(new Date(2031, 1, 14).getTime()) }),
      mail({ from: 'bo@mail.test', at: minutesTo(new Date(2027, 5, 1).getTime()) }),
    )
    expect(timelineMonths(desk.db, contactOf(desk))).toEqual([
      { startsAt: new Date(2026, 9).getTime(), messages: 1 },
      { startsAt: midnight, messages: 2 },
      { startsAt: new Date(2031, 1).getTime(), messages: 1 },
    ])
  })

  it('hold every message, however strange its date', async () => {
    const desk = await bareDesk()
    const dates = [0, 1, Date.UTC(1999, 11, 31), Date.UTC(2026, 1, 28), 2 ** 42 - 1, 2 ** 42 + 1, 8.64e15]
    desk.ingest(...dates.map((date) => mail({ at: minutesTo(date) })))
    const months = timelineMonths(desk.db, contactOf(desk))
    expect(months.reduce((sum, month) => sum + month.messages, 0)).toBe(dates.length)
    expect(months).toEqual(months.toSorted((a, b) => a.startsAt - b.startsAt))
  })

  it('are none for somebody unknown', async () => {
    const desk = await bareDesk()
    expect(timelineMonths(desk.db, 1 as ContactId)).toEqual([])
  })
})

describe('the next unread message', () => {
  it('is the next one down, and from the top again after the last', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ at: 0, flags: seen }), mail({ at: 1 }), mail({ from: us, at: 2 }), mail({ at: 3 }))
    const [read, first, , second] = idsOf(desk)
    const next = (after: MessageId | null) => nextUnread(desk.db, contactOf(desk), after)
    expect([next(null), next(read ?? null), next(first ?? null), next(second ?? null)]).toEqual([
      first,
      first,
      second,
      first,
    ])
  })

  it('is nothing once all is read or gone', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ at: 0, flags: seen }), mail({ at: 1, place: inbox(1) }))
    desk.ingest({ type: 'removed', folder: 'INBOX', uids: [1] })
    expect(nextUnread(desk.db, contactOf(desk), null)).toBeNull()
  })

  it('is never that of another contact who was written to as well', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ cc: ['bo@mail.test'] }))
    expect(nextUnread(desk.db, contactOf(desk, 'bo@mail.test'), null)).toBeNull()
  })
})

describe('reading', () => {
  it('reads what was in view and nothing else, and is undone exactly', async () => {
    const desk = await bareDesk()
    desk.ingest(...[0, 1, 2, 3].map((at) => mail({ at })))
    const [, second, third] = idsOf(desk)
    const contact = contactOf(desk)
    const between = { first: second as MessageId, last: third as MessageId }
    const { seq } = desk.run('markContact', { contact, read: true, between })
    expect(unreadCount(desk)).toBe(2)
    expect(desk.run('markContact', { contact, read: true, between }).seq).toBeNull()
    desk.run('undo', { seq: seq as number })
    expect(unreadCount(desk)).toBe(4)
  })
})

describe('where a message stands', () => {
  it('is the timeline of who wrote it', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({}))
    expect(whereMessageIs(desk.db, idsOf(desk)[0] as MessageId)).toBe(contactOf(desk))
  })

  it('is nowhere for one that is unknown or gone', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ place: inbox(1) }))
    const [message] = idsOf(desk)
    desk.ingest({ type: 'removed', folder: 'INBOX', uids: [1] })
    for (const id of [message, 1])
      expect(() => whereMessageIs(desk.db, id as MessageId)).toThrow(expect.objectContaining({ kind: 'not-found' }))
  })
})

const minutesTo = (time: number) => (time - firstDay) / minuteMs

function contactOf(desk: BareDesk, address = 'ana@mail.test'): ContactId {
  const [row] = desk.rows<{ id: ContactId }>('SELECT contact_id AS id FROM identity WHERE address = ?', address)
  if (!row) throw new Error(`Nobody is ${address}`)
  return row.id
}

function idsOf(desk: BareDesk): readonly MessageId[] {
  return desk.rows<{ id: MessageId }>('SELECT id FROM message ORDER BY id').map(({ id }) => id)
}

function unreadCount(desk: BareDesk): number {
  return desk.rows<{ unread: number }>('SELECT unread FROM queue WHERE scope = 0')[0]?.unread ?? 0
}
