import type { ReactNode } from 'react'
import type { SlashWord } from '../../components/rich-text/rich-text-handle.ts'

/** What helps with writing and is not the composer's own business: canned replies. */
export interface WritingAssist {
  /** Above the text. */
  readonly above?: ReactNode
  /** A button among the tools. */
  readonly tool?: ReactNode
  /** A slash word stands before the cursor, or not any more. */
  readonly onSlash: (word: SlashWord | null) => void
  /** A key in the text, before the text gets it; true keeps it. */
  readonly onKey: (event: KeyboardEvent) => boolean
}
