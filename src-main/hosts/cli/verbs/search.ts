import {
  type SearchHint,
  type SearchHit,
  type SearchOrder,
  type SearchResult,
  searchOrders,
} from '../../../contract/desk.ts'
import { assertNever } from '../../../contract/errors.ts'
import { printable, timeText } from '../printable.ts'
import { numberOption, textOption, usageError, type Verb, type VerbContext } from '../verb.ts'

const mostAtOnce = 500

export const search: Verb = {
  name: 'search',
  usage: 'QUERY [--order newest|relevance] [--limit N]',
  summary: 'Find messages, the newest first (50 unless told): words, from:ana in:archive has:pdf after:2025-03 -word',
  options: { limit: { type: 'string' }, order: { type: 'string' } },
  words: { least: 1, most: Number.POSITIVE_INFINITY },
  access: 'read',
  async run(context) {
    const { output, json } = context
    const limit = numberOption(context.options, 'limit', 1) ?? 50
    let shown = 0
    const order = orderOption(context)
    let after: string | null = null
    let first: SearchResult | null = null
    while (shown < limit) {
      const wanted: number = Math.min(mostAtOnce, limit - shown)
      const page: SearchResult = await ask(context, order, wanted, after)
      first ??= page
      for (const hit of page.hits) {
        if (json) await output.object(hit)
        else for (const line of hitLines(hit)) await output.line(line)
      }
      shown += page.hits.length
      after = page.next
      if (after === null) break
    }
    for (const hint of first?.hints ?? []) output.note(hintText(hint))
    if (!json && first !== null) output.note(summary(shown, first))
    return 0
  },
}

function orderOption({ options }: VerbContext): SearchOrder {
  const wanted = textOption(options, 'order') ?? 'newest'
  const order = searchOrders.find((each) => each === wanted)
  if (order) return order
  throw usageError(`--order wants ${searchOrders.join(' or ')}, not "${wanted}"`)
}

function ask(
  { engine, words }: VerbContext,
  order: SearchOrder,
  limit: number,
  after: string | null,
): Promise<SearchResult> {
  return engine.call('search.messages', { query: words.map(withItsQuotes).join(' '), order, limit, after })
}

/** A shell takes the quotes of `from:"Ana Pop"` away. */
function withItsQuotes(word: string): string {
  return word.replace(/^(-?[^\s:"]+:)([^"]*\s[^"]*)$/, '$1"$2"')
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

function hintText({ code, text }: SearchHint): string {
  switch (code) {
    case 'unknown-date':
      return `${text}: no date was understood; write 2025, 2025-03, 2025-03-05, today or 7d`
    case 'unknown-has':
    case 'unknown-is':
      return `${text}: not known, left out`
    case 'unknown-in':
      return `in:${text}: no such folder, mailbox or channel on this desk, left out`
    case 'nothing-after-operator':
      return `${text} was left out: nothing follows it`
    case 'only-signs':
      return `${text} was left out: only letters and digits are looked for`
    case 'many-words':
      return `Very many words begin with "${text}": only those used of late were looked for`
    case 'query-cut':
      return `The search is very long: what follows "${text}" was left out`
    default:
      return assertNever(code)
  }
}
