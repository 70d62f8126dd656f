import type { CallRequest } from '../../contract/calls.ts'
import type { SearchHit, SearchResult } from '../../contract/desk.ts'
import type { ContactId, MessageId } from '../../contract/ids.ts'
import { contactName } from '../people/contact-card.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import { directionOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { messageById, textOf } from '../store/messages.ts'
import { identitiesOf } from '../store/people.ts'
import { unindexed } from '../store/unindexed.ts'
import { newestMatches, type Question } from './find-matches.ts'
import { createFinder, type Finder } from './highlight.ts'
import { type AskedQuery, questionOf } from './question.ts'
import { bestFirst } from './rank.ts'
import { type Condition, parseSearch, type SearchQuery } from './search-query.ts'
import { textExpression } from './text-expression.ts'

/** Beyond this the exact number of matches helps nobody and costs milliseconds. */
const countLimit = 1_000
/** The best are looked for among the newest of them. */
const rankedLimit = 2_000

/** What surrounds a question: what time it is, and how many messages the servers still hold (null: not told). */
export interface SearchSurroundings {
  readonly now: number
  readonly notYetSynced: number | null
}

interface Page {
  readonly ids: readonly number[]
  readonly count: number
  readonly next: string | null
}

export type SearchRequest = CallRequest<'search.messages'>

/** Messages that hold all that was asked for, newest or best first. */
export function searchMessages(db: Database, request: SearchRequest, around: SearchSurroundings): SearchResult {
  const query = parseSearch(request.query, request.typing, around.now)
  const asked = questionOf(db, query)
  const page = pageOf(db, request, query, asked)
  const accounts = accountsById(db)
  const subject = createFinder(termsIn(query, 'subject'))
  const text = createFinder(termsIn(query, null))
  return {
    hits: page.ids.flatMap((id) => hitOf(db, accounts, id, subject, text)),
    count: page.count,
    countCapped: page.count === countLimit,
    notYetIndexed: notYetIndexed(db, around),
    hints: asked.hints,
    next: page.next,
  }
}

function notYetIndexed(db: Database, { notYetSynced }: SearchSurroundings): number | null {
  const waiting = unindexed(db)?.messages ?? 0
  return waiting > 0 ? waiting + (notYetSynced ?? 0) : notYetSynced
}

function pageOf(db: Database, request: SearchRequest, query: SearchQuery, { question }: AskedQuery): Page {
  if (!question) return { ids: [], count: 0, next: null }
  return request.order === 'newest' ? newestPage(db, request, question) : bestPage(db, request, query, question)
}

/** The cursor is the last message of the page before. */
function newestPage(db: Database, { limit, after }: SearchRequest, question: Question): Page {
  const counted = newestMatches(db, question, countLimit)
  const last = after === null ? null : Number.parseInt(after, 10)
  const found =
    last === null || Number.isNaN(last)
      ? counted
      : newestMatches(db, { ...question, range: notAbove(question, last - 1) }, limit + 1)
  const ids = found.slice(0, limit)
  return { ids, count: counted.length, next: found.length > limit ? String(ids.at(-1)) : null }
}

/** The cursor is the newest message of the first page, which later ones must not join, and how many were shown. */
function bestPage(db: Database, { limit, after }: SearchRequest, query: SearchQuery, question: Question): Page {
  const [newest, shown] =
    /^(\d+)-(\d+)$/
      .exec(after ?? '')
      ?.slice(1)
      .map(Number) ?? []
  const asked = newest === undefined ? question : { ...question, range: notAbove(question, newest) }
  const candidates = newestMatches(db, asked, rankedLimit)
  const words = query.wanted.flatMap((condition) => {
    const expression = condition.type === 'text' && !condition.column && textExpression(db, condition, null)
    return expression ? [expression.match] : []
  })
  const ranked = bestFirst(db, asked, words, createFinder(termsIn(query, null)), candidates)
  const from = shown ?? 0
  const ids = ranked.slice(from, from + limit)
  const more = from + limit < ranked.length
  return {
    ids,
    count: Math.min(candidates.length, countLimit),
    next: more ? `${newest ?? candidates[0]}-${from + limit}` : null,
  }
}

function notAbove({ range }: Question, newest: number): Question['range'] {
  return { ...range, newest: Math.min(range.newest, newest) }
}

/** The words to mark: those asked for anywhere, and those asked for in this place. */
function termsIn(query: SearchQuery, column: 'subject' | null) {
  const isMarked = (condition: Condition) =>
    condition.type === 'text' && (condition.column === null || condition.column === column)
  return query.wanted.filter((condition) => condition.type === 'text').filter(isMarked)
}

function hitOf(
  db: Database,
  accounts: ReadonlyMap<number, AccountRow>,
  id: number,
  inSubject: Finder,
  inText: Finder,
): readonly SearchHit[] {
  const row = messageById(db, id)
  const text = textOf(db, id)
  const account = row && accounts.get(row.account_id)
  if (!row || text === null || !account) return []
  const { snippet, highlights } = inText.snippetOf(text)
  return [
    {
      message: id as MessageId,
      contact: row.contact_id as ContactId,
      contactName: contactName(identitiesOf(db, row.contact_id)),
      channel: account.channel,
      direction: directionOfCode(row.direction),
      from: { name: row.from_name, address: row.from_address },
      subject: row.subject,
      subjectHighlights: inSubject.highlightsOf(row.subject),
      snippet,
      snippetHighlights: highlights,
      sentAt: row.sent_at,
    },
  ]
}
