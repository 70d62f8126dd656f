import type { CallRequest } from '../../contract/calls.ts'
import type { SearchHit, SearchResult } from '../../contract/desk.ts'
import type { ContactId, MessageId } from '../../contract/ids.ts'
import { accountsById } from '../store/accounts.ts'
import { directionOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { namesOfContacts } from '../store/people.ts'
import { hitRows } from '../store/search-hits.ts'
import { unindexed } from '../store/unindexed.ts'
import { createFinder, type Finder } from './highlight.ts'
import { questionOf } from './question.ts'
import { createTextReader, type TextReader } from './read-texts.ts'
import { pageOf } from './result-pages.ts'
import { type Condition, parseSearch, type SearchQuery } from './search-query.ts'

/** What surrounds a question: what time it is, and how many messages the servers still hold (null: not told). */
export interface SearchSurroundings {
  readonly now: number
  readonly notYetSynced: number | null
}

export type SearchRequest = CallRequest<'search.messages'>

/** Messages that hold all that was asked for, newest or best first. */
export function searchMessages(db: Database, request: SearchRequest, around: SearchSurroundings): SearchResult {
  const query = parseSearch(request.query, request.typing, around.now)
  const asked = questionOf(db, query)
  const subject = createFinder(termsIn(query, 'subject'))
  const text = createFinder(termsIn(query, null))
  const texts = createTextReader(db)
  const page = pageOf(db, request, asked, { finder: text, texts })
  return {
    hits: hitsOf(db, page.ids, texts, subject, text),
    count: page.count,
    countCapped: page.countCapped,
    notYetIndexed: notYetIndexed(db, around),
    hints: asked.hints,
    next: page.next,
  }
}

function notYetIndexed(db: Database, { notYetSynced }: SearchSurroundings): number | null {
  const waiting = unindexed(db)?.messages ?? 0
  return waiting > 0 ? waiting + (notYetSynced ?? 0) : notYetSynced
}

/** The words to mark: those asked for anywhere, and those asked for in this place. */
function termsIn(query: SearchQuery, column: 'subject' | null) {
  const isMarked = (condition: Condition) =>
    condition.type === 'text' && (condition.column === null || condition.column === column)
  return query.wanted.filter((condition) => condition.type === 'text').filter(isMarked)
}

/** One page's hits, each kind of row read at once: fifty small questions take longer than one. */
function hitsOf(
  db: Database,
  ids: readonly number[],
  texts: TextReader,
  inSubject: Finder,
  inText: Finder,
): readonly SearchHit[] {
  const accounts = accountsById(db)
  const rows = hitRows(db, ids)
  const names = namesOfContacts(db, [...new Set(rows.map((row) => row.contact_id))])
  const textOf = texts.read(ids)
  return rows.flatMap((row) => {
    const account = accounts.get(row.account_id)
    const text = textOf(row.id)
    if (!account || text === undefined) return []
    const { snippet, highlights } = inText.snippetOf(text)
    return [
      {
        message: row.id as MessageId,
        contact: row.contact_id as ContactId,
        contactName: names.get(row.contact_id) ?? '',
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
  })
}
