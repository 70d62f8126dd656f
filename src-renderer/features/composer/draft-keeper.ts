import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DraftChange, DraftFile, DraftId, DraftView } from '../../../src-main/contract/compose.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

/** A draft as it stands in this window, with what the desk has not kept yet. */
export interface KeptDraft {
  readonly draft: DraftView
  /** `typing`: not sent to the desk yet · `failed`: the desk could not keep it; everything is still here. */
  readonly state: 'saved' | 'typing' | 'saving' | 'failed'
  readonly error: DeskErrorShape | null
}

export interface DraftKeeperState {
  readonly drafts: ReadonlyMap<DraftId, KeptDraft>
  /** Takes a draft in, or what the desk says of it now; what was typed since stays on top. */
  take(draft: DraftView): void
  /** Its files are other ones now. */
  setFiles(draft: DraftId, change: (files: readonly DraftFile[]) => readonly DraftFile[]): void
  /** A canned reply brought files and steps along; the rest of the draft is this window's. */
  brought(draft: DraftView): void
  change(draft: DraftId, change: DraftChange): void
  /** Sends what was typed without waiting for a pause; true when the desk has kept all of it. */
  save(draft: DraftId): Promise<boolean>
  /** The window is about to close, or the desk is back. */
  saveAll(): void
  /** It was sent or removed. */
  forget(draft: DraftId): void
}

export type DraftKeeper = StoreApi<DraftKeeperState>

const pauseMs = 400

/**
 * Drafts as they are typed, for the whole window: they outlive the composer, a switch to another customer and a restart
 * of the engine. One save of a draft is under way at a time, and the last change of each field wins.
 */
export function createDraftKeeper(engine: EngineClient): DraftKeeper {
  const timers = new Map<DraftId, ReturnType<typeof setTimeout>>()
  const unsaved = new Map<DraftId, DraftChange>()
  const saving = new Map<DraftId, Promise<boolean>>()

  const store = createStore<DraftKeeperState>()((_, get) => ({
    drafts: new Map(),
    take(draft) {
      const kept = get().drafts.get(draft.id)
      put(draft.id, {
        draft: { ...draft, ...presentOf(unsaved.get(draft.id)) },
        state: kept?.state ?? 'saved',
        error: kept?.error ?? null,
      })
    },
    setFiles(id, change) {
      const kept = get().drafts.get(id)
      if (kept) put(id, { ...kept, draft: { ...kept.draft, files: change(kept.draft.files) } })
    },
    brought({ id, files, steps }) {
      const kept = get().drafts.get(id)
      if (kept) put(id, { ...kept, draft: { ...kept.draft, files, steps } })
    },
    change(id, change) {
      const kept = get().drafts.get(id)
      if (!kept) return
      unsaved.set(id, { ...unsaved.get(id), ...change })
      // While an older change is on its way the newer one waits for its answer.
      const state = saving.has(id) ? 'saving' : 'typing'
      put(id, { draft: { ...kept.draft, ...presentOf(change) }, state, error: null })
      clearTimeout(timers.get(id))
      timers.set(
        id,
        setTimeout(() => void save(id), pauseMs),
      )
    },
    save,
    saveAll() {
      for (const id of unsaved.keys()) void save(id)
    },
    forget(id) {
      clearTimeout(timers.get(id))
      timers.delete(id)
      unsaved.delete(id)
      put(id, null)
    },
  }))

  function put(id: DraftId, kept: KeptDraft | null): void {
    const drafts = new Map(store.getState().drafts)
    if (kept) drafts.set(id, kept)
    else drafts.delete(id)
    store.setState({ drafts })
  }

  function settle(id: DraftId, change: Partial<KeptDraft>): void {
    const kept = store.getState().drafts.get(id)
    if (kept) put(id, { ...kept, ...change })
  }

  async function save(id: DraftId): Promise<boolean> {
    clearTimeout(timers.get(id))
    // What was typed while a save is under way goes with the next one.
    while (saving.has(id)) await saving.get(id)
    const change = unsaved.get(id)
    if (!change) return store.getState().drafts.get(id)?.state !== 'failed'
    unsaved.delete(id)
    settle(id, { state: 'saving', error: null })
    const sent = send(id, change)
    saving.set(id, sent)
    return await sent
  }

  async function send(id: DraftId, change: DraftChange): Promise<boolean> {
    try {
      const { preview, changedAt, from, account, channel } = await engine.call('draft.save', { draft: id, change })
      saving.delete(id)
      const kept = store.getState().drafts.get(id)
      // The text stays as the writer left it, though the desk may have kept it in a cleaner form.
      const answered = { preview, changedAt, from, account, channel, ...presentOf(unsaved.get(id)) }
      if (kept) settle(id, { state: unsaved.has(id) ? 'typing' : 'saved', draft: { ...kept.draft, ...answered } })
      return true
    } catch (thrown) {
      saving.delete(id)
      if (!store.getState().drafts.has(id)) return false
      unsaved.set(id, { ...change, ...unsaved.get(id) })
      settle(id, { state: 'failed', error: DeskError.from(thrown).toShape() })
      return false
    }
  }

  return store
}

/** What a change says of a draft that is shown. The sender's name and an account's channel are the desk's to tell. */
function presentOf(change: DraftChange | undefined): Partial<DraftView> {
  const { account: _account, from: _from, ...fields } = change ?? {}
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Whether there is anything in it: the desk keeps no others. What a forwarded message brings along is not the agent's. */
export function saysSomething({ kind, body, subject, files }: DraftView): boolean {
  return body !== '' || (kind === 'new' && subject !== '') || (kind !== 'forward' && files.length > 0)
}
