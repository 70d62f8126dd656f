import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeskEvent } from '../../src-main/contract/events.ts'
import { type Changes, gatherChanges } from '../../src-main/engine/changes.ts'

let told: DeskEvent[]
let waiting: { unanswered: number; unread: number }
let changes: Changes

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  waiting = { unanswered: 1, unread: 2 }
  changes = gatherChanges(
    (event) => void told.push(event),
    () => [{ type: 'waiting', ...waiting }],
  )
})

afterEach(() => {
  changes.close()
  vi.useRealTimers()
})

const changed = () => told.filter((event) => event.type === 'changed').map((event) => event.contacts)
const counts = () => told.filter((event) => event.type === 'waiting')

describe('windows hear of a change', () => {
  it('at once, when it is the first for a while', () => {
    changes.add([1])
    expect(changed()).toEqual([[1]])
  })

  it('together with the others, when many follow', () => {
    changes.add([1])
    for (const contact of [2, 3, 2]) changes.add([contact])
    expect(changed()).toEqual([[1]])
    vi.advanceTimersByTime(150)
    expect(changed()).toEqual([[1], [2, 3]])
    vi.advanceTimersByTime(150)
    changes.add([4])
    expect(changed()).toEqual([[1], [2, 3], [4]])
  })

  it('as "many" when more changed than is worth naming', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => n)
    changes.add([0])
    changes.add(many(200))
    vi.advanceTimersByTime(120)
    changes.add(many(201))
    changes.add([7])
    vi.advanceTimersByTime(120)
    expect(changed().map((contacts) => contacts?.length ?? null)).toEqual([1, 200, null])
  })

  it('not at all when nothing changed', () => {
    changes.add([])
    vi.advanceTimersByTime(2_000)
    expect(told).toEqual([])
  })

  it('not after the desk was closed', () => {
    changes.add([1])
    changes.add([2])
    changes.close()
    changes.add([3])
    vi.advanceTimersByTime(2_000)
    expect(told).toEqual([{ type: 'changed', contacts: [1] }])
  })
})

describe('the numbers of those who wait', () => {
  it('follow a change, twice a second at most, and only when they differ', () => {
    changes.add([1])
    vi.advanceTimersByTime(500)
    expect(counts()).toEqual([{ type: 'waiting', unanswered: 1, unread: 2 }])
    changes.add([2])
    vi.advanceTimersByTime(1_000)
    expect(counts()).toHaveLength(1)
    waiting = { unanswered: 0, unread: 2 }
    for (let n = 0; n < 5; n++) changes.add([n])
    vi.advanceTimersByTime(1_000)
    expect(counts()).toHaveLength(2)
  })
})
