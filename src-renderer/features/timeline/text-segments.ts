import type { TextFold } from '../../../src-main/contract/message.ts'

/** A stretch of a text: plain, or folded away until somebody wants it. */
export interface TextSegment {
  /** Where it starts in the text, for a name that stays when more of the text is shown. */
  readonly start: number
  readonly text: string
  readonly fold: TextFold['kind'] | null
}

/** Cuts a text at its folds. Empty lines around a cut go: they were there to set apart what is folded now. */
export function textSegments(text: string, folds: readonly TextFold[]): readonly TextSegment[] {
  const segments: TextSegment[] = []
  let at = 0
  const add = (start: number, end: number, fold: TextSegment['fold']) => {
    const words = text.slice(start, end).replace(/^(?:[^\S\n]*\n)+|\s+$/g, '')
    if (words !== '') segments.push({ start, text: words, fold })
  }
  for (const { kind, start, end } of folds) {
    add(at, start, null)
    add(start, end, kind)
    at = end
  }
  add(at, text.length, null)
  return segments
}
