import type { SearchHint } from '../../contract/desk.ts'
import { assertNever } from '../../contract/errors.ts'
import type { SearchContent, SearchOperator, SearchState } from '../../contract/search.ts'
import { contentWords, meaningOf, operatorOf, stateWords } from './operator-words.ts'
import { type Period, periodOf } from './search-dates.ts'

/** Columns of the index that a condition can be held to. */
export type TextColumn = 'subject' | 'sender' | 'recipients' | 'files'

/** A word, the beginning of one, or a phrase. */
export interface SearchTerm {
  readonly text: string
  readonly prefix: boolean
}

export interface TextCondition extends SearchTerm {
  readonly type: 'text'
  readonly column: TextColumn | null
  /** It is a beginning only because its next letters may still come. */
  readonly typing: boolean
}

export type Condition =
  | TextCondition
  /** A place, a channel, a mailbox or a folder: which, only the desk can tell. */
  | { readonly type: 'in'; readonly value: string; readonly typing: boolean }
  | { readonly type: 'content'; readonly content: SearchContent }
  | { readonly type: 'state'; readonly state: SearchState }
  | ({ readonly type: 'time' } & Period)

export interface SearchQuery {
  /** All of these must hold … */
  readonly wanted: readonly Condition[]
  /** … and none of these. */
  readonly unwanted: readonly Condition[]
  readonly hints: readonly SearchHint[]
}

/** Beyond this many words nobody means them all; the rest is ignored. */
const conditionLimit = 32
const wordLengthLimit = 200
const endOfTime = Number.MAX_SAFE_INTEGER

// A minus, an operator, and then a phrase (to the end where its quote is not closed) or a word. Romanian says "from" in
// two words.
const part = /(-?)(?:(de la|[\p{L}\p{M}]+):)?(?:["„“”«»]([^"„“”«»]*)(?:["„“”«»]|$)|([^\s"„“”«»]*))/giu
const hasLetters = /[\p{L}\p{N}]/u

/**
 * What somebody typed, as conditions. There is no wrong query: what is not understood is looked for as text or left
 * out with a hint. With `typing` the last word is taken as the beginning of one.
 */
export function parseSearch(query: string, typing: boolean, now: number): SearchQuery {
  // The index's language ends at a NUL.
  const typed = query.replaceAll('\0', ' ')
  const wanted: Condition[] = []
  const unwanted: Condition[] = []
  const hints: SearchHint[] = []
  for (const found of typed.matchAll(part)) {
    const [whole, minus, word, phrase, rest = ''] = found
    if (whole === '' || whole === '-') continue
    if (wanted.length + unwanted.length === conditionLimit) {
      hints.push({ code: 'query-cut', text: shown(typed.slice(found.index)) })
      break
    }
    const operator = word === undefined ? null : operatorOf(word)
    // A word before a colon that is no operator is a word like any other.
    const text = `${word !== undefined && operator === null ? `${word}:` : ''}${phrase ?? rest}`
    const value: TypedValue = {
      text,
      exact: phrase !== undefined,
      typing: typing && found.index + whole.length === typed.length && !closed(whole, phrase),
    }
    const read = operator === null ? textCondition(null, value) : condition(operator, value, now)
    if ('code' in read) hints.push({ code: read.code, text: shown(whole) })
    else {
      if (text.length > wordLengthLimit) hints.push({ code: 'query-cut', text: shown(whole) })
      if (minus === '-') unwanted.push(read)
      else wanted.push(read)
    }
  }
  return { wanted, unwanted, hints: worthSaying(hints, wanted.length + unwanted.length > 0) }
}

/** A stray dash or bracket between words takes nothing away; an emoji was meant to be found. */
function worthSaying(hints: readonly SearchHint[], understood: boolean): readonly SearchHint[] {
  return hints.filter(
    ({ code, text }) => code !== 'only-signs' || !understood || /\p{Extended_Pictographic}/u.test(text),
  )
}

/** A phrase whose last quote is there is finished; any other may go on with the next key. */
function closed(whole: string, phrase: string | undefined): boolean {
  return phrase !== undefined && /["„“”«»]$/u.test(whole) && whole.length > phrase.length + 1
}

/** What stands for a word, or after an operator. */
interface TypedValue {
  readonly text: string
  /** In quotes: a star in it is no star. */
  readonly exact: boolean
  /** The next key may make it longer. */
  readonly typing: boolean
}

type Misread = Pick<SearchHint, 'code'>

function condition(operator: SearchOperator, value: TypedValue, now: number): Condition | Misread {
  const { text, typing } = value
  if (text.trim() === '') return { code: 'nothing-after-operator' }
  switch (operator) {
    case 'from':
      return textCondition('sender', value)
    case 'to':
      return textCondition('recipients', value)
    case 'subject':
      return textCondition('subject', value)
    case 'file':
      return textCondition('files', value)
    case 'in':
      return { type: 'in', value: text.slice(0, wordLengthLimit), typing }
    case 'has': {
      const content = meaningOf(contentWords, text, typing)
      return content ? { type: 'content', content } : { code: 'unknown-has' }
    }
    case 'is': {
      const state = meaningOf(stateWords, text, typing)
      return state ? { type: 'state', state } : { code: 'unknown-is' }
    }
    case 'after':
    case 'before':
    case 'on':
      return timeCondition(operator, text, now)
    default:
      return assertNever(operator)
  }
}

function textCondition(column: TextColumn | null, { text, exact, typing }: TypedValue): Condition | Misread {
  const starred = !exact && text.endsWith('*')
  const wanted = (starred ? text.slice(0, -1) : text).slice(0, wordLengthLimit)
  if (!hasLetters.test(wanted)) return { code: 'only-signs' }
  // A word that had to be cut is the beginning of one.
  return {
    type: 'text',
    column,
    text: wanted,
    prefix: starred || typing || text.length > wordLengthLimit,
    typing: typing && !starred,
  }
}

function timeCondition(operator: 'after' | 'before' | 'on', value: string, now: number): Condition | Misread {
  const period = periodOf(value.trim(), now)
  if (!period) return { code: 'unknown-date' }
  if (operator === 'after') return { type: 'time', from: period.from, until: endOfTime }
  if (operator === 'before') return { type: 'time', from: 0, until: period.from }
  return { type: 'time', ...period }
}

/** A part of the query as a hint repeats it. */
function shown(text: string): string {
  const trimmed = text.trim()
  return trimmed.length > 40 ? `${trimmed.slice(0, 39)}…` : trimmed
}
