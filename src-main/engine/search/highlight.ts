import type { Highlight } from '../../contract/desk.ts'
import type { SearchTerm } from './search-query.ts'
import { asIndexed, isUnspaced } from './words.ts'

/** Signs of a long text that are looked through for the place to show. */
const scannedLength = 50_000
const snippetLength = 180
const leadLength = 50
/** What is cut out around a match and then put on one line: more than a snippet, for it may be full of line breaks. */
const cutLength = 600

const wordSign = /[\p{L}\p{N}\p{M}]/u
/** ASCII and Russian, but for `ё`: making it small is all there is to folding it. */
const plainText = /^[\0-\x7f\xa0-\xac\xae-\xbf\u0410-\u044f\u2010-\u2027]*$/
/** A letter in two parts is one letter: `e` with an accent after it, half-width `ﾊ` with its ring. */
const letterWithMarks = /.[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gsu
/** `ß` becomes two signs, and so do a few wide forms. */
const mayGrow = /[ßẞ\uff01-\uffee]/

export interface Snippet {
  readonly snippet: string
  readonly highlights: readonly Highlight[]
}

/** Finds the terms of one query in texts: whole words or beginnings of words, whatever their case and accents. */
export interface Finder {
  highlightsOf(text: string): readonly Highlight[]
  /** The part of a text around its first match, on one line. */
  snippetOf(text: string): Snippet
  /** How often each term stands in a text, near enough to compare texts by. */
  countsIn(text: string): readonly number[]
}

interface Needle {
  /** Folded words; several for a phrase. */
  readonly words: readonly string[]
  /** The term as it stands in nearly every text that holds it: found in the text made small, without folding it. */
  readonly usual: readonly string[] | RegExp
  readonly prefix: boolean
  /** Of a script without spaces: found inside a run of signs. */
  readonly anywhere: boolean
}

export function createFinder(terms: readonly SearchTerm[]): Finder {
  const foldedSigns = new Map<string, string>()
  const needles = terms.flatMap(needleOf)

  /** As the index reads it; `at(i)` is where sign i of it began in the text. */
  function fold(text: string): { readonly text: string; readonly at: (index: number) => number } {
    if (plainText.test(text)) return { text: text.toLowerCase(), at: (index) => index }
    const whole = asIndexed(text)
    // Where nothing grew and the whole is as long as before, every sign stands where it stood: nearly every text.
    if (whole.length === text.length && !mayGrow.test(text)) return { text: whole, at: (index) => index }
    let folded = ''
    const places: number[] = []
    let index = 0
    for (const [sign] of text.matchAll(letterWithMarks)) {
      const plain = foldSign(sign)
      for (let unit = 0; unit < plain.length; unit++) places.push(index)
      folded += plain
      index += sign.length
    }
    places.push(text.length)
    return { text: folded, at: (place) => places[place] ?? text.length }
  }

  function foldSign(sign: string): string {
    const known = foldedSigns.get(sign)
    if (known !== undefined) return known
    const folded = asIndexed(sign)
    foldedSigns.set(sign, folded)
    return folded
  }

  function highlightsOf(text: string): readonly Highlight[] {
    const folded = fold(text)
    const found = needles.flatMap((needle) =>
      [...occurrences(folded.text, needle)].map(
        ([start, end]) => [folded.at(start), folded.at(end)] as [number, number],
      ),
    )
    return merged(found)
  }

  /** Where the first match begins: by the usual spelling, else by reading the text as the index does. */
  function firstMatch(text: string): number | null {
    const small = text.toLowerCase()
    const usual =
      small.length === text.length ? needles.flatMap((needle) => usualPlaces(small, needle).next().value ?? []) : []
    return usual.length > 0 ? Math.min(...usual) : (highlightsOf(text)[0]?.[0] ?? null)
  }

  return {
    highlightsOf,
    snippetOf(text) {
      const scanned = text.slice(0, scannedLength)
      const first = needles.length === 0 ? null : firstMatch(scanned)
      const cutFrom = first === null ? 0 : Math.max(0, first - cutLength / 2)
      const line = oneLine(scanned.slice(cutFrom, cutFrom + cutLength))
      const match = needles.length === 0 ? null : firstMatch(line)
      const from = match !== null && match > leadLength ? wordStart(line, match - leadLength) : 0
      const before = cutFrom > 0 || from > 0 ? '… ' : ''
      const after = from + snippetLength < line.length || cutFrom + cutLength < text.trimEnd().length ? ' …' : ''
      const snippet = before + line.slice(from, from + snippetLength) + after
      return { snippet, highlights: highlightsOf(snippet) }
    },
    countsIn(text) {
      const small = text.slice(0, scannedLength).toLowerCase()
      return needles.map((needle) => [...usualPlaces(small, needle)].length)
    },
  }
}

function needleOf({ text, prefix }: SearchTerm): readonly Needle[] {
  const words = wordsOf(asIndexed(text))
  if (words.length === 0) return []
  const anywhere = words.length === 1 && isUnspaced(words.join())
  const spellings = [...new Set([words.join(' '), wordsOf(text.toLowerCase()).join(' ')])]
  const isOneWord = spellings.every((spelling) => !spelling.includes(' '))
  return [{ words, usual: isOneWord ? spellings : phrasePattern(spellings, prefix), prefix, anywhere }]
}

function phrasePattern(spellings: readonly string[], prefix: boolean): RegExp {
  const phrases = spellings.map((spelling) => spelling.replaceAll(' ', betweenWords))
  return new RegExp(`${noWordBefore}(?:${phrases.join('|')})${prefix ? '' : noWordAfter}`, 'gu')
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean)
const betweenWords = '[^\\p{L}\\p{N}\\p{M}]+'
const noWordBefore = '(?<![\\p{L}\\p{N}\\p{M}])'
const noWordAfter = '(?![\\p{L}\\p{N}\\p{M}])'

/** Where the usual spellings of a term stand in a text made small, in order for each of them. */
function* usualPlaces(small: string, needle: Needle): Generator<number> {
  if (needle.usual instanceof RegExp) {
    for (const { index } of small.matchAll(needle.usual)) yield index
    return
  }
  for (const spelling of needle.usual) {
    for (const start of starts(small, spelling)) {
      if (standsFree(small, start, start + spelling.length, needle)) yield start
    }
  }
}

function* starts(text: string, wanted: string): Generator<number> {
  for (let from = text.indexOf(wanted); from !== -1; from = text.indexOf(wanted, from + wanted.length)) yield from
}

function* occurrences(text: string, needle: Needle): Generator<readonly [number, number]> {
  if (needle.words.length === 1) {
    const wanted = needle.words.join()
    for (const start of starts(text, wanted)) {
      if (standsFree(text, start, start + wanted.length, needle)) yield [start, start + wanted.length]
    }
    return
  }
  const pattern = new RegExp(needle.words.join(betweenWords), 'gu')
  for (const { index, 0: found } of text.matchAll(pattern)) {
    if (standsFree(text, index, index + found.length, needle)) yield [index, index + found.length]
  }
}

function standsFree(text: string, start: number, end: number, { anywhere, prefix }: Needle): boolean {
  if (anywhere) return true
  return !wordSignAt(text, start - 1) && (prefix || !wordSignAt(text, end))
}

function wordSignAt(text: string, at: number): boolean {
  return wordSign.test(text[at] ?? '')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function wordStart(text: string, near: number): number {
  const space = text.indexOf(' ', near)
  return space === -1 || space > near + 30 ? near : space + 1
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
