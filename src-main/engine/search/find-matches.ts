import type { Database } from '../store/database.ts'
import { type IdRange, isMatch, matchesNewestFirst } from '../store/search-index.ts'
import { messagesInStates, type RowStates, withStates } from '../store/search-states.ts'

/** A query that the store can answer. */
export interface Question {
  /** In the index's own language. */
  readonly match: string
  /** No more than "any message". */
  readonly matchesAll: boolean
  readonly range: IdRange
  /** Times that were ruled out. */
  readonly holes: readonly IdRange[]
  readonly states: RowStates
}

const slice = 1_000
/** So many slices of what matches are looked through before the few that are unread or wait are asked instead. */
const slicesFirst = 3

/** What is read or waits is part of the question, and has to be asked of the messages' own rows. */
export function isOfStates({ states }: Question): boolean {
  return states.wanted.length + states.unwanted.length > 0
}

/** Ids of messages that answer the question, newest first, at most `limit`. */
export function newestMatches(db: Database, question: Question, limit: number): readonly number[] {
  const { match, range, states } = question
  if (!isOfStates(question) && question.holes.length === 0) return matchesNewestFirst(db, match, range, limit)
  const found: number[] = []
  let newest = range.newest
  for (let looked = 1; found.length < limit; looked++) {
    const ids = matchesNewestFirst(db, match, { ...range, newest }, slice)
    found.push(...kept(db, question, ids))
    const last = ids.at(-1)
    if (ids.length < slice || last === undefined || found.length >= limit) break
    newest = last - 1
    const rare = looked >= slicesFirst ? messagesInStates(db, states, { ...range, newest }) : null
    if (rare) return [...found, ...asked(db, question, rare, limit - found.length)]
  }
  return found.slice(0, limit)
}

function kept(db: Database, question: Question, ids: readonly number[]): readonly number[] {
  const outside = ids.filter((id) => !isInside(question.holes, id))
  return isOfStates(question) ? withStates(db, outside, question.states) : outside
}

/** Those of some messages that match, one after the other until there are enough. */
function asked(db: Database, question: Question, ids: Iterable<number>, limit: number): readonly number[] {
  const { match, matchesAll, holes } = question
  const found: number[] = []
  for (const id of ids) {
    if (!isInside(holes, id) && (matchesAll || isMatch(db, match, id))) found.push(id)
    if (found.length === limit) break
  }
  return found
}

function isInside(ranges: readonly IdRange[], id: number): boolean {
  return ranges.some(({ oldest, newest }) => id >= oldest && id <= newest)
}
