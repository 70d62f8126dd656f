import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DueGroups } from '../../../src-main/contract/sla.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import { queueQuestion } from './queue-narrowing.ts'
import type { QueueStore } from './queue-store.ts'
import { isSameView, viewOf } from './queue-view.ts'

export interface DueGroupsState {
  /** Of what the queue is narrowed down to; null while unknown. */
  readonly groups: DueGroups | null
  /** Counts anew: time has passed. */
  refresh(): void
}

export type DueGroupsStore = StoreApi<DueGroupsState>

/** How many are breached, due soon, today and later: follows the queue's narrowing and the engine's events. */
export function createDueGroups(engine: EngineClient, queue: QueueStore): DueGroupsStore {
  let asking = false
  let again = false

  const store = createStore<DueGroupsState>()(() => ({ groups: null, refresh: () => void ask() }))

  /** One question at a time; what changes meanwhile is one more. */
  async function ask(): Promise<void> {
    again = true
    if (asking) return
    asking = true
    try {
      while (again) {
        again = false
        const groups = await engine.call('sla.groups', queueQuestion(queue.getState(), Date.now()))
        store.setState({ groups })
      }
    } catch {
      // Without figures the view shows its rows alone; the next event asks again.
    } finally {
      asking = false
    }
  }

  queue.subscribe((state, before) => {
    if (!isSameView(viewOf(state), viewOf(before))) void ask()
  })
  engine.subscribe(({ type }) => {
    if (type === 'changed' || type === 'due' || type === 'sla-rules') void ask()
  })
  void ask()
  return store
}
