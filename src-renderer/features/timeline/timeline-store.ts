import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallInput } from '../../../src-main/contract/calls.ts'
import type { OutboxItem } from '../../../src-main/contract/compose.ts'
import type { ConversationHead, TimelinePage } from '../../../src-main/contract/desk.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { ContactId, ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import type { FirstPages } from './first-pages.ts'
import { mergeEntries } from './merge-entries.ts'
import {
  type Align,
  anchorOf,
  arrivalAt,
  conversationFrom,
  type Destination,
  openingPageSize,
  spans,
} from './timeline-destination.ts'

/** What part of the timeline the reader has before them. */
export interface ReadingPlace {
  readonly first: MessageId
  readonly last: MessageId
  /** When the topmost entry was sent, epoch ms. */
  readonly at: number
  /** Something lies above the view, so that its day is not to be seen. */
  readonly scrolled: boolean
  readonly atBottom: boolean
  /** More than a window's height lies below. */
  readonly farFromEnd: boolean
}

/** A message to bring into view and flash. */
export interface Target {
  readonly message: MessageId
  readonly align: Align
  /** Tells two jumps to the same message apart. */
  readonly turn: number
}

export interface TimelineState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error: DeskErrorShape | null
  /** Oldest first. */
  readonly entries: readonly TimelineEntry[]
  readonly conversations: ReadonlyMap<ConversationId, ConversationHead>
  readonly older: boolean
  readonly newer: boolean
  /** Answers that have not left yet; they stand below the newest entry. */
  readonly outgoing: readonly OutboxItem[]
  /** Counts up whenever the entries are another part of the history altogether. */
  readonly part: number
  /** The last change put entries before the first one: the list keeps its place from the end. */
  readonly prepended: boolean
  /** Where the "new" line is drawn: what was unread when the timeline was opened. */
  readonly firstUnread: MessageId | null
  readonly target: Target | null
  readonly place: ReadingPlace | null
  /** On the way to the target: what is in view is not yet what was asked for. */
  readonly approaching: boolean
  /** No hand has moved the list since it came to the target: steps count from there, whatever is being measured. */
  readonly atTarget: boolean
  readonly scrolling: boolean
  /** The nearest unread message out of view; null when there is none. */
  readonly unreadElsewhere: { readonly message: MessageId; readonly where: 'above' | 'below' } | null
  /** Messages whose conversation was folded away; what comes later is shown. */
  readonly folded: ReadonlySet<MessageId>
  /** Customer's messages that came while the reader was further up. */
  readonly arrived: number

  loadOlder(): void
  loadNewer(): void
  /** Brings a message into view, wherever in the history it is. */
  jumpTo(message: MessageId): void
  /** Brings the last message of a conversation into view. */
  jumpToConversation(conversation: ConversationHead): void
  /** Puts the first message at or after a moment (epoch ms) at the top. */
  jumpToMoment(at: number): void
  /** Puts the next unread message at the top, beginning again after the last. False when nothing is unread. */
  jumpToNextUnread(): Promise<boolean>
  /** Puts the heading where the conversation changes next (or changed before) at the top. */
  stepConversation(step: 1 | -1): Promise<void>
  /** Folds messages away, or shows them again where all of them are. */
  toggleFolded(messages: readonly MessageId[]): void
  /** Goes to the newest page. */
  showNewest(): void
  /** The reader sees another part. */
  setPlace(place: ReadingPlace): void
  /** A hand moves the list. */
  leaveTarget(): void
  startScrolling(): void
  /** The reader stays where they are: looks for what is unread elsewhere. */
  rest(): void
  reload(): void
  dispose(): void
}

export type TimelineStore = StoreApi<TimelineState>

const pageSize = 50
const largestPage = 500
/** How far a step to another conversation reads on: one thread of a thousand messages must not be walked through. */
const mostPagesOfAStep = 10

/** One customer's timeline: a window of entries that grows both ways and follows the engine's events. */
export function createTimelineStore(
  engine: EngineClient,
  contact: ContactId,
  firstPages: FirstPages,
  target: MessageId | null = null,
): TimelineStore {
  const first: Destination =
    target === null ? { type: 'newest' } : { type: 'message', message: target, align: 'center' }
  // Counts up with every fresh start: an answer to an older one is dropped.
  let start = 0
  let turn = 0
  let growing: Promise<void> | null = null
  let refreshing = false
  let stale = false

  const store = createStore<TimelineState>()((set, get) => ({
    status: 'loading',
    error: null,
    entries: [],
    conversations: new Map(),
    older: false,
    newer: false,
    outgoing: [],
    part: 0,
    prepended: false,
    firstUnread: null,
    target: null,
    place: null,
    approaching: false,
    atTarget: false,
    scrolling: false,
    unreadElsewhere: null,
    folded: new Set(),
    arrived: 0,

    loadOlder: () => void grow('before'),
    loadNewer: () => void grow('after'),
    jumpTo: (message) => void bringIn(message, 'center'),
    jumpToConversation(conversation) {
      const last = get().entries.findLast((entry) => entry.conversation === conversation.id)
      if (last) aim(last.id, 'center')
      else void open({ type: 'conversation', conversation })
    },
    jumpToMoment(at) {
      const destination: Destination = { type: 'moment', at }
      const shown = spans(get().entries, at) ? arrivalAt(destination, get().entries) : null
      if (shown) aim(shown.message, shown.align)
      else void open(destination)
    },
    async jumpToNextUnread() {
      const { message } = await engine.call('timeline.nextUnread', { contact, after: unreadAfter(get()) })
      if (message !== null) await bringIn(message, 'start')
      return message !== null
    },
    async stepConversation(step) {
      const { place, atTarget, target, entries } = get()
      const from = (atTarget ? target?.message : place?.first) ?? entries.at(-1)?.id
      if (from === undefined) return
      for (let page = 0; page < mostPagesOfAStep; page++) {
        const { entries, older, newer } = get()
        const found = conversationFrom(entries, from, step)
        // The first entry of the shown part begins a conversation only where nothing lies before it.
        if (found !== null && (found !== entries[0]?.id || !older)) return aim(found, 'start')
        if (!(step === 1 ? newer : older)) return
        await grow(step === 1 ? 'after' : 'before')
      }
    },
    toggleFolded(messages) {
      const { folded } = get()
      const some = new Set(messages)
      set({ folded: some.isSubsetOf(folded) ? folded.difference(some) : folded.union(some), prepended: false })
    },
    showNewest: () => void open({ type: 'newest' }),
    setPlace(place) {
      const { newer, arrived } = get()
      set({ place, approaching: false, arrived: place.atBottom && !newer ? 0 : arrived })
    },
    leaveTarget() {
      if (get().atTarget) set({ atTarget: false })
    },
    startScrolling() {
      if (!get().scrolling) set({ scrolling: true })
    },
    rest() {
      set({ scrolling: false })
      // Failing leaves the hint as it is; the next rest looks again.
      lookForUnread().catch(() => {})
    },
    reload: () => void open(first),
    dispose() {
      start += 1
      unsubscribe()
    },
  }))

  function aim(message: MessageId, align: Align): void {
    const { entries, folded } = store.getState()
    store.setState({
      target: { message, align, turn: ++turn },
      approaching: true,
      atTarget: true,
      prepended: false,
      folded: withoutConversationOf(message, entries, folded),
    })
  }

  async function bringIn(message: MessageId, align: Align): Promise<void> {
    if (store.getState().entries.some((entry) => entry.id === message)) aim(message, align)
    else await open({ type: 'message', message, align })
  }

  async function open(destination: Destination): Promise<void> {
    const mine = ++start
    growing = null
    try {
      const page = pageAt(destination)
      // What is there already is shown at once: waiting for it would show a frame without it.
      show(page instanceof Promise ? await page : page, destination, mine)
    } catch (thrown) {
      if (mine === start) store.setState({ status: 'failed', error: DeskError.from(thrown).toShape() })
    }
  }

  function pageAt(destination: Destination): TimelinePage | Promise<TimelinePage> {
    if (destination.type === 'newest') return firstPages.get(contact)
    return engine.call('timeline.page', { contact, anchor: anchorOf(destination), limit: openingPageSize })
  }

  function show(page: TimelinePage, destination: Destination, mine: number): void {
    if (mine !== start) return
    const arrival = arrivalAt(destination, page.entries)
    const { folded } = store.getState()
    store.setState({
      ...contentOf(page),
      status: 'ready',
      error: null,
      part: mine,
      prepended: false,
      firstUnread: store.getState().firstUnread ?? firstUnreadOf(page.entries),
      target: arrival && { ...arrival, turn: ++turn },
      folded: arrival ? withoutConversationOf(arrival.message, page.entries, folded) : folded,
      place: null,
      approaching: arrival !== null,
      atTarget: arrival !== null,
      arrived: 0,
    })
  }

  /** Who asks for more while more is on its way waits for that. */
  function grow(type: 'before' | 'after'): Promise<void> {
    if (growing) return growing
    const grown = growOnce(type).finally(() => {
      if (growing === grown) growing = null
    })
    growing = grown
    return grown
  }

  async function growOnce(type: 'before' | 'after'): Promise<void> {
    const { entries, older, newer } = store.getState()
    const edge = type === 'before' ? entries.at(0) : entries.at(-1)
    if (!edge || !(type === 'before' ? older : newer)) return
    const mine = start
    try {
      const page = await engine.call('timeline.page', { contact, anchor: { type, message: edge.id }, limit: pageSize })
      if (mine !== start) return
      const { entries: shown, conversations } = store.getState()
      const before = type === 'before'
      store.setState({
        entries: before ? [...page.entries, ...shown] : [...shown, ...page.entries],
        conversations: withHeads(conversations, page.conversations),
        prepended: before,
        ...(before ? { older: page.older } : { newer: page.newer, outgoing: page.outgoing }),
      })
    } catch {
      // What is shown stays; scrolling on asks again.
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
      await lookForUnread()
    } catch {
      // The next event or the reconnect refreshes again.
    } finally {
      refreshing = false
    }
  }

  async function refreshShown(): Promise<void> {
    const { entries, newer, status, place } = store.getState()
    if (status !== 'ready') return
    const [first] = entries
    if (entries.length + pageSize <= largestPage) {
      const anchor = newer && first ? ({ type: 'after', message: first.id } as const) : null
      // Room for what arrived.
      await lookAgain(anchor, Math.max(1, entries.length + (newer ? 0 : pageSize)))
      return
    }
    // Of a long history only what the reader sees is looked at again, and its end.
    if (place) await lookAgain({ type: 'around', message: place.first }, pageSize)
    if (!newer) await lookAgain(null, pageSize)
  }

  async function lookAgain(anchor: CallInput<'timeline.page'>['anchor'], limit: number): Promise<void> {
    const mine = start
    const page = await engine.call('timeline.page', { contact, anchor, limit })
    if (mine !== start) return
    const shown = store.getState()
    const merged = mergeEntries(shown.entries, page)
    const arrived = merged.added.filter((entry) => entry.direction === 'in').length
    store.setState({
      entries: merged.entries,
      conversations: withHeads(shown.conversations, page.conversations),
      // In the same stroke as the entries: an answer that left is never shown twice, nor missing for a moment.
      outgoing: page.newer ? shown.outgoing : page.outgoing,
      prepended: false,
      newer: anchor === null ? page.newer : shown.newer,
      older: shown.entries.length === 0 ? page.older : shown.older,
      arrived: shown.place?.atBottom ? 0 : shown.arrived + arrived,
    })
  }

  async function lookForUnread(): Promise<void> {
    const mine = start
    const { place } = store.getState()
    if (!place) return
    const { message } = await engine.call('timeline.nextUnread', { contact, after: place.last })
    if (mine !== start) return
    const where = message === null ? null : message > place.last ? 'below' : message < place.first ? 'above' : null
    store.setState({ unreadElsewhere: message === null || where === null ? null : { message, where } })
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'changed' && (event.contacts === null || event.contacts.includes(contact))) void refresh()
  })
  void open(first)
  return store
}

/** When the topmost message was sent that the reader sees, or is being taken to; null where there is none. */
export function momentInView({ entries, place, approaching, target }: TimelineState): number | null {
  const awaited = approaching ? entries.find(({ id }) => id === target?.message) : undefined
  return awaited?.sentAt ?? place?.at ?? entries.at(-1)?.sentAt ?? null
}

/** From the unread message that was jumped to while it is still in view, else from just above what is in view. */
function unreadAfter({ target, place, atTarget }: TimelineState): MessageId | null {
  const jumpedTo = target?.align === 'start' ? target.message : null
  if (atTarget && jumpedTo !== null) return jumpedTo
  if (!place) return null
  const inView = jumpedTo !== null && jumpedTo >= place.first && jumpedTo <= place.last
  return inView ? jumpedTo : ((place.first - 1) as MessageId)
}

/** What stays folded when a message is jumped to: not what belongs to its conversation. */
function withoutConversationOf(
  message: MessageId,
  entries: readonly TimelineEntry[],
  folded: ReadonlySet<MessageId>,
): ReadonlySet<MessageId> {
  if (!folded.has(message)) return folded
  const conversation = entries.find(({ id }) => id === message)?.conversation
  return folded.difference(new Set(entries.filter((entry) => entry.conversation === conversation).map(({ id }) => id)))
}

function contentOf(page: TimelinePage) {
  return {
    entries: page.entries,
    conversations: withHeads(new Map(), page.conversations),
    older: page.older,
    newer: page.newer,
    outgoing: page.outgoing,
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
