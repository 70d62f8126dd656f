import { contactName } from '../people/contact-card.ts'
import type { Database } from '../store/database.ts'
import { messageById } from '../store/messages.ts'
import { identitiesOf } from '../store/people.ts'
import { matchesNewestFirst } from '../store/search-index.ts'
import { directionFacet } from './facets.ts'
import { textExpression } from './text-expression.ts'

/** As many of the newest messages are looked at: who wrote lately is who is meant. */
const lookedAt = 150
const peopleLimit = 6
const always = { oldest: 0, newest: Number.MAX_SAFE_INTEGER }

interface Person {
  readonly name: string
  readonly address: string
}

/** Customers who wrote (`from`) or were written to, by the beginning of a name or an address, the latest first. */
export function peopleNamed(db: Database, operator: 'from' | 'to', typed: string): readonly Person[] {
  const direction = `"${directionFacet(operator === 'from' ? 'in' : 'out')}"`
  const column = operator === 'from' ? 'sender' : 'recipients'
  const named = typed.trim() === '' ? null : textExpression(db, { text: typed, prefix: true }, column)
  if (typed.trim() !== '' && !named) return []
  const ids = matchesNewestFirst(db, named ? `${direction} AND ${named.match}` : direction, always, lookedAt)
  const people = new Map<number, Person>()
  for (const id of ids) {
    const row = messageById(db, id)
    if (!row || people.has(row.contact_id)) continue
    const identities = identitiesOf(db, row.contact_id)
    const address = operator === 'from' ? row.from_address : (identities[0]?.address ?? '')
    if (address) people.set(row.contact_id, { name: contactName(identities), address })
    if (people.size === peopleLimit) break
  }
  return [...people.values()]
}
