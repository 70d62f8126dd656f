import type { ChannelKind } from '../../contract/message.ts'
import type { Projection } from '../desk/projection.ts'
import type { Database } from '../store/database.ts'
import { identityById, linkOf, putLink, setIdentityContact } from '../store/people.ts'
import { messageIdsFrom } from '../store/timeline.ts'
import { identityId } from './participants.ts'
import { reassign } from './reassign.ts'

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
  reassign(db, messages, projection, () => {})
}

function targetOf(db: Database, link: IdentityLink): number | null {
  if (link.after === null) return null
  const founder = idOf(link.after)
  return linkOf(db, founder) ?? founder
}

function idOf(name: IdentityName): number {
  return identityId(name.channel, name.address)
}
