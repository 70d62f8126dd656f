import type { ReactNode } from 'react'
import type { DraftChange, DraftView } from '../../../src-main/contract/compose.ts'
import type { ConversationId } from '../../../src-main/contract/ids.ts'
import type { SlashWord, WritingHandle } from '../../components/rich-text/rich-text-handle.ts'

/** Where somebody writes. */
export interface WritingPlace {
  /** Tells this composer from others of the window. */
  readonly key: string
  /** Null while it is being opened. */
  readonly draft: DraftView | null
  readonly conversation: ConversationId | null
  /** Null while there is no text under the pen. */
  writing(): WritingHandle | null
  change(change: DraftChange): void
  /** The desk put files and steps into the draft. */
  brought(draft: DraftView): void
}

/** What helps with an answer and is not the composer's own business: canned replies. */
export interface WritingAssist {
  /** Above the text. */
  above(place: WritingPlace): ReactNode
  /** A button among the tools. */
  tool(place: WritingPlace): ReactNode
  /** A slash word stands before the cursor, or not any more. */
  onSlash(word: SlashWord | null, place: WritingPlace): void
  /** A key in the text, before the text gets it; true keeps it. */
  onKey(event: KeyboardEvent, place: WritingPlace): boolean
}
