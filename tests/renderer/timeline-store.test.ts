import { describe, expect, it } from 'vitest'
import type { ContactId, MessageId } from '../../src-main/contract/ids.ts'
import { createTimelineStore } from '../../src-renderer/features/timeline/timeline-store.ts'
import { entry, scriptedDesk } from './scripted-desk.ts'

const ana = 1 as ContactId

describe('a timeline', () => {
  it('opens with the newest page and remembers where the unread part begins', async () => {
    const { store } = await opened(120, { unreadFrom: 118 })
    expect(ids(store)).toEqual(range(71, 120))
    expect(store.getState()).toMatchObject({ older: true, newer: false, firstUnread: 118 })
  })

  it('grows upwards without a gap or a repetition and says that it did', async () => {
    const { store } = await opened(120)
    store.getState().loadOlder()
    store.getState().loadOlder()
    await expect.poll(() => ids(store).length).toBe(100)
    expect(store.getState().prepended).toBe(true)
    store.getState().loadOlder()
    await expect.poll(() => ids(store)).toEqual(range(1, 120))
    expect(store.getState().older).toBe(false)
  })

  it('opens around a message of long ago and grows towards the present', async () => {
    const { store } = await opened(200, { target: 40 })
    expect(ids(store)).toContain(40)
    expect(store.getState()).toMatchObject({ newer: true, target: { message: 40 } })
    store.getState().loadNewer()
    await expect.poll(() => ids(store).at(-1)).toBe(114)
    expect(store.getState().prepended).toBe(false)
  })

  it('appends what arrives and counts it for a reader who is further up', async () => {
    const { store, desk } = await opened(60)
    store.getState().setAtBottom(false)
    desk.arrive(ana, entry(1001))
    desk.arrive(ana, entry(1002, { direction: 'out' }))
    await expect.poll(() => ids(store).slice(-2)).toEqual([1001, 1002])
    expect(store.getState().arrived).toBe(1)
    store.getState().setAtBottom(true)
    expect(store.getState().arrived).toBe(0)
  })

  it('repaints only the message that changed', async () => {
    const { store, desk } = await opened(10, { unreadFrom: 10 })
    const before = store.getState().entries
    desk.contacts = [{ id: ana, name: 'Ana', entries: entries(10) }]
    desk.emit({ type: 'changed', contacts: [ana] })
    await expect.poll(() => store.getState().entries.at(-1)?.unread).toBe(false)
    expect(
      store
        .getState()
        .entries.slice(0, 9)
        .every((shown, index) => shown === before[index]),
    ).toBe(true)
  })

  it('lets go of a message that was deleted, and keeps what lies above the part it looked at', async () => {
    const { store, desk } = await opened(120)
    store.getState().loadOlder()
    await expect.poll(() => ids(store).length).toBe(100)
    desk.contacts = [{ id: ana, name: 'Ana', entries: entries(120).filter(({ id }) => id !== 110) }]
    desk.emit({ type: 'changed', contacts: null })
    await expect.poll(() => ids(store)).toEqual(range(21, 120).filter((id) => id !== 110))
  })

  it('jumps within what is shown without asking, and fetches what is not', async () => {
    const { store, desk } = await opened(200)
    const asked = desk.asked.length
    store.getState().jumpTo(190 as MessageId)
    expect(store.getState().target).toMatchObject({ message: 190 })
    expect(desk.asked).toHaveLength(asked)
    store.getState().jumpTo(20 as MessageId)
    await expect.poll(() => ids(store)).toContain(20)
    expect(store.getState().target).toMatchObject({ message: 20 })
  })

  it('does not listen any more once it was left', async () => {
    const { store, desk } = await opened(5)
    store.getState().dispose()
    const asked = desk.asked.length
    desk.arrive(ana, entry(1001))
    expect(desk.asked).toHaveLength(asked)
  })
})

function entries(count: number, unreadFrom = Number.POSITIVE_INFINITY) {
  return range(1, count).map((id) => entry(id, { unread: id >= unreadFrom }))
}

async function opened(count: number, options: { readonly unreadFrom?: number; readonly target?: number } = {}) {
  const desk = scriptedDesk([{ id: ana, name: 'Ana', entries: entries(count, options.unreadFrom) }])
  const store = createTimelineStore(desk, ana, (options.target ?? null) as MessageId | null)
  await expect.poll(() => store.getState().status).toBe('ready')
  return { desk, store }
}

function ids(store: ReturnType<typeof createTimelineStore>): readonly number[] {
  return store.getState().entries.map(({ id }) => id)
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
