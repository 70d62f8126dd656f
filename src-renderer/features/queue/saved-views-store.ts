import { createStore, type StoreApi } from 'zustand/vanilla'
import type { QueueFilter } from '../../../src-main/contract/desk.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import { notNarrowed, queueQuestion } from './queue-narrowing.ts'
import { naturalOrder } from './queue-places.ts'
import { isSameView, type QueueView, storedView, viewOf } from './queue-view.ts'

/** A view of the queue with a name of its own. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly view: QueueView
}

export interface SavedViewsState {
  /** In the order that the agent gave them. */
  readonly views: readonly SavedView[]
  /** How many customers are in each; missing while unknown. */
  readonly counts: ReadonlyMap<string, number>
  save(name: string, view: QueueView): void
  rename(id: string, name: string): void
  remove(id: string): void
  /** Brings a removed one back to its place. */
  restore(view: SavedView, index: number): void
  move(id: string, step: 1 | -1): void
  /** Counts these anew: they are looked at. */
  count(ids: readonly string[]): void
}

export type SavedViewsStore = StoreApi<SavedViewsState>

const setting = 'queue.views'

/** The views that agents saved: a setting of the desk, the same in all of its windows. */
export function createSavedViews(engine: EngineClient): SavedViewsStore {
  let counting = 0
  /** Told or changed since the question: what it answers is older. */
  let known = false

  const store = createStore<SavedViewsState>()((_, get) => ({
    views: [],
    counts: new Map(),
    save: (name, view) => keep([...get().views, { id: crypto.randomUUID(), name, view: viewOf(view) }]),
    rename: (id, name) => keep(get().views.map((each) => (each.id === id ? { ...each, name } : each))),
    remove: (id) => keep(get().views.filter((each) => each.id !== id)),
    restore: (view, index) => keep(get().views.toSpliced(index, 0, view)),
    move(id, step) {
      const { views } = get()
      const from = views.findIndex((each) => each.id === id)
      const moved = views[from]
      const to = from + step
      if (moved && to >= 0 && to < views.length) keep(views.toSpliced(from, 1).toSpliced(to, 0, moved))
    },
    count: (ids) => void count(new Set(ids)),
  }))

  function keep(views: readonly SavedView[]): void {
    known = true
    store.setState({ views })
    const value = views.map(({ id, name, view }) => ({ id, name, view: { ...view } }))
    // What could not be kept is in this window at least, and is sent with the next change.
    engine.call('settings.set', { key: setting, value }).catch(() => {})
  }

  async function count(ids: ReadonlySet<string>): Promise<void> {
    const mine = ++counting
    const counted = await Promise.all(
      store.getState().views.map(async ({ id, view }) => {
        if (!ids.has(id)) return []
        const question = { filter: view.filter, ...queueQuestion(view, Date.now()) }
        const found = await engine.call('queue.count', question).catch(() => null)
        return found ? [[id, found.count] as const] : []
      }),
    )
    if (mine === counting) store.setState({ counts: new Map([...store.getState().counts, ...counted.flat()]) })
  }

  engine.subscribe((event) => {
    if (event.type !== 'setting' || event.key !== setting) return
    known = true
    store.setState({ views: viewsFrom(event.value) })
  })
  engine.call('settings.get', {}).then(
    (settings) => {
      if (!known) store.setState({ views: viewsFrom(settings[setting]) })
    },
    () => {},
  )
  return store
}

/** The saved view that is shown now; null when it is none of them. */
export function savedViewOf(views: readonly SavedView[], shown: QueueView): SavedView | null {
  return views.find(({ view }) => isSameView(view, shown)) ?? null
}

/** What shows a view of the desk. What was narrowed down by hand stays so; what a saved view brought along goes with it. */
export function viewOfDesk(filter: QueueFilter, views: readonly SavedView[], shown: QueueView): Partial<QueueView> {
  return { ...(savedViewOf(views, shown) && notNarrowed), filter, order: naturalOrder(filter) }
}

/** What is sound in a stored value; anything else is left out. */
function viewsFrom(value: unknown): readonly SavedView[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: Partial<SavedView> | null) =>
    typeof each?.id === 'string' && typeof each.name === 'string'
      ? [{ id: each.id, name: each.name, view: storedView(each.view) }]
      : [],
  )
}
