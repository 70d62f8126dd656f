/** Lines that are all quoted (`>`) or all the sender's own. */
export interface QuoteBlock {
  readonly offset: number
  readonly quoted: boolean
  /** Without the mark: the bar at the side says what it says. */
  readonly lines: readonly string[]
}

/** The runs of quoted and own lines of a text, in order. */
export function quoteBlocks(text: string): readonly QuoteBlock[] {
  const blocks: { offset: number; quoted: boolean; lines: string[] }[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    const quoted = line.startsWith('>')
    const words = quoted ? line.replace(/^> ?/, '') : line
    const block = blocks.at(-1)
    if (block?.quoted === quoted) block.lines.push(words)
    else blocks.push({ offset, quoted, lines: [words] })
    offset += line.length + 1
  }
  return blocks
}
