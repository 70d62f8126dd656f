/** One line of a text, by its place in it. `words` is its beginning without the blanks around. */
export interface TextLine {
  readonly start: number
  /** Before the line break. */
  readonly end: number
  readonly words: string
}

/** What mail clients write about a quote is shorter; the rest of a long line never matters. */
const looked = 400

export function linesOf(text: string): readonly TextLine[] {
  const lines: TextLine[] = []
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    lines.push({ start, end, words: text.slice(start, Math.min(end, start + looked)).trim() })
    start = end + 1
  }
  return lines
}

export function isBlank(line: TextLine | undefined): boolean {
  return line?.words === ''
}

/** Marked with `>` by the mail client that quoted it; Japanese clients also write the wide sign. */
export function isQuoted(line: TextLine | undefined): boolean {
  const sign = line?.words.charCodeAt(0)
  return sign === 62 || sign === 0xff1e
}
