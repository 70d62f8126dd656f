import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { MessageBody } from '../../../src-main/contract/message.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

/** Which folds of a message are open: all, or these, by where they start in the text or their number in the HTML. */
export type OpenFolds = 'all' | readonly number[]

/** How one message is being looked at. It outlives its row, which goes when it is scrolled away. */
export interface MessageView {
  /** The sender's own layout rather than the text; null follows the default. */
  readonly formatted: boolean | null
  /** The whole of a long text. */
  readonly unfolded: boolean
  /** Null follows what all messages of this timeline do. */
  readonly openFolds: OpenFolds | null
  /** The reader's word for this message; null follows the one for its sender. */
  readonly remoteImages: boolean | null
  /** In a dark window: the sender's colours on white paper. */
  readonly originalColours: boolean
  readonly body: MessageBody | null
  readonly error: DeskErrorShape | null
  /** What was found in the HTML when it was last laid out; null before. */
  readonly found: FoundInMail | null
  /** Height of the mail frame when it was last seen, px. */
  readonly frameHeight: number
}

/** What the window has to say about a mail's HTML. */
export interface FoundInMail {
  /** It would hold up the window: its source is shown. */
  readonly tooHeavy: boolean
  readonly remoteImages: number
  /** Hosts, one for each image that is there to count readers. */
  readonly trackers: readonly string[]
  /** Content-IDs of the attachments that it shows itself. */
  readonly attached: readonly string[]
  readonly folds: number
}

export interface MessageViewsState {
  readonly views: Readonly<Record<MessageId, MessageView>>
  /** Every message of this timeline is looked at with its folds open. */
  readonly allFoldsOpen: boolean
  /** What the reader said about a sender's images since the bodies were read. */
  readonly imageSenders: Readonly<Record<string, boolean>>
  update(message: MessageId, change: Partial<MessageView>): void
  /** Asks for the whole body, once. */
  load(message: MessageId): void
  toggleFolds(message: MessageId): void
  toggleAllFolds(): void
  /** From now on the remote images of this sender are shown, or no longer. Rejects with `DeskError`. */
  allowImages(address: string, allowed: boolean): Promise<void>
}

export type MessageViews = StoreApi<MessageViewsState>

/** How a message is looked at before anybody touched it. */
export const untouchedView: MessageView = {
  formatted: null,
  unfolded: false,
  openFolds: null,
  remoteImages: null,
  originalColours: false,
  body: null,
  error: null,
  found: null,
  frameHeight: 160,
}

/** The views of one timeline's messages. */
export function createMessageViews(engine: EngineClient): MessageViews {
  const loading = new Set<MessageId>()

  return createStore<MessageViewsState>()((set, get) => ({
    views: {},
    allFoldsOpen: false,
    imageSenders: {},
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
    toggleFolds(message) {
      const open = openFoldsOf(get().views[message] ?? untouchedView, get().allFoldsOpen)
      get().update(message, { openFolds: open === 'all' || open.length > 0 ? [] : 'all' })
    },
    toggleAllFolds() {
      const { views, allFoldsOpen } = get()
      const untouched = Object.entries(views).map(([id, view]) => [id, { ...view, openFolds: null }] as const)
      set({ allFoldsOpen: !allFoldsOpen, views: Object.fromEntries(untouched) })
    },
    async allowImages(address, allowed) {
      await engine.call('images.allow', { address, allowed })
      const { imageSenders } = get()
      set({ imageSenders: { ...imageSenders, [address.toLowerCase()]: allowed } })
    },
  }))
}

const none: OpenFolds = []

/** The open folds of a message: its own, or what holds for all. */
export function openFoldsOf({ openFolds }: MessageView, allFoldsOpen: boolean): OpenFolds {
  return openFolds ?? (allFoldsOpen ? 'all' : none)
}

/** Whether a message's remote images may be shown: the word for the message, for the sender now, for the sender before. */
export function showsRemoteImages(
  { remoteImages, body }: MessageView,
  imageSenders: MessageViewsState['imageSenders'],
  sender: string,
): boolean {
  return remoteImages ?? imageSenders[sender.toLowerCase()] ?? body?.imagesAllowed ?? false
}
