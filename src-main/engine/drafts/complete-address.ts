import type { CallOutput } from '../../contract/calls.ts'
import type { ContactId } from '../../contract/ids.ts'
import { directionFacet } from '../search/facets.ts'
import { textExpression } from '../search/text-expression.ts'
import type { Database } from '../store/database.ts'
import { type IdentityRow, identitiesOf, participantsOf } from '../store/people.ts'
import { matchesNewestFirst } from '../store/search-index.ts'

const lookedAt = 120
const mostPeople = 12
const always = { oldest: 0, newest: Number.MAX_SAFE_INTEGER }

/**
 * People by the beginning of a word of their name or address: whom we write to before who wrote to us, often and lately
 * before seldom. Only the newest messages with such words are looked at, so it is as fast on a large desk.
 */
export function completeAddress(db: Database, text: string): CallOutput<'compose.complete'> {
  const typed = text.trim().toLowerCase()
  const found = new Map<number, { readonly identity: IdentityRow; score: number }>()
  for (const [column, direction, weight] of [
    ['recipients', 'out', 2],
    ['sender', 'in', 1],
  ] as const) {
    messagesWith(db, typed, column, direction).forEach((message, at) => {
      for (const identity of peopleOf(db, message)) {
        if (!isMeant(identity, typed)) continue
        const known = found.get(identity.id) ?? { identity, score: 0 }
        known.score += weight * (1 - at / (2 * lookedAt))
        found.set(identity.id, known)
      }
    })
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, mostPeople)
    .map(({ identity }) => ({
      name: identity.name,
      address: identity.address,
      contact: identity.contact_id as ContactId,
    }))
}

function messagesWith(
  db: Database,
  typed: string,
  column: 'recipients' | 'sender',
  direction: 'in' | 'out',
): readonly number[] {
  const facet = `"${directionFacet(direction)}"`
  if (typed === '') return matchesNewestFirst(db, facet, always, lookedAt)
  const words = textExpression(db, { text: typed, prefix: true }, column)
  return words ? matchesNewestFirst(db, `${facet} AND ${words.match}`, always, lookedAt) : []
}

function peopleOf(db: Database, message: number): readonly IdentityRow[] {
  return participantsOf(db, message)
    .slice(0, 5)
    .flatMap((contact) => identitiesOf(db, contact))
    .filter((identity) => identity.address.includes('@'))
}

/** Every word that was typed begins one of the name or of the address. */
function isMeant({ name, address }: IdentityRow, typed: string): boolean {
  const words = `${name} ${address}`.toLowerCase().split(/[\s@.<>"',;()_-]+/)
  return typed
    .split(/[\s@.<>"',;()_-]+/)
    .filter((word) => word !== '')
    .every((word) => words.some((known) => known.startsWith(word)))
}
