import type { ChannelKind } from '../../contract/message.ts'
import { noteOf, putNote } from '../store/contact-notes.ts'
import type { Database } from '../store/database.ts'
import { type IdentityRow, identitiesOf, identityById } from '../store/people.ts'
import type { IdentityName } from './links.ts'
import { addressOrName, identityId } from './participants.ts'

/** What is noted about the person behind an address, before and after; empty: nothing. */
export interface IdentityNote {
  readonly identity: IdentityName
  readonly before: string
  readonly after: string
}

/** What is noted about a contact: of each of its identities, the one that founded it first. */
export function contactNote(db: Database, contact: number, identities: readonly IdentityRow[]): string {
  return noted(db, contact, identities)
    .map(({ note }) => note)
    .filter((note) => note !== '')
    .join('\n\n')
}

/**
 * What changes when a contact's note is this text: the identity that founded the contact takes the whole, for it stays
 * with the contact whatever is linked to it, and those whose notes were read with it give theirs up.
 */
export function noteChanges(db: Database, contact: number, text: string): readonly IdentityNote[] {
  const identities = identitiesOf(db, contact)
  // Joined and taken apart again, several notes would be written at every look at them.
  if (contactNote(db, contact, identities) === text) return []
  return noted(db, contact, identities).flatMap(({ identity, note }, at) => {
    const after = at === 0 ? text : ''
    return note === after ? [] : [{ identity: nameOf(identity), before: note, after }]
  })
}

/** Returns the contacts that are noted about. Notes may be older than any message of the address. */
export function applyNotes(db: Database, notes: readonly IdentityNote[]): readonly number[] {
  return notes.map(({ identity, after }) => {
    const id = identityId(identity.channel, identity.address)
    putNote(db, id, after)
    return identityById(db, id)?.contact_id ?? id
  })
}

function nameOf({ channel, address, name }: IdentityRow): IdentityName {
  return { channel: channel as ChannelKind, address: addressOrName(address, name) }
}

function noted(
  db: Database,
  contact: number,
  identities: readonly IdentityRow[],
): readonly { readonly identity: IdentityRow; readonly note: string }[] {
  const founderFirst = identities.toSorted((a, b) => Number(b.id === contact) - Number(a.id === contact) || a.id - b.id)
  return founderFirst.map((identity) => ({ identity, note: noteOf(db, identity.id) }))
}
