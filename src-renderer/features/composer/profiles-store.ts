import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ComposerProfile } from '../../../src-main/contract/compose.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

export interface ProfilesState {
  /** One for each account; null until the desk has told. */
  readonly profiles: readonly ComposerProfile[] | null
  /** How long a message waits for second thoughts, as the agent has set it. */
  readonly undoSeconds: number
  dispose(): void
}

export type ProfilesStore = StoreApi<ProfilesState>

export const undoSecondsKey = 'send.undoSeconds'
const usualUndoSeconds = 5

/** What each account can send, kept up to date. */
export function createProfilesStore(engine: EngineClient): ProfilesStore {
  const store = createStore<ProfilesState>()(() => ({
    profiles: null,
    undoSeconds: usualUndoSeconds,
    dispose: () => unsubscribe(),
  }))

  // Without an answer the composer writes on; only sending needs it, and asks the engine anyway.
  async function load(): Promise<void> {
    const profiles = await engine.call('compose.profiles', {}).catch(() => null)
    if (profiles) store.setState({ profiles })
  }

  function keepUndo(value: unknown): void {
    store.setState({ undoSeconds: typeof value === 'number' ? Math.min(60, Math.max(0, value)) : usualUndoSeconds })
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'account' || event.type === 'account-removed') void load()
    else if (event.type === 'setting' && event.key === undoSecondsKey) keepUndo(event.value)
  })
  void load()
  engine.call('settings.get', {}).then(
    (settings) => keepUndo(settings[undoSecondsKey]),
    () => {},
  )
  return store
}
