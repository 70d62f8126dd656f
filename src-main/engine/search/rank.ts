import type { Database } from '../store/database.ts'
import { headings } from '../store/search-hits.ts'
import { matchesNewestFirst } from '../store/search-index.ts'
import type { Finder } from './highlight.ts'
import type { TextReader } from './read-texts.ts'

/** Where a word stands says more than how often: a subject is about it, a name or a file is called by it. */
const subjectWeight = 4
const nameWeight = 2
/** Of several words, the headings of so many of the newest are read; one word is asked of the index, of all. */
const headingsRead = 300
/**
 * So many of the best by place are read, to tell those that speak of it much from those that mention it: a page of them,
 * whose texts are shown anyway.
 */
const textsRead = 50
// Okapi BM25: further mentions say less and less, and in a long text less than in a short one.
const saturation = 1.2
const lengthShare = 0.75
const usualLength = 1_200

/** How often words stand in messages' texts. */
export interface WordsInTexts {
  /** Knows the words that may stand anywhere. */
  readonly finder: Finder
  readonly texts: TextReader
}

/**
 * Puts matches in the order of how well they fit: like BM25 with weighted columns, of equals the newer first. How rare
 * a word is does not count, for every match holds all of them; and to learn it, FTS5's own `bm25` walks through each
 * place of each word: 50 ms and more in a desk of a million messages.
 */
export function bestFirst(
  db: Database,
  /** The words that were asked for, each in the index's own language. */
  words: readonly string[],
  { finder, texts }: WordsInTexts,
  newestFirst: readonly number[],
): readonly number[] {
  const [word, ...others] = words
  if (word === undefined || newestFirst.length === 0) return newestFirst
  const scores =
    others.length === 0 && isOneWord(word) ? byColumn(db, word, newestFirst) : byHeading(db, finder, newestFirst)
  const isPlaced = (id: number) => (scores.get(id) ?? 0) > 0
  const byPlace = [...sorted(newestFirst.filter(isPlaced), scores), ...newestFirst.filter((id) => !isPlaced(id))]
  const read = byPlace.slice(0, textsRead)
  const textOf = texts.read(read)
  for (const id of read) scores.set(id, (scores.get(id) ?? 0) + countScore(textOf(id) ?? '', finder))
  return [...sorted(read, scores), ...byPlace.slice(textsRead)]
}

/** Or the few words that one beginning stands for; a phrase, or many words, are too many lists to walk through again. */
function isOneWord(word: string): boolean {
  return /^\(?"[^" ]+"(?: OR "[^" ]+"){0,15}\)?$/.test(word)
}

function byColumn(db: Database, word: string, ids: readonly number[]): Map<number, number> {
  const range = { newest: ids[0] as number, oldest: ids.at(-1) as number }
  // More than the candidates hold the word in this place where other conditions narrowed those down.
  const matching = (columns: string) => matchesNewestFirst(db, `${columns} : (${word})`, range, 2 * ids.length)
  const scores = new Map(matching('subject').map((id) => [id, subjectWeight]))
  for (const id of matching('{sender recipients files}')) scores.set(id, (scores.get(id) ?? 0) + nameWeight)
  return scores
}

function byHeading(db: Database, finder: Finder, ids: readonly number[]): Map<number, number> {
  return new Map(
    headings(db, ids.slice(0, headingsRead)).map(([id, heading]) => {
      const end = heading.indexOf('\n')
      const [inSubject, inName] = [finder.countsIn(heading.slice(0, end)), finder.countsIn(heading.slice(end))]
      return [id, subjectWeight * shareFound(inSubject) + nameWeight * shareFound(inName)]
    }),
  )
}

function shareFound(counts: readonly number[]): number {
  return counts.filter((count) => count > 0).length / Math.max(1, counts.length)
}

function countScore(text: string, finder: Finder): number {
  const damping = saturation * (1 - lengthShare + (lengthShare * text.length) / usualLength)
  const counts = finder.countsIn(text)
  return counts.reduce((sum, count) => sum + count / (count + damping), 0) / Math.max(1, counts.length)
}

/** By score, of equals the newer: ids sort by time. */
function sorted(ids: readonly number[], scores: ReadonlyMap<number, number>): readonly number[] {
  return ids.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || b - a)
}
