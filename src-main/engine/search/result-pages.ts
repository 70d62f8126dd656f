import type { CallRequest } from '../../contract/calls.ts'
import type { Database } from '../store/database.ts'
import { isOfStates, newestMatches, type Question } from './find-matches.ts'
import type { AskedQuery } from './question.ts'
import { bestFirst, type WordsInTexts } from './rank.ts'

/** Beyond this the exact number of matches helps nobody and costs milliseconds. */
const countLimit = 1_000
/** What is read or waits is asked message by message. */
const countLimitOfStates = 100
/** The best are looked for among the newest of them. */
const rankedLimit = 2_000
const rankedLimitOfStates = 200

type PageRequest = Pick<CallRequest<'search.messages'>, 'order' | 'limit' | 'after'>

export interface ResultPage {
  readonly ids: readonly number[]
  readonly count: number
  readonly countCapped: boolean
  /** Where the next page begins; null on the last. */
  readonly next: string | null
}

/** The messages of one page, by the order asked for. */
export function pageOf(db: Database, request: PageRequest, asked: AskedQuery, inTexts: WordsInTexts): ResultPage {
  const { question, words } = asked
  if (!question) return { ids: [], count: 0, countCapped: false, next: null }
  if (request.order === 'newest') return newestPage(db, request, question)
  return bestPage(db, request, question, (candidates) => bestFirst(db, words, inTexts, candidates))
}

/** The cursor is the last message of the page before. */
function newestPage(db: Database, { limit, after }: PageRequest, question: Question): ResultPage {
  const atMost = limitOfCount(question)
  const counted = newestMatches(db, question, Math.max(atMost, after === null ? limit + 1 : 0))
  const last = /^\d{1,16}$/.test(after ?? '') ? Number(after) : null
  const found = last === null ? counted : newestMatches(db, notAbove(question, last - 1), limit + 1)
  const ids = found.slice(0, limit)
  return { ids, ...counts(counted, atMost), next: found.length > limit ? String(ids.at(-1)) : null }
}

/** The cursor is the newest message of the first page, which later ones must not join, and how many were shown. */
function bestPage(
  db: Database,
  { limit, after }: PageRequest,
  question: Question,
  rank: (candidates: readonly number[]) => readonly number[],
): ResultPage {
  const [, newest, shown] = /^(\d{1,16})-(\d{1,6})$/.exec(after ?? '') ?? []
  const from = Number(shown ?? 0)
  const asked = notAbove(question, Number(newest ?? question.range.newest))
  const candidates = newestMatches(db, asked, isOfStates(question) ? rankedLimitOfStates : rankedLimit)
  const ids = rank(candidates).slice(from, from + limit)
  const more = from + limit < candidates.length
  return {
    ids,
    ...counts(candidates, limitOfCount(question)),
    next: more ? `${newest ?? candidates[0]}-${from + limit}` : null,
  }
}

function counts(ids: readonly number[], atMost: number): Pick<ResultPage, 'count' | 'countCapped'> {
  return { count: Math.min(ids.length, atMost), countCapped: ids.length >= atMost }
}

function limitOfCount(question: Question): number {
  return isOfStates(question) ? countLimitOfStates : countLimit
}

function notAbove(question: Question, newest: number): Question {
  return { ...question, range: { ...question.range, newest: Math.min(question.range.newest, newest) } }
}
