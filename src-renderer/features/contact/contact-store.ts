import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ContactCard } from '../../../src-main/contract/desk.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

export interface ContactState {
  /** Null while loading, and after a failure. */
  readonly card: ContactCard | null
  readonly error: DeskErrorShape | null
  reload(): void
  dispose(): void
}

export type ContactStore = StoreApi<ContactState>

/** One customer's card, kept up to date. */
export function createContactStore(engine: EngineClient, contact: ContactId): ContactStore {
  let question = 0

  const store = createStore<ContactState>()(() => ({
    card: null,
    error: null,
    reload: () => void load(),
    dispose() {
      question += 1
      unsubscribe()
    },
  }))

  async function load(): Promise<void> {
    const mine = ++question
    try {
      const card = await engine.call('contact.card', { contact })
      if (mine === question) store.setState({ card, error: null })
    } catch (thrown) {
      if (mine === question) store.setState({ error: DeskError.from(thrown).toShape() })
    }
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'changed' && (event.contacts === null || event.contacts.includes(contact))) void load()
  })
  void load()
  return store
}
