import { describe, expect, it } from 'vitest'
import type { ContactId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import { createFirstPages } from '../../src-renderer/features/timeline/first-pages.ts'
import { createTimelineStore, type TimelineStore } from '../../src-renderer/features/timeline/timeline-store.ts'
import { entry, scriptedDesk } from './scripted-desk.ts'

const ana = 1 as ContactId

describe('a timeline', () => {
  it('opens with the newest page and remembers where the unread part begins', async () => {
    const { store } = await opened(120, { unreadFrom: 118 })
    expect(ids(store)).toEqual(range(91, 120))
    expect(store.getState()).toMatchObject({ older: true, newer: false, firstUnread: 118 })
  })

  it('grows upwards without a gap or a repetition and says that it did', async () => {
    const { store } = await opened(120)
    store.getState().loadOlder()
    store.getState().loadOlder()
    await expect.poll(() => ids(store).length).toBe(80)
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
    await expect.poll(() => ids(store).at(-1)).toBe(104)
    expect(store.getState().prepended).toBe(false)
  })

  it('appends what arrives and counts it for a reader who is further up', async () => {
    const { store, desk } = await opened(60)
    see(store, 20, 30)
    desk.arrive(ana, entry(1001))
    desk.arrive(ana, entry(1002, { direction: 'out' }))
    await expect.poll(() => ids(store).slice(-2)).toEqual([1001, 1002])
    expect(store.getState().arrived).toBe(1)
    see(store, 1000, 1002)
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
    await expect.poll(() => ids(store).length).toBe(80)
    desk.contacts = [{ id: ana, name: 'Ana', entries: entries(120).filter(({ id }) => id !== 110) }]
    desk.emit({ type: 'changed', contacts: null })
    await expect.poll(() => ids(store)).toEqual(range(41, 120).filter((id) => id !== 110))
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

  it('puts the first message of a day at the top, wherever it is', async () => {
    const { store } = await opened(200)
    const at = entry(30).sentAt
    store.getState().jumpToMoment(at)
    await expect.poll(() => ids(store)).toContain(30)
    expect(store.getState().target).toMatchObject({ message: 30, align: 'start' })
    store.getState().jumpToMoment(at + 1)
    expect(store.getState().target).toMatchObject({ message: 31, align: 'start' })
  })

  it('goes to the last message for a day after it, and to the first for one before', async () => {
    const { store } = await opened(200)
    const now = entry(200).sentAt
    store.getState().jumpToMoment(now * 2)
    await expect.poll(() => store.getState().target?.message).toBe(200)
    store.getState().jumpToMoment(0)
    await expect.poll(() => store.getState().target?.message).toBe(1)
  })

  it('starts another part of the history anew, and grows in the one it shows', async () => {
    const { store } = await opened(200)
    const { part } = store.getState()
    store.getState().loadOlder()
    await expect.poll(() => ids(store).length).toBe(80)
    expect(store.getState().part).toBe(part)
    store.getState().jumpTo(20 as MessageId)
    await expect.poll(() => store.getState().part).not.toBe(part)
  })

  it('goes from unread to unread, and from the top again after the last', async () => {
    const { store } = await opened(200, { unread: [20, 150, 190] })
    const next = async () => {
      expect(await store.getState().jumpToNextUnread()).toBe(true)
      const message = store.getState().target?.message as number
      see(store, message, message + 3)
      return message
    }
    see(store, 186, 200)
    expect([await next(), await next(), await next(), await next()]).toEqual([190, 20, 150, 190])
    expect(store.getState().target?.align).toBe('start')
  })

  it('says that nothing is unread', async () => {
    const { store } = await opened(20)
    expect(await store.getState().jumpToNextUnread()).toBe(false)
    expect(store.getState().target).toBeNull()
  })

  it('knows where the unread that is out of view lies', async () => {
    const { store } = await opened(200, { unread: [20, 190] })
    const elsewhere = (first: number, last: number) => {
      see(store, first, last)
      store.getState().rest()
      return expect.poll(() => store.getState().unreadElsewhere)
    }
    await elsewhere(160, 170).toEqual({ message: 190, where: 'below' })
    await elsewhere(185, 200).toEqual({ message: 20, where: 'above' })
  })

  it('steps from conversation to conversation, reading on where it must', async () => {
    const { store } = await opened(200, { conversationOf: (id) => Math.floor(id / 40) })
    const step = async (direction: 1 | -1) => {
      await store.getState().stepConversation(direction)
      const message = store.getState().target?.message as number
      see(store, message, message + 3)
      return message
    }
    see(store, 185, 195)
    expect([await step(-1), await step(-1), await step(-1), await step(1)]).toEqual([160, 120, 80, 120])
    expect(ids(store)).toEqual(range(71, 200))
  })

  it('goes on from where a jump leads, though the list is not there yet', async () => {
    const { store } = await opened(60, { unread: [20, 30], conversationOf: (id) => Math.floor(id / 20) })
    see(store, 50, 60)
    await store.getState().stepConversation(-1)
    await store.getState().stepConversation(-1)
    expect(store.getState().target?.message).toBe(20)
    await store.getState().jumpToNextUnread()
    expect(store.getState().target?.message).toBe(30)
  })

  it('steps from where a jump led, whatever is seen while the list is measured, until a hand moves it', async () => {
    const { store } = await opened(60, { conversationOf: (id) => Math.floor(id / 20) })
    await store.getState().stepConversation(-1)
    see(store, 52, 56)
    const led = store.getState().target?.message
    await store.getState().stepConversation(-1)
    expect([led, store.getState().target?.message]).toEqual([40, 20])
    store.getState().leaveTarget()
    see(store, 52, 56)
    await store.getState().stepConversation(-1)
    expect(store.getState().target?.message).toBe(40)
  })

  it('looks again at what is seen of a long history, and at its end', async () => {
    const { store, desk } = await opened(700, { unread: [300] })
    while (store.getState().entries.length < 700) {
      store.getState().loadOlder()
      const { length } = ids(store)
      await expect.poll(() => ids(store).length).toBeGreaterThan(length)
    }
    see(store, 295, 305)
    desk.contacts = [{ id: ana, name: 'Ana', entries: entries(701) }]
    desk.emit({ type: 'changed', contacts: [ana] })
    await expect.poll(() => ids(store)).toEqual(range(1, 701))
    expect(store.getState().entries[299]?.unread).toBe(false)
  })

  it('folds messages away, shows them again, and never hides what is jumped to', async () => {
    const { store } = await opened(60, { conversationOf: (id) => Math.floor(id / 20) })
    const folded = () => [...store.getState().folded]
    const some = [41, 42, 43] as MessageId[]
    store.getState().loadOlder()
    await expect.poll(() => store.getState().prepended).toBe(true)
    store.getState().toggleFolded(some)
    expect(folded()).toEqual(some)
    // Or the list would take what went for what lay above.
    expect(store.getState().prepended).toBe(false)
    store.getState().toggleFolded(some)
    expect(folded()).toEqual([])
    store.getState().toggleFolded([...some, 20 as MessageId])
    store.getState().jumpTo(42 as MessageId)
    expect(folded()).toEqual([20])
  })

  it('does not listen any more once it was left', async () => {
    const { store, desk } = await opened(5)
    store.getState().dispose()
    const asked = desk.asked.length
    desk.arrive(ana, entry(1001))
    expect(desk.asked).toHaveLength(asked)
  })
})

interface Facts {
  readonly unreadFrom?: number
  readonly unread?: readonly number[]
  readonly conversationOf?: (id: number) => number
}

function entries(count: number, { unreadFrom = Number.POSITIVE_INFINITY, unread = [], conversationOf }: Facts = {}) {
  return range(1, count).map((id) =>
    entry(id, {
      unread: id >= unreadFrom || unread.includes(id),
      ...(conversationOf && { conversation: conversationOf(id) as ConversationId }),
    }),
  )
}

/** What the list would tell: these messages are in view, somewhere in the middle unless they are the last. */
function see(store: TimelineStore, first: number, last: number): void {
  const atBottom = last === store.getState().entries.at(-1)?.id
  const at = store.getState().entries.find(({ id }) => id === first)?.sentAt ?? 0
  const place = { first: first as MessageId, last: last as MessageId, at, scrolled: true, farFromEnd: !atBottom }
  store.getState().setPlace({ ...place, atBottom })
}

async function opened(count: number, options: Facts & { readonly target?: number } = {}) {
  const desk = scriptedDesk([{ id: ana, name: 'Ana', entries: entries(count, options) }])
  const store = createTimelineStore(desk, ana, createFirstPages(desk), (options.target ?? null) as MessageId | null)
  await expect.poll(() => store.getState().status).toBe('ready')
  return { desk, store }
}

function ids(store: TimelineStore): readonly number[] {
  return store.getState().entries.map(({ id }) => id)
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
