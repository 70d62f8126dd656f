import type { OutboxItem } from '../../../src-main/contract/compose.ts'

/**
 * What was written, without the signature and the history below it: only the newest words are worth a look here. All of it
 * where nothing is left above them.
 */
export function wordsOf({ text }: Pick<OutboxItem, 'text'>): string {
  const lines = text.split('\n')
  const signature = lines.findIndex((line) => /^-- ?$/.test(line))
  const words = lines.slice(0, signature >= 0 ? signature : historyOf(lines))
  return words.join('\n').trim() || text.trim()
}

/** Where the quote that ends a text begins, with the line that says whose it is. A quote with words below it is part of those. */
function historyOf(lines: readonly string[]): number {
  const lastWord = lines.findLastIndex((line) => line.trim() !== '' && !line.startsWith('>'))
  if (!lines.slice(lastWord + 1).some((line) => line.startsWith('>'))) return lines.length
  return /:\s*$/.test(lines[lastWord] ?? '') ? lastWord : lastWord + 1
}
