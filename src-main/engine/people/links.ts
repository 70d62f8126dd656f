import type { ChannelKind } from '../../contract/message.ts'
import type { Projection } from '../desk/projection.ts'
import type { Database } from '../store/database.ts'
import {
  addParticipation,
  deleteParticipations,
  identityById,
  linkOf,
  participantsOf,
  putLink,
  setIdentityContact,
} from '../store/people.ts'
import { setContact } from '../store/projections.ts'
import { messageIdsFrom } from '../store/timeline.ts'
import { ownAccounts } from './own-account.ts'
import { identityId } from './participants.ts'
import { identifyStored, storedEnvelope, storedMessage } from './stored-people.ts'

export interface IdentityName {
  readonly channel: ChannelKind
  readonly address: string
}

/** An address and whose contact it belongs to, before and after; null: its own. */
export interface IdentityLink {
  readonly identity: IdentityName
  readonly before: IdentityName | null
  readonly after: IdentityName | null
}

export function isLinked(db: Database, link: IdentityLink): boolean {
  return linkOf(db, idOf(link.identity)) === targetOf(db, link)
}

/**
 * Moves identities between contacts. Links may come before any message of the address; messages that are here already
 * are assigned anew, so a link and its undo leave exactly what was there before.
 */
export function applyLinks(db: Database, links: readonly IdentityLink[], projection: Projection): void {
  const contacts = new Set<number>()
  for (const link of links) {
    const id = idOf(link.identity)
    const target = targetOf(db, link)
    putLink(db, id, target)
    const known = identityById(db, id)
    if (!known) continue
    contacts.add(known.contact_id)
    setIdentityContact(db, id, target ?? id)
  }
  const messages = new Set([...contacts].flatMap((contact) => messageIdsFrom(db, contact, 0, Number.MAX_SAFE_INTEGER)))
  reassign(db, messages, projection)
}

function reassign(db: Database, messages: ReadonlySet<number>, projection: Projection): void {
  const accounts = ownAccounts(db)
  for (const id of messages) {
    const stored = storedMessage(db, accounts, id)
    if (!stored) continue
    const { row, body, account } = stored
    const before = participantsOf(db, id)
    deleteParticipations(db, id)
    const after = identifyStored(db, account, row, storedEnvelope(row, body))
    for (const contact of after) addParticipation(db, contact, id)
    setContact(db, id, after[0])
    projection.removed(row, [...before, ...after])
    projection.removed({ ...row, contact_id: after[0] }, [])
  }
}

function targetOf(db: Database, link: IdentityLink): number | null {
  if (link.after === null) return null
  const founder = idOf(link.after)
  return linkOf(db, founder) ?? founder
}

function idOf(name: IdentityName): number {
  return identityId(name.channel, name.address)
}
