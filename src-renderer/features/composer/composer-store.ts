import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DraftId, DraftKind, DraftView, OutboxId } from '../../../src-main/contract/compose.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { ActionId, ContactId, ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import type { Composing } from './composing.ts'
import { saysSomething } from './draft-keeper.ts'

/** What somebody wants to write. */
export interface WritingWish {
  readonly kind: DraftKind
  readonly conversation?: ConversationId | null
  readonly message?: MessageId | null
  readonly to?: string
  readonly subject?: string
  readonly body?: string
}

export interface SendOptions {
  /** Epoch ms; without it as soon as the time to undo is over. */
  readonly at?: number
  readonly hold?: boolean
  /** What becomes of the conversation. */
  readonly afterwards?: 'done' | 'waiting'
}

/** What became of a text that was handed over. */
export type Handed =
  | {
      readonly type: 'answer'
      readonly outbox: OutboxId | null
      readonly draft: DraftView
      readonly options: SendOptions
    }
  | { readonly type: 'note'; readonly action: ActionId | null; readonly draft: DraftView }

export interface ComposerState {
  readonly open: boolean
  /** What the switch shows, at once. */
  readonly kind: DraftKind
  readonly conversation: ConversationId | null
  /** Null while it is being opened. */
  readonly draft: DraftId | null
  /** The editor begins anew with `text` whenever this counts up. */
  readonly session: number
  readonly text: string
  /** Counts up whenever somebody wants to write: not when a draft of before comes back by itself. */
  readonly focusTurn: number
  readonly error: DeskErrorShape | null
  readonly sending: boolean
  /** Why it could not be sent. */
  readonly problem: DeskErrorShape | null
  /** Unfinished drafts of this customer, the latest first. */
  readonly listed: readonly DraftId[]

  begin(wish: WritingWish): void
  /** A draft that comes back: taken out of the outbox, restored, chosen from a list. */
  resume(draft: DraftView): void
  write(text: string): void
  clearProblem(): void
  tellProblem(problem: DeskErrorShape): void
  /** Out of the way; the draft is kept, unless there is nothing in it. */
  collapse(): void
  /** The draft that was thrown away, to be brought back; null when there was nothing in it. */
  discard(): Promise<DraftView | null>
  /** Hands over what was written; null when that did not work, which `problem` tells. */
  send(seen: MessageId | null, options: SendOptions): Promise<Handed | null>
  dispose(): void
}

export type ComposerStore = StoreApi<ComposerState>

/** What is written to one customer, or (`contact` null) on a sheet of its own to anybody. */
export function createComposerStore(
  engine: EngineClient,
  { keeper }: Pick<Composing, 'keeper'>,
  contact: ContactId | null,
): ComposerStore {
  // Counts up with every draft that is asked for: an answer to an older question is dropped.
  let asked = 0
  let early = ''
  let opening = Promise.resolve()
  let disposed = false

  const store = createStore<ComposerState>()((set, get) => ({
    open: false,
    kind: 'reply',
    conversation: null,
    draft: null,
    session: 0,
    text: '',
    focusTurn: 0,
    error: null,
    sending: false,
    problem: null,
    listed: [],

    begin(wish) {
      const known = draftFor(wish)
      const stays = known !== null && known === get().draft
      if (!stays) put(known === null ? null : (viewOf(known) ?? null), wish.kind)
      set({
        open: true,
        kind: wish.kind,
        conversation: wish.conversation ?? null,
        problem: null,
        error: null,
        focusTurn: get().focusTurn + 1,
      })
      const draft = known === null ? null : viewOf(known)
      // Asked again, a draft of another kind of answer, or to another message, becomes that.
      if (!draft || draft.kind !== wish.kind || (wish.message && wish.message !== draft.answers)) opening = ask(wish)
    },
    resume(draft) {
      keeper.getState().take(draft)
      // With what this window has typed on top.
      put(viewOf(draft.id) ?? draft, draft.kind)
      const focusTurn = get().focusTurn + 1
      set({ open: true, conversation: draft.conversation, problem: null, error: null, focusTurn })
    },
    write(text) {
      const { draft, problem } = get()
      if (problem) set({ problem: null })
      if (draft === null) early = text
      else keeper.getState().change(draft, { body: text })
    },
    clearProblem: () => set({ problem: null }),
    tellProblem: (problem) => set({ problem }),
    collapse() {
      set({ open: false })
      // What was typed before the draft came is kept with it.
      if (get().draft === null && early !== '') void opening.then(() => get().open || putAside())
      else putAside()
    },
    async discard() {
      const { draft } = get()
      const kept = draft === null ? null : keeper.getState().drafts.get(draft)
      asked += 1
      if (draft === null || !kept || !saysSomething(kept.draft)) {
        leave()
        set({ open: false, draft: null })
        return null
      }
      await keeper.getState().save(draft)
      await engine.call('draft.remove', { draft })
      drop(draft)
      return kept.draft
    },
    async send(seen, options) {
      if (get().sending) return null
      set({ sending: true, problem: null })
      try {
        // A quick hand is done before the draft is there.
        await opening
        const { draft } = get()
        return draft === null ? null : await handOver(draft, seen, options)
      } catch (thrown) {
        set({ problem: DeskError.from(thrown).toShape() })
        return null
      } finally {
        set({ sending: false })
      }
    },
    dispose() {
      disposed = true
      asked += 1
      leave()
      unsubscribe()
    },
  }))

  const viewOf = (draft: DraftId) => keeper.getState().drafts.get(draft)?.draft

  /** The draft that is meant, where this window knows it. */
  function draftFor({ kind, conversation }: WritingWish): DraftId | null {
    if (!conversation) return null
    const { drafts } = keeper.getState()
    const isNote = kind === 'note'
    for (const { draft } of drafts.values())
      if (draft.conversation === conversation && draft.kind !== 'new' && (draft.kind === 'note') === isNote)
        return draft.id
    return null
  }

  /** Puts another draft under the pen. */
  function put(draft: DraftView | null, kind: DraftKind): void {
    if (store.getState().draft !== draft?.id) leave()
    early = ''
    const { session } = store.getState()
    store.setState({ draft: draft?.id ?? null, kind, session: session + 1, text: draft?.body ?? '' })
  }

  function putAside(): void {
    asked += 1
    leave()
    store.setState({ draft: null })
  }

  /** Lets go of the draft under the pen: kept if there is something in it. */
  function leave(): void {
    const { draft } = store.getState()
    const kept = draft === null ? undefined : keeper.getState().drafts.get(draft)
    if (draft === null || !kept) return
    if (!saysSomething(kept.draft)) {
      drop(draft)
      // Should that fail, the desk lists no empty drafts.
      engine.call('draft.remove', { draft }).catch(() => {})
    } else {
      void keeper.getState().save(draft)
      list()
    }
  }

  function drop(draft: DraftId): void {
    keeper.getState().forget(draft)
    if (store.getState().draft === draft) store.setState({ draft: null, open: false })
    list()
  }

  async function ask(wish: WritingWish): Promise<void> {
    const mine = ++asked
    try {
      const before = store.getState().draft
      // What was typed is the desk's before the draft becomes another kind.
      if (before !== null) await keeper.getState().save(before)
      const view = await openDraft(wish)
      if (mine !== asked) return
      keeper.getState().take(view)
      if (before === view.id) return
      const text = view.body + early
      // Typed while the draft was on its way: it stays under the pen where nothing comes before it.
      const again = view.body === '' ? {} : { session: store.getState().session + 1, text }
      store.setState({ draft: view.id, conversation: view.conversation, ...again })
      if (early !== '') keeper.getState().change(view.id, { body: text })
      early = ''
    } catch (thrown) {
      if (mine === asked) store.setState({ error: DeskError.from(thrown).toShape() })
    }
  }

  /** Where the engine restarted meanwhile, a conversation's draft is asked for again: there is only one. */
  async function openDraft(wish: WritingWish): Promise<DraftView> {
    const { kind, conversation = null, message = null, to = '', subject = '', body = '' } = wish
    const question = { kind, conversation, message, to, subject, body }
    try {
      return await engine.call('draft.open', question)
    } catch (thrown) {
      if (DeskError.from(thrown).code !== 'engine-restarted' || kind === 'new') throw thrown
      return await engine.call('draft.open', question)
    }
  }

  async function handOver(id: DraftId, seen: MessageId | null, options: SendOptions): Promise<Handed | null> {
    const isSaved = await keeper.getState().save(id)
    const kept = keeper.getState().drafts.get(id)
    // The error of saving stands at the draft already.
    if (!isSaved || !kept) return null
    const { draft } = kept
    const handed: Handed =
      draft.kind === 'note'
        ? { type: 'note', action: (await engine.call('draft.keepNote', { draft: id })).action, draft }
        : { type: 'answer', outbox: await sendOnce(draft, seen, options), draft, options }
    drop(id)
    return handed
  }

  /** Null where the engine restarted after it had taken the draft: then it is in the outbox, and not here to be sent again. */
  async function sendOnce(draft: DraftView, seen: MessageId | null, options: SendOptions): Promise<OutboxId | null> {
    try {
      return (await engine.call('draft.send', { draft: draft.id, seen, ...options })).outbox
    } catch (thrown) {
      if (DeskError.from(thrown).code !== 'engine-restarted') throw thrown
      const left = await engine.call('draft.list', { contact })
      if (left.some(({ id }) => id === draft.id)) throw thrown
      return null
    }
  }

  /** The drafts of this customer that have something in them. */
  function list(): void {
    const own = [...keeper.getState().drafts.values()].filter(
      (kept) => kept.draft.contact === contact && kept.draft.kind !== 'new' && saysSomething(kept.draft),
    )
    store.setState({ listed: own.sort((a, b) => b.draft.changedAt - a.draft.changedAt).map(({ draft }) => draft.id) })
  }

  async function refresh(first: boolean): Promise<void> {
    if (contact === null) return
    const drafts = await engine.call('draft.list', { contact }).catch(() => null)
    if (!drafts || disposed) return
    const { drafts: kept, take, forget } = keeper.getState()
    const under = store.getState().draft
    for (const draft of drafts) if (draft.kind !== 'new' && !kept.has(draft.id)) take(draft)
    // Sent or removed in another window.
    for (const [id, { draft, state }] of kept) {
      const isHere = draft.contact === contact && draft.kind !== 'new' && id !== under
      if (isHere && state === 'saved' && !drafts.some((each) => each.id === id)) forget(id)
    }
    list()
    const latest = store.getState().listed[0]
    const draft = latest === undefined ? undefined : viewOf(latest)
    const { open, session } = store.getState()
    if (!first || !draft || open || session > 0) return
    put(draft, draft.kind)
    store.setState({ open: true, conversation: draft.conversation })
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'drafts') void refresh(false)
  })
  void refresh(true)
  return store
}
