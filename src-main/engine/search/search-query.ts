import { pairsOf, splitRuns } from './words.ts'

/** One thing a match must contain: a word, the beginning of one, or a phrase. */
export interface SearchTerm {
  readonly text: string
  readonly prefix: boolean
}

/** Beyond this many words nobody means them all; the rest is ignored. */
const termLimit = 32
const wordLengthLimit = 200

/**
 * What somebody typed, as terms that must all be there: `invoice`, `"tracking number"`, `authoris*`. Whatever else is
 * typed is text to look for; there is no wrong query. With `typing` the last word is taken as the beginning of one.
 */
export function parseSearch(query: string, typing: boolean): readonly SearchTerm[] {
  const terms: SearchTerm[] = []
  // The index's language ends at a NUL.
  const typed = query.replaceAll('\0', ' ')
  for (const found of typed.matchAll(/"([^"]*)(?:"|$)|([^\s"]+)/g)) {
    const phrase = found[1]
    const word = found[2] ?? ''
    const starred = word.endsWith('*')
    const text = (phrase ?? (starred ? word.slice(0, -1) : word)).slice(0, wordLengthLimit)
    if (!/[\p{L}\p{N}]/u.test(text)) continue
    const last = found.index + found[0].length === typed.length
    terms.push({ text, prefix: phrase === undefined && (starred || (typing && last)) })
    if (terms.length === termLimit) break
  }
  return terms
}

/** The terms in the index's own language; null when there is nothing to look for. */
export function matchExpression(terms: readonly SearchTerm[]): string | null {
  const parts = terms.flatMap(termExpression)
  return parts.length === 0 ? null : parts.join(' AND ')
}

function termExpression(term: SearchTerm): readonly string[] {
  const runs = splitRuns(term.text)
  return runs.flatMap((run, at) => {
    if (!/[\p{L}\p{N}]/u.test(run.text)) return []
    const isLast = at === runs.length - 1
    if (!run.unspaced) return [`${quoted(run.text)}${term.prefix && isLast ? ' *' : ''}`]
    // Pairs are indexed: a single sign is the beginning of one, a longer run a phrase of them.
    return [run.text.length === 1 ? `${quoted(run.text)} *` : quoted(pairsOf(run.text).join(' '))]
  })
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
