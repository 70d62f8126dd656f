import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  CannedReply,
  CannedReplyId,
  RenderedReply,
  TemplateProblem,
} from '../../../../src-main/contract/canned.ts'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type { ConversationId } from '../../../../src-main/contract/ids.ts'
import type { SlashWord } from '../../../components/rich-text/rich-text-handle.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'
import type { ReplyPlace } from '../reply-place.ts'

/** A reply as it would stand in the answer. */
interface Preview {
  readonly reply: CannedReplyId
  /** The wording that was asked for; null for the one that fits best. */
  readonly variant: number | null
  readonly rendered: RenderedReply
}

export interface PickerState {
  /** The slash word that asks; null while none stands before the cursor. */
  readonly word: SlashWord | null
  /** The answer that it stands in. */
  readonly place: ReplyPlace | null
  readonly open: boolean
  /** What fits the word, best first; that of the word before stays until it is found. */
  readonly replies: readonly CannedReply[]
  readonly chosen: number
  /** The wording of the chosen reply that was asked for; null for the one that fits best. */
  readonly variant: number | null
  /** Of the chosen reply, or still of the one chosen before. */
  readonly preview: Preview | null
  readonly error: DeskErrorShape | null
  /** Up to three replies that answered questions like that of a conversation, without those used since. */
  readonly suggested: readonly CannedReply[]
  readonly suggestedFor: ConversationId | null
  /** What the next answer that is ready for it is to get: a reply, or the picker. */
  readonly wanted: CannedReplyId | 'picker' | null

  /** Somebody begins to write here. */
  begin(conversation: ConversationId | null): void
  slash(word: SlashWord | null, place: ReplyPlace): void
  choose(index: number): void
  /** To the next or previous reply; beyond an end it comes out at the other. */
  step(by: 1 | -1): void
  stepVariant(by: 1 | -1): void
  setVariant(variant: number): void
  /** Closes it; the word stays as it is typed. */
  dismiss(): void
  /** Puts the chosen reply in the place of the word. */
  insert(place: ReplyPlace): Promise<void>
  insertReply(reply: CannedReplyId, place: ReplyPlace): Promise<void>
  want(wanted: CannedReplyId | 'picker' | null): void
  /** Tells the desk of replies that were put into an answer before its draft was there. */
  settle(place: ReplyPlace): void
  clearError(): void
}

export type PickerStore = StoreApi<PickerState>

/** A few times what can be seen at once: who does not see theirs types another letter. */
const shownReplies = 24

/** Canned replies while an answer is written: looked for by the word after a slash, shown filled, and put into the text. */
export function createPickerStore(engine: EngineClient): PickerStore {
  // Count up with every question: an answer to an older one is dropped.
  let finding = 0
  let filling = 0
  let suggesting = 0
  /** What an empty word finds in a conversation, asked for before anybody types the slash. */
  let ready: { readonly conversation: ConversationId | null; readonly replies: readonly CannedReply[] } | null = null
  let begun: ConversationId | null = null
  const early = new Map<string, CannedReplyId[]>()

  const store = createStore<PickerState>()((set, get) => ({
    word: null,
    place: null,
    open: false,
    replies: [],
    chosen: 0,
    variant: null,
    preview: null,
    error: null,
    suggested: [],
    suggestedFor: null,
    wanted: null,

    begin(conversation) {
      begun = conversation
      void makeReady()
      // A new message to anybody takes nothing from the answer behind it.
      if (conversation !== null && conversation !== get().suggestedFor) void suggest(conversation)
    },
    slash(word, place) {
      const before = get()
      if (word === null) {
        if (before.word !== null) close()
        return
      }
      // Only a slash that was just typed asks: the cursor also comes by words such as /home.
      const begins = before.word === null || before.place?.key !== place.key
      const open = begins ? word.query === '' : before.open
      set({ word, place, open })
      if (!open) return
      if (begun !== place.conversation) get().begin(place.conversation)
      if (begins && ready !== null && ready.conversation === place.conversation) show(ready.replies)
      if (begins || before.word?.query !== word.query) void find(word.query, place.conversation)
    },
    choose(index) {
      if (index === get().chosen || !get().replies[index]) return
      set({ chosen: index, variant: null })
      void fill()
    },
    step(by) {
      const { replies, chosen, choose } = get()
      if (replies.length > 0) choose((chosen + by + replies.length) % replies.length)
    },
    stepVariant(by) {
      const { replies, chosen, variant, preview, setVariant } = get()
      const count = replies[chosen]?.variants.length ?? 0
      if (count > 1) setVariant(((variant ?? preview?.rendered.variant ?? 0) + by + count) % count)
    },
    setVariant(variant) {
      set({ variant })
      void fill()
    },
    dismiss: () => set({ open: false }),
    async insert(place) {
      const { replies, chosen, variant, preview } = get()
      const reply = replies[chosen]
      if (!reply) return
      const isShown = preview?.reply === reply.id && preview.variant === variant
      await put(reply.id, variant, place, isShown ? preview.rendered : null)
    },
    insertReply: (reply, place) => put(reply, null, place, null),
    want: (wanted) => set({ wanted }),
    settle(place) {
      const used = early.get(place.key)
      if (!used || !place.draft) return
      early.delete(place.key)
      for (const reply of used) void use(reply, place)
    },
    clearError: () => set({ error: null }),
  }))

  function close(): void {
    finding += 1
    filling += 1
    store.setState({ word: null, open: false, replies: [], chosen: 0, variant: null, preview: null, error: null })
  }

  function show(replies: readonly CannedReply[]): void {
    store.setState({ replies, chosen: 0, variant: null, error: null })
    void fill()
  }

  async function find(text: string, conversation: ConversationId | null): Promise<void> {
    const mine = ++finding
    try {
      const replies = await engine.call('canned.find', { text: text.trim(), conversation, limit: shownReplies })
      if (mine !== finding) return
      const { replies: shown, error } = store.getState()
      const isSame = replies.length === shown.length && replies.every(({ id }, at) => id === shown[at]?.id)
      // What was made ready is up to date: who chose of it already keeps the choice.
      if (!isSame || error) show(replies)
      // Words after a slash that no reply knows are a text of its own.
      if (replies.length === 0 && /\s/.test(text)) store.setState({ open: false })
    } catch (thrown) {
      if (mine === finding) store.setState({ replies: [], error: DeskError.from(thrown).toShape() })
    }
  }

  /** Fills the chosen reply for the answer that is being written. */
  async function fill(): Promise<void> {
    const mine = ++filling
    const { replies, chosen, variant, place } = store.getState()
    const reply = replies[chosen]
    if (!reply || !place) {
      store.setState({ preview: null })
      return
    }
    try {
      const rendered = await render(reply.id, variant, place)
      if (mine === filling) store.setState({ preview: { reply: reply.id, variant, rendered }, error: null })
    } catch (thrown) {
      if (mine === filling) store.setState({ preview: null, error: DeskError.from(thrown).toShape() })
    }
  }

  function render(reply: CannedReplyId, variant: number | null, place: ReplyPlace): Promise<RenderedReply> {
    const { draft, conversation } = place
    return engine.call('canned.render', { reply, draft: draft?.id ?? null, conversation, variant })
  }

  async function put(
    reply: CannedReplyId,
    variant: number | null,
    place: ReplyPlace,
    shown: RenderedReply | null,
  ): Promise<void> {
    try {
      const rendered = shown ?? (await render(reply, variant, place))
      const broken = brokenBy(rendered)
      if (broken) throw brokenTemplate(broken)
      place.writing()?.insert(rendered)
      if (rendered.subject !== '' && place.draft?.subject === '') place.change({ subject: rendered.subject })
      const { suggested } = store.getState()
      store.setState({ suggested: suggested.filter(({ id }) => id !== reply) })
      if (place.draft) await use(reply, place)
      else early.set(place.key, [...(early.get(place.key) ?? []), reply])
    } catch (thrown) {
      store.setState({ error: DeskError.from(thrown).toShape() })
    }
  }

  /** Counts it, and takes its files and steps into the draft. The text stands already: a failure is told beside it. */
  async function use(reply: CannedReplyId, place: ReplyPlace): Promise<void> {
    if (!place.draft) return
    try {
      place.brought(await engine.call('canned.use', { reply, draft: place.draft.id }))
    } catch (thrown) {
      store.setState({ error: DeskError.from(thrown).toShape() })
    }
  }

  async function makeReady(): Promise<void> {
    const conversation = begun
    const replies = await engine.call('canned.find', { text: '', conversation, limit: shownReplies }).catch(() => null)
    if (conversation === begun && replies) ready = { conversation, replies }
  }

  async function suggest(conversation: ConversationId): Promise<void> {
    const mine = ++suggesting
    const suggested = await engine.call('canned.suggest', { conversation }).catch(() => [])
    if (mine === suggesting) store.setState({ suggested, suggestedFor: conversation })
  }

  engine.subscribe((event) => {
    if (event.type === 'canned') void makeReady()
  })
  return store
}

/** A template that gives nothing but its problem. */
function brokenBy({ problems }: RenderedReply): TemplateProblem | undefined {
  return problems.find(({ code }) => code === 'syntax' || code === 'too-long')
}

function brokenTemplate({ line, text }: TemplateProblem): DeskError {
  return new DeskError('invalid', 'template-broken', `Line ${line} of the template: ${text}`, { line, detail: text })
}
