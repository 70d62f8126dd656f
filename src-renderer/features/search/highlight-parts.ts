import type { Highlight } from '../../../src-main/contract/desk.ts'

export interface TextRun {
  readonly start: number
  readonly text: string
  readonly marked: boolean
}

/** A text cut into marked and plain runs. Ranges beyond the text, or within one already marked, are left out. */
export function highlightParts(text: string, highlights: readonly Highlight[]): readonly TextRun[] {
  const runs: TextRun[] = []
  let end = 0
  for (const [from, to] of highlights) {
    if (from < end || to <= from || to > text.length) continue
    if (from > end) runs.push({ start: end, text: text.slice(end, from), marked: false })
    runs.push({ start: from, text: text.slice(from, to), marked: true })
    end = to
  }
  if (end < text.length) runs.push({ start: end, text: text.slice(end), marked: false })
  return runs
}
