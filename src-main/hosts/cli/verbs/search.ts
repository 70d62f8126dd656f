import type { SearchHit, SearchResult } from '../../../contract/desk.ts'
import type { MessageId } from '../../../contract/ids.ts'
import { printable, timeText } from '../printable.ts'
import { numberOption, type Verb, type VerbContext } from '../verb.ts'

const mostAtOnce = 500

export const search: Verb = {
  name: 'search',
  usage: 'QUERY [--limit N]',
  summary: 'Find messages by words, the newest first (50 unless told)',
  options: { limit: { type: 'string' } },
  words: { least: 1, most: Number.POSITIVE_INFINITY },
  access: 'read',
  async run(context) {
    const { output, json } = context
    const limit = numberOption(context.options, 'limit', 1) ?? 50
    let shown = 0
    let before: MessageId | null = null
    let first: SearchResult | null = null
    while (shown < limit) {
      const wanted: number = Math.min(mostAtOnce, limit - shown)
      const page: SearchResult = await ask(context, wanted, before)
      first ??= page
      for (const hit of page.hits) {
        if (json) await output.object(hit)
        else for (const line of hitLines(hit)) await output.line(line)
      }
      shown += page.hits.length
      before = page.hits.at(-1)?.message ?? null
      if (page.hits.length < wanted) break
    }
    if (!json && first !== null) output.note(summary(shown, first))
    return 0
  },
}

function ask({ engine, words }: VerbContext, limit: number, before: MessageId | null): Promise<SearchResult> {
  return engine.call('search.messages', { query: words.join(' '), limit, before })
}

function hitLines({ sentAt, direction, contactName, from, subject, snippet }: SearchHit): readonly string[] {
  const who = printable(contactName || from.address)
  return [
    `${timeText(sentAt)}  ${direction === 'in' ? '<' : '>'} ${who}  ${printable(subject)}`.trimEnd(),
    `    ${printable(snippet.replaceAll(/\s+/g, ' ').trim())}`.trimEnd(),
  ]
}

function summary(shown: number, { count, countCapped, notYetIndexed }: SearchResult): string {
  const found = `${shown} of ${countCapped ? 'more than ' : ''}${count} ${count === 1 ? 'match' : 'matches'}`
  if (notYetIndexed === null || notYetIndexed === 0) return found
  return `${found}; ${notYetIndexed} messages on the servers are not on this computer yet`
}
