import type { CallRequest } from '../../contract/calls.ts'
import type { SearchHit, SearchResult } from '../../contract/desk.ts'
import type { ContactId, MessageId } from '../../contract/ids.ts'
import { contactName } from '../people/contact-card.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import { directionOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { messageById, textOf } from '../store/messages.ts'
import { identitiesOf } from '../store/people.ts'
import { countMatches, matchesNewestFirst } from '../store/search-index.ts'
import { highlightsOf, snippetOf } from './highlight.ts'
import { matchExpression, parseSearch, type SearchTerm } from './search-query.ts'

/** Beyond this the exact number of matches helps nobody and costs milliseconds. */
const countLimit = 1_000

/** Messages that hold all that was asked for, newest first. `notYetIndexed` is what servers still hold back. */
export function searchMessages(
  db: Database,
  request: CallRequest<'search.messages'>,
  notYetIndexed: number | null,
): SearchResult {
  const terms = parseSearch(request.query, request.typing)
  const match = matchExpression(terms)
  if (match === null) return { hits: [], count: 0, countCapped: false, notYetIndexed }
  const accounts = accountsById(db)
  const ids = matchesNewestFirst(db, match, request.before ?? Number.MAX_SAFE_INTEGER, request.limit)
  const count = countMatches(db, match, countLimit)
  return {
    hits: ids.flatMap((id) => hitOf(db, accounts, id, terms)),
    count,
    countCapped: count === countLimit,
    notYetIndexed,
  }
}

function hitOf(
  db: Database,
  accounts: ReadonlyMap<number, AccountRow>,
  id: number,
  terms: readonly SearchTerm[],
): readonly SearchHit[] {
  const row = messageById(db, id)
  const text = textOf(db, id)
  const account = row && accounts.get(row.account_id)
  if (!row || text === null || !account) return []
  const { snippet, highlights } = snippetOf(text, terms)
  return [
    {
      message: id as MessageId,
      contact: row.contact_id as ContactId,
      contactName: contactName(identitiesOf(db, row.contact_id)),
      channel: account.channel,
      direction: directionOfCode(row.direction),
      from: { name: row.from_name, address: row.from_address },
      subject: row.subject,
      subjectHighlights: highlightsOf(row.subject, terms),
      snippet,
      snippetHighlights: highlights,
      sentAt: row.sent_at,
    },
  ]
}
