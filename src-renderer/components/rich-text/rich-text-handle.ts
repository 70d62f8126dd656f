/** What a stretch of text can be made, and be seen to be, by a button. */
export const formats = ['bold', 'italic', 'underline', 'bulletList', 'orderedList', 'blockquote', 'code'] as const
export type Format = (typeof formats)[number]

/** What the cursor stands in. */
export interface FormatState {
  readonly active: ReadonlySet<Format>
  /** The address of the link under the cursor; null outside links. */
  readonly link: string | null
}

/** A word begun with a slash right before the cursor: somebody asks for a canned reply. */
export interface SlashWord {
  /** What follows the slash so far. */
  readonly query: string
  /** Where the slash stands in the window. */
  readonly left: number
  readonly top: number
  readonly bottom: number
}

/** A field of rich or plain text, from outside. */
export interface WritingHandle {
  focus(where: 'start' | 'end' | 'here'): void
  /** In place of the selection, or of the slash word before the cursor; then on to the first place to fill in. */
  insert(words: { readonly html: string; readonly text: string }): void
  /** Selects the next place to fill in, from the top again after the last; false when there is none. */
  goToGap(): boolean
  /** Writes the slash that asks for a canned reply, as the beginning of a word. */
  askForReply(): void
}

export interface RichTextHandle extends WritingHandle {
  toggle(format: Format): void
  /** Makes the selection, or the link under the cursor, a link to this; null takes the link away. */
  setLink(href: string | null): void
  /** A picture of the message (`cid:`), at the cursor. */
  insertPicture(contentId: string, name: string): void
  /** Selects a line, counted from 1 as a reader counts them. */
  goToLine(line: number): void
}
