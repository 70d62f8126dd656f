import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallInput } from '../../../src-main/contract/calls.ts'
import type { ConversationHead, TimelinePage } from '../../../src-main/contract/desk.ts'
import { assertNever, DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { ContactId, ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import { mergeEntries } from './merge-entries.ts'

export interface TimelineState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error: DeskErrorShape | null
  /** Oldest first. */
  readonly entries: readonly TimelineEntry[]
  readonly conversations: ReadonlyMap<ConversationId, ConversationHead>
  readonly older: boolean
  readonly newer: boolean
  /** The last change put entries before the first one: the list keeps its place from the end. */
  readonly prepended: boolean
  /** Where the "new" line is drawn: what was unread when the timeline was opened. */
  readonly firstUnread: MessageId | null
  /** The message to bring into view and flash; `turn` tells two jumps to the same one apart. */
  readonly target: { readonly message: MessageId; readonly turn: number } | null
  /** Customer's messages that came while the reader was further up. */
  readonly arrived: number

  loadOlder(): void
  loadNewer(): void
  /** Brings a message into view, wherever in the history it is. */
  jumpTo(message: MessageId): void
  /** Brings the last message of a conversation into view. */
  jumpToConversation(conversation: ConversationHead): void
  /** Goes to the newest page. */
  showNewest(): void
  /** The reader is (or is no longer) at the bottom. */
  setAtBottom(atBottom: boolean): void
  reload(): void
  dispose(): void
}

export type TimelineStore = StoreApi<TimelineState>

type Destination =
  | { readonly type: 'newest' }
  | { readonly type: 'message'; readonly message: MessageId }
  | { readonly type: 'conversation'; readonly conversation: ConversationHead }

const pageSize = 50
const largestPage = 500

/** One customer's timeline: a window of entries that grows both ways and follows the engine's events. */
export function createTimelineStore(
  engine: EngineClient,
  contact: ContactId,
  target: MessageId | null = null,
): TimelineStore {
  const first: Destination = target === null ? { type: 'newest' } : { type: 'message', message: target }
  // Counts up with every fresh start: an answer to an older one is dropped.
  let start = 0
  let turn = 0
  let growing = false
  let refreshing = false
  let stale = false
  let atBottom = false

  const store = createStore<TimelineState>()((set, get) => ({
    status: 'loading',
    error: null,
    entries: [],
    conversations: new Map(),
    older: false,
    newer: false,
    prepended: false,
    firstUnread: null,
    target: null,
    arrived: 0,

    loadOlder: () => void grow('before'),
    loadNewer: () => void grow('after'),
    jumpTo(message) {
      if (get().entries.some((entry) => entry.id === message))
        set({ target: { message, turn: ++turn }, prepended: false })
      else void open({ type: 'message', message })
    },
    jumpToConversation(conversation) {
      const last = get().entries.findLast((entry) => entry.conversation === conversation.id)
      if (last) get().jumpTo(last.id)
      else void open({ type: 'conversation', conversation })
    },
    showNewest: () => void open({ type: 'newest' }),
    setAtBottom(next) {
      atBottom = next
      if (next && !get().newer && get().arrived > 0) set({ arrived: 0 })
    },
    reload: () => void open(first),
    dispose() {
      start += 1
      unsubscribe()
    },
  }))

  async function open(destination: Destination): Promise<void> {
    const mine = ++start
    growing = false
    try {
      const page = await engine.call('timeline.page', { contact, anchor: anchorOf(destination), limit: pageSize })
      if (mine !== start) return
      const message = messageOf(destination, page.entries)
      store.setState({
        ...contentOf(page),
        status: 'ready',
        error: null,
        prepended: false,
        firstUnread: store.getState().firstUnread ?? firstUnreadOf(page.entries),
        target: message === null ? null : { message, turn: ++turn },
        arrived: 0,
      })
    } catch (thrown) {
      if (mine === start) store.setState({ status: 'failed', error: DeskError.from(thrown).toShape() })
    }
  }

  async function grow(type: 'before' | 'after'): Promise<void> {
    const { entries, older, newer } = store.getState()
    const edge = type === 'before' ? entries.at(0) : entries.at(-1)
    if (growing || !edge || !(type === 'before' ? older : newer)) return
    const mine = start
    growing = true
    try {
      const page = await engine.call('timeline.page', { contact, anchor: { type, message: edge.id }, limit: pageSize })
      if (mine !== start) return
      const { entries: shown, conversations } = store.getState()
      const before = type === 'before'
      store.setState({
        entries: before ? [...page.entries, ...shown] : [...shown, ...page.entries],
        conversations: withHeads(conversations, page.conversations),
        prepended: before,
        ...(before ? { older: page.older } : { newer: page.newer }),
      })
    } catch {
      // What is shown stays; scrolling on asks again.
    } finally {
      if (mine === start) growing = false
    }
  }

  /** One refresh at a time; an event meanwhile asks for another. */
  async function refresh(): Promise<void> {
    stale = true
    if (refreshing) return
    refreshing = true
    try {
      while (stale) {
        stale = false
        await refreshShown()
      }
    } catch {
      // The next event or the reconnect refreshes again.
    } finally {
      refreshing = false
    }
  }

  async function refreshShown(): Promise<void> {
    const mine = start
    const { entries, newer, status } = store.getState()
    if (status !== 'ready') return
    const first = entries.at(0)
    const anchor = newer && first ? ({ type: 'after', message: first.id } as const) : null
    // Room for what arrived; far up in a long history only the newest part is looked at again.
    const limit = Math.min(largestPage, entries.length + (newer ? 0 : pageSize))
    const page = await engine.call('timeline.page', { contact, anchor, limit: Math.max(1, limit) })
    if (mine !== start) return
    const shown = store.getState()
    const merged = mergeEntries(shown.entries, page.entries)
    const arrived = merged.added.filter((entry) => entry.direction === 'in').length
    store.setState({
      entries: merged.entries,
      conversations: withHeads(shown.conversations, page.conversations),
      prepended: false,
      newer: anchor === null ? page.newer : shown.newer,
      older: shown.entries.length === 0 ? page.older : shown.older,
      arrived: atBottom ? 0 : shown.arrived + arrived,
    })
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'changed' && (event.contacts === null || event.contacts.includes(contact))) void refresh()
  })
  void open(first)
  return store
}

function anchorOf(destination: Destination): CallInput<'timeline.page'>['anchor'] {
  switch (destination.type) {
    case 'newest':
      return null
    case 'message':
      return { type: 'around', message: destination.message }
    case 'conversation':
      return { type: 'at', time: destination.conversation.lastAt }
    default:
      return assertNever(destination)
  }
}

/** Which entry of the page to bring into view; null for its end. */
function messageOf(destination: Destination, entries: readonly TimelineEntry[]): MessageId | null {
  switch (destination.type) {
    case 'newest':
      return null
    case 'message':
      return destination.message
    case 'conversation':
      return entries.findLast((entry) => entry.conversation === destination.conversation.id)?.id ?? null
    default:
      return assertNever(destination)
  }
}

function contentOf(page: TimelinePage) {
  return {
    entries: page.entries,
    conversations: withHeads(new Map(), page.conversations),
    older: page.older,
    newer: page.newer,
  }
}

function withHeads(
  known: ReadonlyMap<ConversationId, ConversationHead>,
  fresh: readonly ConversationHead[],
): ReadonlyMap<ConversationId, ConversationHead> {
  return new Map([...known, ...fresh.map((head) => [head.id, head] as const)])
}

function firstUnreadOf(entries: readonly TimelineEntry[]): MessageId | null {
  return entries.find((entry) => entry.unread)?.id ?? null
}
