import { assertNever } from '../../contract/errors.ts'
import { channelKinds } from '../../contract/message.ts'
import {
  type SearchOperator,
  type SearchSuggestion,
  searchContents,
  searchDays,
  searchOperators,
  searchPlaces,
  searchStates,
} from '../../contract/search.ts'
import { allAccounts } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { allFolders } from '../store/places.ts'
import { hasSpam } from '../store/search-states.ts'
import { operatorOf, plainWord } from './operator-words.ts'
import { type DeskPlaces, lastName, meaningOfFolder, placeExpression } from './search-places.ts'
import { peopleNamed } from './suggest-people.ts'

const suggestionLimit = 8
/** One letter says nothing about which of a thousand words it begins. */
const leastLetters = 2

type Completion = Pick<SearchSuggestion, 'word' | 'about'>

// What is being typed: the last part of the query, unless a space or a closed phrase ends it.
const lastPart = /(?:^|[\s"])(-?)(?:(de la|[\p{L}\p{M}]+):)?("[^"]*|[^\s"]*)$/iu

/** What may complete the word at the end of a query: an operator, or a value that this desk knows for it. */
export function suggestions(db: Database, query: string): readonly SearchSuggestion[] {
  if (query.split('"').length % 2 === 1 && /(?:^|[\s"])$/.test(query)) return []
  const [, minus = '', name, typed = ''] = lastPart.exec(query) ?? []
  const operator = name === undefined ? null : operatorOf(name)
  if (name !== undefined && operator === null) return []
  const value = typed.replace(/^"/, '')
  const completions = operator === null ? operatorsLike(value) : valuesOf(db, operator, value)
  const whole = `${name === undefined ? '' : `${name}:`}${typed}`
  const before = query.slice(0, query.length - whole.length - minus.length)
  return completions
    .map(({ word, about }) => {
      const written =
        name !== undefined && about.type !== 'operator' ? `${name}:${word.slice(word.indexOf(':') + 1)}` : word
      return { query: `${before}${minus}${written}${about.type === 'operator' ? '' : ' '}`, word: written, about }
    })
    .filter(({ word }) => word !== whole)
    .slice(0, suggestionLimit)
}

function operatorsLike(typed: string): readonly Completion[] {
  const begun = plainWord(typed)
  if (begun.length < leastLetters) return []
  const known = operatorOf(typed)
  const operators = searchOperators.filter((operator) => operator === known || operator.startsWith(begun))
  return [
    ...operators.map((operator) => ({ word: `${operator}:`, about: { type: 'operator', operator } }) as const),
    ...contentsLike(begun),
    ...statesLike(begun),
  ]
}

function valuesOf(db: Database, operator: SearchOperator, typed: string): readonly Completion[] {
  const begun = plainWord(typed)
  switch (operator) {
    case 'from':
    case 'to':
      return peopleNamed(db, operator, typed).map(({ name, address }) => ({
        word: `${operator}:${quotedIfNeeded(address)}`,
        about: { type: 'person', name, address },
      }))
    case 'in':
      return placesLike({ accounts: allAccounts(db), folders: allFolders(db) }, hasSpam(db), begun)
    case 'has':
      return contentsLike(begun)
    case 'is':
      return statesLike(begun)
    case 'after':
    case 'before':
    case 'on':
      return searchDays
        .filter((day) => day.startsWith(begun))
        .map((day) => ({ word: `${operator}:${day}`, about: { type: 'day', day } }))
    case 'subject':
    case 'file':
      return []
    default:
      return assertNever(operator)
  }
}

function contentsLike(begun: string): readonly Completion[] {
  return searchContents
    .filter((content) => content.startsWith(begun))
    .map((content) => ({ word: `has:${content}`, about: { type: 'content', content } }))
}

function statesLike(begun: string): readonly Completion[] {
  return searchStates
    .filter((state) => state.startsWith(begun))
    .map((state) => ({ word: `is:${state}`, about: { type: 'state', state } }))
}

/** Only what the desk has: a place without a folder would find nothing. */
function placesLike(desk: DeskPlaces, hasJunk: boolean, begun: string): readonly Completion[] {
  const channels = channelKinds.filter((channel) => desk.accounts.some((account) => account.channel === channel))
  const folders = desk.folders.map(({ path }) => path).filter((path) => !isPlace(path))
  const all: readonly (Completion & { readonly name: string })[] = [
    ...searchPlaces
      .filter((place) => (place === 'junk' ? hasJunk : placeExpression(desk, place, false) !== null))
      .map((place) => ({ name: place, word: `in:${place}`, about: { type: 'place', place } as const })),
    ...[...new Set(folders)].map((path) => ({
      name: lastName(path),
      word: `in:${quotedIfNeeded(path)}`,
      about: { type: 'folder', path } as const,
    })),
    ...channels.map((channel) => ({
      name: channel,
      word: `in:${channel}`,
      about: { type: 'channel', channel } as const,
    })),
    ...desk.accounts.map(({ address }) => ({
      name: address,
      word: `in:${quotedIfNeeded(address)}`,
      about: { type: 'mailbox', address } as const,
    })),
  ]
  return all.filter(({ name }) => plainWord(name).startsWith(begun)).map(({ word, about }) => ({ word, about }))
}

function isPlace(path: string): boolean {
  return path.toUpperCase() === 'INBOX' || meaningOfFolder(path) !== null
}

function quotedIfNeeded(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replaceAll('"', ' ')}"` : value
}
