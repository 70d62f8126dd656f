import { describe, expect, it } from 'vitest'
import type { AccountView } from '../../src-main/contract/account.ts'
import type { AccountId } from '../../src-main/contract/ids.ts'
import {
  activeNarrowings,
  goneFrom,
  notNarrowed,
  type QueueNarrowing,
  queueQuestion,
  without,
} from '../../src-renderer/features/queue/queue-narrowing.ts'
import { firstView, storedView } from '../../src-renderer/features/queue/queue-view.ts'

const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime()
const monday = new Date(2026, 10, 23, 15, 30).getTime()

function bounds(narrowing: Partial<QueueNarrowing>, now = monday) {
  const { since, until } = queueQuestion({ ...notNarrowed, ...narrowing }, now)
  return [since, until]
}

describe('a span of days', () => {
  it('begins at midnight where the reader is', () => {
    expect(bounds({ span: 'any' })).toEqual([null, null])
    expect(bounds({ span: 'today' })).toEqual([day(2026, 11, 23), null])
    expect(bounds({ span: 'week' })).toEqual([day(2026, 11, 17), null])
    expect(bounds({ span: 'month' })).toEqual([day(2026, 10, 25), null])
    expect(bounds({ span: 'year' })).toEqual([day(2026, 1, 1), null])
  })

  it('is the same days whatever the clocks do in between', () => {
    const afterSummer = new Date(2026, 9, 26, 0, 30).getTime()
    expect(bounds({ span: 'week' }, afterSummer)).toEqual([day(2026, 10, 20), null])
  })

  it('that is chosen holds its last day, and may be open or turned round', () => {
    expect(bounds({ span: 'custom', from: '2026-11-01', to: '2026-11-03' })).toEqual([
      day(2026, 11, 1),
      day(2026, 11, 4),
    ])
    expect(bounds({ span: 'custom', from: '2026-11-03', to: '2026-11-01' })).toEqual([
      day(2026, 11, 1),
      day(2026, 11, 4),
    ])
    expect(bounds({ span: 'custom', from: '2026-11-01' })).toEqual([day(2026, 11, 1), null])
    expect(bounds({ span: 'custom', to: '2026-12-31' })).toEqual([null, day(2027, 1, 1)])
    expect(bounds({ span: 'custom' })).toEqual([null, null])
  })

  it('never asks for a moment before all time, whatever year is half typed', () => {
    expect(bounds({ span: 'custom', from: '0002-01-01' })[0]).toBe(0)
  })
})

describe('what narrows the queue', () => {
  const narrowed: QueueNarrowing = {
    account: 'email:help@shop.test' as AccountId,
    channel: 'email',
    attachments: true,
    assignee: 'Mara',
    tag: 'refund',
    priority: 'high',
    starred: true,
    span: 'custom',
    from: '2026-11-01',
    to: '',
  }

  it('is told, and taken away one by one until nothing is left', () => {
    expect(activeNarrowings(notNarrowed)).toEqual([])
    expect(activeNarrowings(narrowed)).toEqual([
      'channel',
      'account',
      'assignee',
      'tag',
      'priority',
      'starred',
      'attachments',
      'span',
    ])
    let view = narrowed
    for (const each of activeNarrowings(narrowed)) view = { ...view, ...without(each) }
    expect(view).toEqual(notNarrowed)
  })

  it('is not a span of which no day is chosen yet', () => {
    expect(activeNarrowings({ ...notNarrowed, span: 'custom' })).toEqual([])
  })

  it('goes with the account or the channel it names', () => {
    const account = (kind: string, id: string) => ({ kind, id }) as AccountView
    expect(goneFrom([account('email', 'email:help@shop.test')], narrowed)).toBeNull()
    expect(goneFrom([account('email', 'email:other@shop.test')], narrowed)).toEqual({ account: null })
    expect(goneFrom([account('telegram', 'telegram:1')], narrowed)).toEqual({ account: null, channel: null })
  })
})

describe('a view that was stored', () => {
  it('is what it was', () => {
    const view = { ...firstView, filter: 'unread', order: 'oldest', span: 'week', channel: 'telegram' } as const
    expect(storedView(JSON.parse(JSON.stringify(view)))).toEqual(view)
  })

  it.each<[unknown]>([
    [null],
    ['all'],
    [
      {
        filter: 'theirs',
        order: 3,
        account: 7,
        channel: 'fax',
        attachments: 'yes',
        span: 'decade',
        from: 'x',
        to: null,
      },
    ],
    [{ unknown: true }],
  ])('is as at first where %j makes no sense', (value) => {
    expect(storedView(value)).toEqual(firstView)
  })
})
