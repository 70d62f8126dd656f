import type { ChannelKind } from '../../contract/message.ts'
import type { Database } from '../store/database.ts'
import { identityById, linkOf, putIdentity } from '../store/people.ts'
import type { Participant } from './participants.ts'

/**
 * Finds or makes the identity of a participant and returns its contact. The best name wins whatever order messages
 * come in: one the owner wrote before one that others wrote, then the newest.
 */
export function identify(db: Database, channel: ChannelKind, person: Participant, messageId: number): number {
  const known = identityById(db, person.identity)
  const rank = person.isSender ? 1 : 0
  if (!known) {
    const contact = linkOf(db, person.identity) ?? person.identity
    putIdentity(db, {
      id: person.identity,
      channel,
      address: person.address,
      name: person.name,
      name_rank: person.name ? rank : 0,
      name_id: person.name ? messageId : 0,
      contact_id: contact,
    })
    return contact
  }
  if (person.name && outranks(rank, messageId, known.name_rank, known.name_id)) {
    putIdentity(db, { ...known, name: person.name, name_rank: rank, name_id: messageId })
  }
  return known.contact_id
}

function outranks(rank: number, id: number, knownRank: number, knownId: number): boolean {
  return rank > knownRank || (rank === knownRank && id > knownId)
}
