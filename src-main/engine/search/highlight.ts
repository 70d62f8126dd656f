import type { Highlight } from '../../contract/desk.ts'
import type { SearchTerm } from './search-query.ts'
import { isUnspaced } from './words.ts'

/** Characters of a long text that are looked through for the place to show. */
const scannedLength = 50_000
const snippetLength = 180
const leadLength = 50

const wordSign = /[\p{L}\p{N}\p{M}]/u

/** Where the terms stand in a text: whole words or beginnings of words, without regard to case and accents. */
export function highlightsOf(text: string, terms: readonly SearchTerm[]): readonly Highlight[] {
  const folded = fold(text)
  const found: [number, number][] = []
  for (const term of terms) {
    const wanted = fold(term.text)
      .text.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim()
    if (!wanted) continue
    const anywhere = isUnspaced(wanted)
    for (const [start, end] of occurrences(folded.text, wanted)) {
      if (!anywhere && start > 0 && wordSign.test(folded.text[start - 1] ?? '')) continue
      if (!anywhere && !term.prefix && wordSign.test(folded.text[end] ?? '')) continue
      found.push([folded.at[start] ?? 0, folded.at[end] ?? text.length])
    }
  }
  return merged(found)
}

/** The part of a text around its first match, on one line, with the highlights in it. */
export function snippetOf(
  text: string,
  terms: readonly SearchTerm[],
): { readonly snippet: string; readonly highlights: readonly Highlight[] } {
  const line = text.slice(0, scannedLength).replace(/\s+/g, ' ').trim()
  const first = highlightsOf(line, terms)[0]
  const from = first && first[0] > leadLength ? wordStart(line, first[0] - leadLength) : 0
  const snippet = `${from > 0 ? '… ' : ''}${line.slice(from, from + snippetLength)}${from + snippetLength < line.length ? ' …' : ''}`
  return { snippet, highlights: highlightsOf(snippet, terms) }
}

function wordStart(text: string, near: number): number {
  const space = text.indexOf(' ', near)
  return space === -1 || space > near + 30 ? near : space + 1
}

/** Lower case without combining marks; `at[i]` is where folded sign i began in the text. */
function fold(text: string): { readonly text: string; readonly at: readonly number[] } {
  let folded = ''
  const at: number[] = []
  let index = 0
  for (const sign of text) {
    const plain = sign < '\u0080' ? sign.toLowerCase() : sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    for (let unit = 0; unit < plain.length; unit++) at.push(index)
    folded += plain
    index += sign.length
  }
  at.push(text.length)
  return { text: folded, at }
}

function* occurrences(text: string, wanted: string): Generator<readonly [number, number]> {
  const words = wanted.split(' ')
  if (words.length > 1) {
    const pattern = new RegExp(
      words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('[^\\p{L}\\p{N}\\p{M}]+'),
      'gu',
    )
    for (const found of text.matchAll(pattern)) yield [found.index, found.index + found[0].length]
    return
  }
  for (let from = text.indexOf(wanted); from !== -1; from = text.indexOf(wanted, from + wanted.length)) {
    yield [from, from + wanted.length]
  }
}

function merged(found: [number, number][]): readonly Highlight[] {
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const result: [number, number][] = []
  for (const each of found) {
    const last = result.at(-1)
    if (last && each[0] <= last[1]) last[1] = Math.max(last[1], each[1])
    else result.push([...each])
  }
  return result
}
