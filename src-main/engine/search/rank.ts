import type { Database } from '../store/database.ts'
import { textOf } from '../store/messages.ts'
import { matchesNewestFirst } from '../store/search-index.ts'
import type { Finder } from './highlight.ts'

/** Where a word stands says more than how often: a subject is about it, a name or a file is called by it. */
const subjectWeight = 4
const nameWeight = 2
/** So many of the best by place are read, to tell those that speak of it much from those that mention it. */
const readForCounts = 60
const wordsAsked = 4
// Okapi BM25: further mentions say less and less, and in a long text less than in a short one.
const saturation = 1.2
const lengthShare = 0.75
const usualLength = 1_200

/**
 * Puts matches in the order of how well they fit: like BM25 with weighted columns, of equals the newer first. How rare
 * a word is does not count, for every match holds all of them; and to learn it, the index would have to walk through
 * each place of each word, which takes a hundred times as long as all of this in a desk of a million messages.
 */
export function bestFirst(
  db: Database,
  /** The words that were asked for, each in the index's own language. */
  words: readonly string[],
  finder: Finder,
  newestFirst: readonly number[],
): readonly number[] {
  const [newest, oldest] = [newestFirst[0], newestFirst.at(-1)]
  if (words.length === 0 || newest === undefined || oldest === undefined) return newestFirst
  const scores = new Map<number, number>()
  const add = (id: number, score: number) => scores.set(id, (scores.get(id) ?? 0) + score)
  // More than the candidates hold a word in this place where other conditions narrowed those down.
  const matching = (match: string) => matchesNewestFirst(db, match, { oldest, newest }, 2 * newestFirst.length)
  const asked = words.slice(0, wordsAsked)
  for (const word of asked) {
    const others = asked.filter((other) => other !== word)
    for (const id of matching([`subject : (${word})`, ...others].join(' AND '))) add(id, subjectWeight / asked.length)
  }
  for (const id of matching(`{sender recipients files} : (${asked.join(' OR ')})`)) add(id, nameWeight)
  const byPlace = sorted(newestFirst, scores)
  const read = byPlace.slice(0, readForCounts)
  for (const id of read) add(id, countScore(textOf(db, id) ?? '', finder))
  return [...sorted(read, scores), ...byPlace.slice(readForCounts)]
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
