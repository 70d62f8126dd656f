import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { MessageBody } from '../../../src-main/contract/message.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

/** How one message is being looked at. It outlives its row, which goes when it is scrolled away. */
export interface MessageView {
  /** The sender's own layout rather than the text; null follows the default. */
  readonly formatted: boolean | null
  /** The whole of a long text. */
  readonly unfolded: boolean
  readonly remoteImages: boolean
  readonly body: MessageBody | null
  readonly error: DeskErrorShape | null
  /** Height of the mail frame when it was last seen, px. */
  readonly frameHeight: number
}

export interface MessageViewsState {
  readonly views: Readonly<Record<MessageId, MessageView>>
  update(message: MessageId, change: Partial<MessageView>): void
  /** Asks for the whole body, once. */
  load(message: MessageId): void
}

export type MessageViews = StoreApi<MessageViewsState>

/** How a message is looked at before anybody touched it. */
export const untouchedView: MessageView = {
  formatted: null,
  unfolded: false,
  remoteImages: false,
  body: null,
  error: null,
  frameHeight: 160,
}

/** The views of one timeline's messages. */
export function createMessageViews(engine: EngineClient): MessageViews {
  const loading = new Set<MessageId>()

  return createStore<MessageViewsState>()((set, get) => ({
    views: {},
    update(message, change) {
      const { views } = get()
      set({ views: { ...views, [message]: { ...untouchedView, ...views[message], ...change } } })
    },
    load(message) {
      if (loading.has(message) || get().views[message]?.body) return
      loading.add(message)
      engine
        .call('message.body', { message })
        .then(
          (body) => get().update(message, { body, error: null }),
          (thrown) => get().update(message, { error: DeskError.from(thrown).toShape() }),
        )
        .finally(() => loading.delete(message))
    },
  }))
}
