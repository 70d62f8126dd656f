import type { SearchHint } from '../../contract/desk.ts'
import { assertNever } from '../../contract/errors.ts'
import { directions } from '../../contract/message.ts'
import type { SearchContent, SearchState } from '../../contract/search.ts'
import { allAccounts } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { firstMessageIdAt } from '../store/derived-id.ts'
import { allFolders } from '../store/places.ts'
import type { IdRange } from '../store/search-index.ts'
import { hasSpam, type RowState } from '../store/search-states.ts'
import { contentFacet, directionFacet, kindFacet } from './facets.ts'
import type { Question } from './find-matches.ts'
import { type DeskPlaces, placeExpression, placeNamed } from './search-places.ts'
import type { Condition, SearchQuery } from './search-query.ts'
import { textExpression } from './text-expression.ts'

/** What a condition asks of the index, of time and of the messages' own rows; nothing where it could not be read. */
interface Asked {
  readonly match?: string
  /** The same where it is a word that may stand anywhere. */
  readonly word?: string
  readonly range?: IdRange
  readonly state?: RowState
  readonly hint?: SearchHint
}

export interface AskedQuery {
  /** Null where nothing in the query says what to look for. */
  readonly question: Question | null
  /** The words that may stand anywhere, each in the index's own language. */
  readonly words: readonly string[]
  readonly hints: readonly SearchHint[]
}

const always: IdRange = { oldest: 0, newest: Number.MAX_SAFE_INTEGER }
const everything = `(${directions.map((direction) => facet(directionFacet(direction))).join(' OR ')})`

/** Turns what was typed into what this desk can be asked: its folders, mailboxes and words. */
export function questionOf(db: Database, query: SearchQuery): AskedQuery {
  const desk = { accounts: allAccounts(db), folders: allFolders(db) }
  const ask = (condition: Condition) => askedBy(db, desk, condition)
  const wanted = query.wanted.map(ask)
  const unwanted = query.unwanted.map(ask)
  const hints = [...query.hints, ...[...wanted, ...unwanted].flatMap(({ hint }) => (hint ? [hint] : []))]
  if ([...wanted, ...unwanted].every(isEmpty)) return { question: null, words: [], hints }
  const matches = wanted.flatMap(({ match }) => match ?? [])
  const none = unwanted.flatMap(({ match }) => match ?? [])
  // Spam is found by those alone who look for it.
  const isAskedFor = [...wanted, ...unwanted].some(({ state }) => state === 'spam')
  const left: readonly RowState[] = isAskedFor || !hasSpam(db) ? [] : ['spam']
  const all = matches.length > 0 ? matches.join(' AND ') : everything
  return {
    question: {
      match: none.reduce((left, match) => `(${left}) NOT ${match}`, all),
      matchesAll: matches.length + none.length === 0,
      range: wanted.map(({ range }) => range ?? always).reduce(overlap, always),
      holes: unwanted.flatMap(({ range }) => range ?? []),
      states: {
        wanted: wanted.flatMap(({ state }) => state ?? []),
        unwanted: [...unwanted.flatMap(({ state }) => state ?? []), ...left],
      },
    },
    words: wanted.flatMap(({ word }) => word ?? []),
    hints,
  }
}

function askedBy(db: Database, desk: DeskPlaces, condition: Condition): Asked {
  switch (condition.type) {
    case 'text': {
      const expression = textExpression(db, condition, condition.column)
      if (!expression) return {}
      const { match, complete } = expression
      const asked = condition.column ? { match } : { match, word: match }
      return complete || condition.typing ? asked : { ...asked, hint: { code: 'many-words', text: condition.text } }
    }
    case 'in': {
      // What agents call spam is that at once, wherever it still lies.
      if (placeNamed(condition.value, condition.typing) === 'junk') return { state: 'spam' }
      const match = placeExpression(desk, condition.value, condition.typing)
      return match ? { match } : { hint: { code: 'unknown-in', text: condition.value.slice(0, 40) } }
    }
    case 'content':
      return { match: facet(contentFacetOf(condition.content)) }
    case 'state':
      return askedByState(condition.state)
    case 'time':
      return { range: rangeOf(condition) }
    default:
      return assertNever(condition)
  }
}

function askedByState(state: SearchState): Asked {
  switch (state) {
    case 'unread':
    case 'read':
    case 'starred':
    case 'unanswered':
    case 'spam':
      return { state }
    case 'received':
      return { match: facet(directionFacet('in')) }
    case 'sent':
      return { match: facet(directionFacet('out')) }
    case 'bounce':
    case 'auto-reply':
      return { match: facet(kindFacet(state)) }
    case 'newsletter':
      return { match: facet(kindFacet('bulk')) }
    default:
      return assertNever(state)
  }
}

function isEmpty({ match, range, state }: Asked): boolean {
  return match === undefined && range === undefined && state === undefined
}

function contentFacetOf(content: SearchContent): string {
  return content === 'invitation' ? kindFacet('invitation') : contentFacet(content)
}

function rangeOf({ from, until }: { from: number; until: number }): IdRange {
  const newest = until === Number.MAX_SAFE_INTEGER ? until : firstMessageIdAt(until) - 1
  return { oldest: firstMessageIdAt(from), newest }
}

function overlap(one: IdRange, other: IdRange): IdRange {
  return { oldest: Math.max(one.oldest, other.oldest), newest: Math.min(one.newest, other.newest) }
}

function facet(name: string): string {
  return `"${name}"`
}
