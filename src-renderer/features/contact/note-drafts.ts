import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

/** What was typed about a customer and how far it got. */
export interface NoteDraft {
  readonly text: string
  /** `typing`: not sent yet · `failed`: the desk could not keep it; the text is still here. */
  readonly state: 'typing' | 'saving' | 'saved' | 'failed'
  readonly error: DeskErrorShape | null
}

export interface NoteDraftsState {
  /** By customer; a customer that was left is here only while their note is not kept. */
  readonly drafts: ReadonlyMap<ContactId, NoteDraft>
  write(contact: ContactId, text: string): void
  /** Sends what was typed without waiting for a pause. */
  save(contact: ContactId): void
  /** The customer is not in view any more: saves, and forgets the draft once it is kept. */
  leave(contact: ContactId): void
  /** Sends everything that is not kept yet: the window is about to close, or the desk is back. */
  saveAll(): void
}

export type NoteDraftsStore = StoreApi<NoteDraftsState>

const pauseMs = 800

/**
 * Notes as they are typed, for the whole window: they outlive the card they are typed in, a switch to another customer
 * and a restart of the engine. One save of a customer's note is under way at a time, the last text wins.
 * `onUnseenFailure` hears of a note that could not be kept after its customer was left.
 */
export function createNoteDrafts(
  engine: EngineClient,
  onUnseenFailure: (contact: ContactId, error: DeskErrorShape) => void,
): NoteDraftsStore {
  const timers = new Map<ContactId, ReturnType<typeof setTimeout>>()
  const left = new Set<ContactId>()

  const store = createStore<NoteDraftsState>()((_, get) => ({
    drafts: new Map(),
    write(contact, text) {
      left.delete(contact)
      // While an older text is on its way the newer one waits for its answer.
      const state = get().drafts.get(contact)?.state === 'saving' ? 'saving' : 'typing'
      put(contact, { text, state, error: null })
      clearTimeout(timers.get(contact))
      timers.set(
        contact,
        setTimeout(() => void save(contact), pauseMs),
      )
    },
    save: (contact) => void save(contact),
    leave(contact) {
      left.add(contact)
      if (get().drafts.get(contact)?.state === 'saved') put(contact, null)
      else void save(contact)
    },
    saveAll() {
      for (const contact of get().drafts.keys()) void save(contact)
    },
  }))

  function put(contact: ContactId, draft: NoteDraft | null): void {
    const drafts = new Map(store.getState().drafts)
    if (draft) drafts.set(contact, draft)
    else drafts.delete(contact)
    store.setState({ drafts })
  }

  async function save(contact: ContactId): Promise<void> {
    clearTimeout(timers.get(contact))
    const draft = store.getState().drafts.get(contact)
    if (!draft || draft.state === 'saving' || draft.state === 'saved') return
    put(contact, { ...draft, state: 'saving', error: null })
    try {
      await engine.call('contact.note', { contact, text: draft.text })
      settle(contact, draft.text, null)
    } catch (thrown) {
      settle(contact, draft.text, DeskError.from(thrown).toShape())
    }
  }

  function settle(contact: ContactId, sent: string, error: DeskErrorShape | null): void {
    const text = store.getState().drafts.get(contact)?.text ?? sent
    if (text !== sent) {
      put(contact, { text, state: 'typing', error: null })
      void save(contact)
    } else if (error) {
      put(contact, { text, state: 'failed', error })
      if (left.has(contact)) onUnseenFailure(contact, error)
    } else put(contact, left.has(contact) ? null : { text, state: 'saved', error: null })
  }

  return store
}
