import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallOutput } from '../../../../src-main/contract/calls.ts'
import type { CannedVariant, RenderedReply } from '../../../../src-main/contract/canned.ts'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type { ContactId, ConversationId } from '../../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'

/** Somebody to look at a reply with: a conversation of theirs. */
export interface PreviewCustomer {
  readonly name: string
  readonly conversation: ConversationId
}

export interface PreviewState {
  /** Null: somebody invented. */
  readonly customer: PreviewCustomer | null
  /** Of the text as it was a moment ago; null before the first. */
  readonly rendered: RenderedReply | null
  readonly error: DeskErrorShape | null
  readonly variables: CallOutput<'canned.variables'>

  show(variant: CannedVariant, subject: string): void
  setCustomer(customer: PreviewCustomer | null): void
  /** Sets a field of the desk's own, `custom.<name>`; null takes it away. */
  setField(name: string, value: string | null): Promise<void>
  /** Looks with the newest conversation of a customer. */
  chooseContact(contact: ContactId, name: string): Promise<void>
  dispose(): void
}

export type PreviewStore = StoreApi<PreviewState>

const pauseMs = 120
/** As the settings of the desk and the variables of templates begin. */
export const ownField = 'custom.'

/** A reply as it would read in a conversation, while it is written. */
export function createPreviewStore(engine: EngineClient): PreviewStore {
  let question = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: { readonly variant: CannedVariant; readonly subject: string } | null = null

  const store = createStore<PreviewState>()((set) => ({
    customer: null,
    rendered: null,
    error: null,
    variables: [],
    show(variant, subject) {
      const isFirst = shown === null
      shown = { variant, subject }
      clearTimeout(timer)
      if (isFirst) void look()
      else timer = setTimeout(() => void look(), pauseMs)
    },
    setCustomer(customer) {
      set({ customer })
      void look()
    },
    async setField(name, value) {
      await engine.call('settings.set', { key: `${ownField}${name}`, value })
    },
    async chooseContact(contact, name) {
      const { conversations } = await engine.call('contact.card', { contact })
      const newest = conversations[0]
      if (newest) store.getState().setCustomer({ name, conversation: newest.id })
    },
    dispose() {
      question += 1
      clearTimeout(timer)
      unsubscribe()
    },
  }))

  async function look(): Promise<void> {
    if (!shown) return
    const mine = ++question
    const conversation = store.getState().customer?.conversation ?? null
    try {
      const rendered = await engine.call('canned.preview', { ...shown, conversation })
      if (mine === question) store.setState({ rendered, error: null })
    } catch (thrown) {
      if (mine === question) store.setState({ error: DeskError.from(thrown).toShape() })
    }
  }

  function listVariables(): void {
    engine.call('canned.variables', {}).then(
      (variables) => store.setState({ variables }),
      // Without the list they are written by hand.
      () => {},
    )
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.type !== 'setting' || !event.key.startsWith(ownField)) return
    listVariables()
    void look()
  })
  listVariables()
  return store
}
