import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DraftView, OutboxItem, OutboxSummary } from '../../../src-main/contract/compose.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import { isScheduled } from './outgoing-phase.ts'

interface Listed<Item> {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error: DeskErrorShape | null
  readonly list: readonly Item[]
}

export interface OutboxState {
  readonly outbox: Listed<OutboxSummary>
  readonly drafts: Listed<DraftView>
  /** Asks for everything again. */
  reload(): void
  dispose(): void
}

export type OutboxStore = StoreApi<OutboxState>

const loading = { status: 'loading', error: null, list: [] } as const

/** What waits to be sent and what is being written, kept up to date. */
export function createOutboxStore(engine: EngineClient): OutboxStore {
  const loadOutbox = refresher(
    () => engine.call('outbox.list', {}),
    (outbox) => store.setState({ outbox }),
    () => store.getState().outbox,
  )
  const loadDrafts = refresher(
    () => engine.call('draft.list', { contact: null }),
    (drafts) => store.setState({ drafts }),
    () => store.getState().drafts,
  )
  const reload = () => {
    loadOutbox()
    loadDrafts()
  }

  const store = createStore<OutboxState>()(() => ({
    outbox: loading,
    drafts: loading,
    reload,
    dispose() {
      unsubscribe()
      forgetConnection()
    },
  }))
  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'outbox') loadOutbox()
    if (event.type === 'drafts') loadDrafts()
    // Its items went with it.
    if (event.type === 'account-removed') reload()
  })
  // Events of the time without a pipe are lost.
  const forgetConnection = engine.onConnection((connection) => connection === 'connected' && reload())
  reload()
  return store
}

/** One question at a time; what changes meanwhile is asked for once more. What is shown stays when an answer fails. */
function refresher<Item>(
  ask: () => Promise<readonly Item[]>,
  put: (listed: Listed<Item>) => void,
  shown: () => Listed<Item>,
): () => void {
  let running = false
  let stale = false
  async function refresh(): Promise<void> {
    stale = true
    if (running) return
    running = true
    while (stale) {
      stale = false
      try {
        put({ status: 'ready', error: null, list: await ask() })
      } catch (thrown) {
        if (shown().status !== 'ready') put({ status: 'failed', error: DeskError.from(thrown).toShape(), list: [] })
      }
    }
    running = false
  }
  return () => void refresh()
}

/** Answers that wait for a person: held, or refused for good. */
export function needsPerson({ state }: Pick<OutboxItem, 'state'>): boolean {
  return state === 'held' || state === 'failed'
}

/** Answers that leave by themselves as soon as they can. */
export function leavingItems(outbox: readonly OutboxSummary[], now: number): readonly OutboxItem[] {
  const leaves = (item: OutboxItem) => item.state !== 'sent' && !needsPerson(item) && !isScheduled(item, now)
  return outbox.flatMap(({ items }) => items.filter(leaves))
}
