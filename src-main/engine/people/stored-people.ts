import type { Address, MessageAbout } from '../../contract/message.ts'
import { directionOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { type BodyRow, bodyOf, type MessageRow, messageById } from '../store/messages.ts'
import { deleteIdentitiesOf, identitiesOf } from '../store/people.ts'
import { messageIdsBefore } from '../store/timeline.ts'
import { identify } from './identify.ts'
import type { OwnAccount } from './own-account.ts'
import { ownerOf } from './owner.ts'
import { type Envelope, namedParticipant, participantsOf } from './participants.ts'

interface StoredRecipients {
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
}

/** The envelope of a stored message. */
export function storedEnvelope(row: MessageRow, body: Pick<BodyRow, 'recipients' | 'about'>): Envelope {
  const { to, cc, bcc } = JSON.parse(body.recipients) as StoredRecipients
  const from = { name: row.from_name, address: row.from_address }
  const about = body.about === null ? null : (JSON.parse(body.about) as MessageAbout)
  return { direction: directionOfCode(row.direction), from, to, cc, bcc, about }
}

/** A message that is kept, with everything that tells whom it is with. */
export interface StoredMessage {
  readonly row: MessageRow
  readonly body: BodyRow
  readonly account: OwnAccount
}

/** Null for a message, or an account of it, that is not on the desk any more. */
export function storedMessage(
  db: Database,
  accounts: ReadonlyMap<number, OwnAccount>,
  id: number,
): StoredMessage | null {
  const row = messageById(db, id)
  const body = bodyOf(db, id)
  const account = row && accounts.get(row.account_id)
  return row && body && account ? { row, body, account } : null
}

/** The contacts of a stored message, as when it was new: for a message that comes back, and for a rebuild. */
export function identifyStored(
  db: Database,
  account: OwnAccount,
  row: MessageRow,
  envelope: Envelope,
): readonly [number, ...number[]] {
  return identifyMessage(db, account, envelope, row)
}

/**
 * Finds or makes the contacts of a message, the main one first. Where an agent gave the conversation to somebody, they
 * take the place of whom the message is with.
 */
export function identifyMessage(
  db: Database,
  account: OwnAccount,
  envelope: Envelope,
  message: { readonly id: number; readonly conversation_id: number },
): readonly [number, ...number[]] {
  const people = participantsOf(account.channel, envelope, account.own)
  const owner = ownerOf(db, message.conversation_id)
  const others = people.slice(1).map((person) => ({ channel: account.channel, person }))
  const given = owner && namedParticipant(owner.channel, owner.address)
  // Who it is with anyway may have told a name in it.
  const main =
    owner && given && given.identity !== people[0].identity
      ? { channel: owner.channel, person: given }
      : { channel: account.channel, person: people[0] }
  const [first, ...rest] = [main, ...others].map(({ channel, person }) => identify(db, channel, person, message.id))
  return [...new Set([first as number, ...rest])] as [number, ...number[]]
}

/**
 * What contacts are called and which addresses are theirs, after messages of theirs went away: as if those had never
 * come. `losses` holds the messages by contact. Contacts without any message must be deleted already.
 */
export function forgetPeople(
  db: Database,
  losses: ReadonlyMap<number, ReadonlySet<number>>,
  accounts: ReadonlyMap<number, OwnAccount>,
): void {
  for (const [contact, lost] of losses) {
    const identities = identitiesOf(db, contact)
    // One address alone keeps its name unless the message that gave it is gone; of several, one may be without messages.
    if (identities.length > 1 || identities.some((identity) => lost.has(identity.name_id))) {
      identifyAnew(db, contact, accounts)
    }
  }
}

/** Reads every message of the contact, so it is called only when a name or an address may be gone. */
function identifyAnew(db: Database, contact: number, accounts: ReadonlyMap<number, OwnAccount>): void {
  deleteIdentitiesOf(db, contact)
  for (const id of messageIdsBefore(db, contact, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) {
    const stored = storedMessage(db, accounts, id)
    if (stored) identifyStored(db, stored.account, stored.row, storedEnvelope(stored.row, stored.body))
  }
}
