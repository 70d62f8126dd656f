import type { CannedReplyId } from '../../../src-main/contract/canned.ts'
import type { DraftChange, DraftView } from '../../../src-main/contract/compose.ts'
import type { ConversationId } from '../../../src-main/contract/ids.ts'
import type { WritingHandle } from '../../components/rich-text/rich-text-handle.ts'

/** Where a canned reply is put: an answer under the pen. */
export interface ReplyPlace {
  /** Tells this answer from others of the window. */
  readonly key: string
  /** Null while it is being opened. */
  readonly draft: DraftView | null
  readonly conversation: ConversationId | null
  /** Null while there is no text under the pen. */
  writing(): WritingHandle | null
  change(change: DraftChange): void
  /** The desk put the reply's files and steps into the draft. */
  brought(draft: DraftView): void
}

/** Opens the library at a reply, with a conversation to look at its replies in; null for none in particular. */
export type OpenLibrary = (reply: CannedReplyId | null, conversation: ConversationId | null) => void
