import type { OutboxItem } from '../../../src-main/contract/compose.ts'

/** What the agent wrote, without the history below it: only the newest words are worth a look here. */
export function wordsOf({ text }: Pick<OutboxItem, 'text'>): string {
  const lines = text.split('\n')
  const quote = lines.findIndex((line) => line.startsWith('>'))
  if (quote < 0) return text.trim()
  // The line that says who wrote what follows, with the empty ones around it.
  const attribution = lines.slice(0, quote).findLastIndex((line) => line.trim() !== '')
  const isAttribution = attribution >= 0 && /:\s*$/.test(lines[attribution] ?? '')
  return lines
    .slice(0, isAttribution ? attribution : quote)
    .join('\n')
    .trim()
}
