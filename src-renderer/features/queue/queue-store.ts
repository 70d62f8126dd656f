import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallOutput } from '../../../src-main/contract/calls.ts'
import type { QueueCounts, QueueRow } from '../../../src-main/contract/desk.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import { foreseenRows, leaves } from './foreseen-rows.ts'
import { mergeRows } from './merge-rows.ts'
import { notNarrowed, queueQuestion } from './queue-narrowing.ts'
import { firstView, isSameView, type QueueView, viewOf } from './queue-view.ts'
import { mostSelected, rangeTo, stillShown, toggled } from './row-selection.ts'

export interface QueueState extends QueueView {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error: DeskErrorShape | null
  readonly rows: readonly QueueRow[]
  /** More rows lie below. */
  readonly more: boolean
  readonly counts: QueueCounts | null
  /** The open contact stays in the list although it may have left the filter, until another is opened. */
  readonly pinned: ContactId | null
  /** Rows that are chosen to do something with all of them at once. */
  readonly selected: ReadonlySet<ContactId>

  show(view: Partial<QueueView>): void
  reload(): void
  loadMore(): void
  pin(contact: ContactId | null): void
  toggleSelected(contact: ContactId): void
  /** All rows from the one that was chosen last to this one. */
  selectTo(contact: ContactId): void
  /** Everybody in the view, as far as one step can take them: those that are not loaded yet too. */
  selectAll(): Promise<void>
  clearSelection(): void
  /** Shows the rows as a step will leave them, before the engine has told. */
  foresee(contacts: readonly ContactId[], step: TriageStep): Foreseen
}

/** Rows that are shown as one step will leave them. */
export interface Foreseen {
  /** Shows them as they were, and goes on to: the step is being taken back. */
  back(): void
  /** The engine has told how the step went, or did not: from now on they are shown as they are. */
  settle(): void
}

export type QueueStore = StoreApi<QueueState>

const pageSize = 60
const largestPage = 500

/** The queue of one window: pages as it is scrolled, and follows the engine's `changed` events. */
export function createQueueStore(engine: EngineClient, initial: Partial<QueueView> = {}): QueueStore {
  // Counts up with every change of view: an answer to an older view is dropped.
  let view = 0
  let cursor: string | null = null
  let loadingMore = false
  let refreshing = false
  let changed: Set<ContactId> | 'all' | null = null
  /** Where a range of selected rows begins. */
  let anchor: ContactId | null = null
  /** Who leaves the view with which steps that are on their way: an answer from before them must not bring anybody back. */
  const leaving = new Map<Foreseen, ReadonlySet<ContactId>>()
  /** Rows as they were before steps that are being taken back: an answer from in between must not take them away. */
  const returning = new Map<Foreseen, readonly QueueRow[]>()
  /** The open contact left the filter, and stays only as long as it is open. */
  let overstays = false

  const store = createStore<QueueState>()((set, get) => ({
    ...firstView,
    ...initial,
    status: 'loading',
    error: null,
    rows: [],
    more: false,
    counts: null,
    pinned: null,
    selected: new Set(),

    show(next) {
      const chosen = viewOf({ ...get(), ...next })
      if (isSameView(chosen, get())) return
      anchor = null
      leaving.clear()
      returning.clear()
      set({ ...chosen, rows: [], more: false, pinned: null, selected: new Set() })
      void load()
    },
    reload: () => void load(),
    loadMore: () => void loadMore(),
    pin(contact) {
      const released = get().pinned
      if (released === contact) return
      set({ pinned: contact })
      // Only then: whoever goes through the queue waits for the next timeline, and this would be answered before it.
      if (released !== null && overstays) markChanged([released])
      overstays = false
    },
    toggleSelected(contact) {
      anchor = contact
      set({ selected: toggled(get().selected, contact) })
    },
    selectTo(contact) {
      anchor ??= get().pinned ?? contact
      set({ selected: new Set([...get().selected, ...rangeTo(get().rows, anchor, contact)]) })
    },
    selectAll,
    clearSelection() {
      anchor = null
      if (get().selected.size > 0) set({ selected: new Set() })
    },
    foresee(contacts, step) {
      const { rows, filter, selected } = get()
      const concerned = new Set(contacts)
      const foreseen = foreseenRows(rows, concerned, step, filter)
      const then = viewOf(get())
      const before = rows.filter((row) => concerned.has(row.contact))
      const way: Foreseen = {
        back() {
          leaving.delete(way)
          if (!isSameView(then, viewOf(get()))) return
          returning.set(way, before)
          setRows(get().rows)
        },
        settle() {
          leaving.delete(way)
          returning.delete(way)
          markChanged(contacts)
        },
      }
      if (leaves(step, filter)) leaving.set(way, concerned)
      // The step comes after those that are being taken back.
      for (const [other, some] of returning) returning.set(other, foreseenRows(some, concerned, step, filter))
      set({ rows: foreseen, selected: stillShown(selected, foreseen) })
      return way
    },
  }))

  function question() {
    return { filter: store.getState().filter, ...queueQuestion(store.getState(), Date.now()) }
  }

  function nextPage(after: string | null, limit: number): Promise<CallOutput<'queue.page'>> {
    return engine.call('queue.page', { ...question(), order: store.getState().order, after, limit })
  }

  async function load(): Promise<void> {
    const mine = ++view
    loadingMore = false
    store.setState({ status: store.getState().rows.length > 0 ? 'ready' : 'loading', error: null })
    void refreshCounts()
    try {
      const page = await nextPage(null, pageSize)
      if (mine !== view) return
      cursor = page.next
      store.setState({ status: 'ready', rows: page.rows, more: page.next !== null })
    } catch (thrown) {
      if (mine === view) store.setState({ status: 'failed', error: DeskError.from(thrown).toShape() })
    }
  }

  async function loadMore(size = pageSize): Promise<void> {
    if (cursor === null || loadingMore) return
    const mine = view
    loadingMore = true
    try {
      const page = await nextPage(cursor, size)
      if (mine !== view) return
      cursor = page.next
      const shown = new Set(store.getState().rows.map((row) => row.contact))
      const fresh = page.rows.filter((row) => !shown.has(row.contact))
      store.setState({ rows: [...store.getState().rows, ...fresh], more: page.next !== null })
    } catch {
      // The list keeps what it has; scrolling on asks again.
    } finally {
      if (mine === view) loadingMore = false
    }
  }

  async function selectAll(): Promise<void> {
    const mine = view
    while (cursor !== null && store.getState().rows.length < mostSelected) {
      await loadMore(largestPage)
      if (mine !== view) return
    }
    const all = store.getState().rows.slice(0, mostSelected)
    store.setState({ selected: new Set(all.map((row) => row.contact)) })
  }

  async function refreshCounts(): Promise<void> {
    const mine = view
    try {
      const counts = await engine.call('queue.counts', queueQuestion(store.getState(), Date.now()))
      if (mine === view) store.setState({ counts })
    } catch {
      // Without counts the tabs show their names only.
    }
  }

  /** One refresh at a time; what changes meanwhile is gathered for the next. */
  async function refresh(): Promise<void> {
    if (refreshing) return
    refreshing = true
    try {
      while (changed !== null) {
        const wanted = changed
        changed = null
        // The rows first: they are looked at, and one question is answered after the other.
        await Promise.all([wanted === 'all' ? reloadShown() : refreshRows([...wanted]), refreshCounts()])
      }
    } catch {
      // The next event or the reconnect refreshes again.
    } finally {
      refreshing = false
    }
  }

  async function refreshRows(contacts: readonly ContactId[]): Promise<void> {
    const mine = view
    const asked = new Set(contacts)
    const found = await engine.call('queue.rows', { ...question(), contacts: [...contacts] })
    const { pinned } = store.getState()
    const fresh = pinned !== null && asked.has(pinned) ? await withPinned(found) : found
    if (mine !== view) return
    if (store.getState().status === 'ready') setRows(withRows(store.getState().rows, fresh, asked))
  }

  /** Rows of this view as they are now; whatever was asked for and is not among them is there no more. */
  function withRows(rows: readonly QueueRow[], fresh: readonly QueueRow[], asked: ReadonlySet<ContactId>) {
    const { filter, order, more } = store.getState()
    return mergeRows({ rows, fresh, asked, filter, order, more })
  }

  /** Adds the open contact as it is now, where it was shown and has just left the filter. */
  async function withPinned(found: readonly QueueRow[]): Promise<readonly QueueRow[]> {
    const { pinned, account, channel, rows } = store.getState()
    const isPinned = (row: QueueRow) => row.contact === pinned
    overstays = pinned !== null && !found.some(isPinned) && rows.some(isPinned)
    if (pinned === null || !overstays) return found
    const anywhere = queueQuestion({ ...notNarrowed, account, channel }, Date.now())
    return [...found, ...(await engine.call('queue.rows', { filter: 'all', ...anywhere, contacts: [pinned] }))]
  }

  async function reloadShown(): Promise<void> {
    const mine = view
    const wanted = Math.max(pageSize, store.getState().rows.length)
    const rows: QueueRow[] = []
    let after: string | null = null
    do {
      const page: CallOutput<'queue.page'> = await nextPage(after, Math.min(largestPage, wanted - rows.length))
      if (mine !== view) return
      rows.push(...page.rows)
      after = page.next
    } while (after !== null && rows.length < wanted)
    const more = after !== null
    const fresh = await withPinned(rows)
    if (mine !== view) return
    cursor = after
    const shown = fresh === rows ? rows : withLastAt(fresh, indexOfPinned())
    store.setState({ status: 'ready', error: null, more })
    setRows(shown)
  }

  function setRows(found: readonly QueueRow[]): void {
    let rows = found
    for (const before of returning.values()) rows = withRows(rows, before, new Set(before.map((row) => row.contact)))
    for (const gone of leaving.values()) rows = rows.filter((row) => !gone.has(row.contact))
    store.setState({ rows, selected: stillShown(store.getState().selected, rows) })
  }

  function indexOfPinned(): number {
    const { rows, pinned } = store.getState()
    return rows.findIndex((row) => row.contact === pinned)
  }

  function markChanged(contacts: readonly ContactId[] | null): void {
    if (contacts === null || changed === 'all' || (changed?.size ?? 0) + contacts.length > largestPage) changed = 'all'
    else changed = new Set([...(changed ?? []), ...contacts])
    void refresh()
  }

  engine.subscribe((event) => {
    if (event.type === 'changed') markChanged(event.contacts)
    else if (event.type === 'outbox' || event.type === 'drafts') void refreshCounts()
  })
  void load()
  return store
}

/** The same rows with the last one moved up to `index`. */
function withLastAt(rows: readonly QueueRow[], index: number): readonly QueueRow[] {
  return rows.slice(0, -1).toSpliced(index, 0, ...rows.slice(-1))
}
