import type { Address } from '../../contract/message.ts'
import { directionOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { type BodyRow, bodyOf, type MessageRow, messageById } from '../store/messages.ts'
import { identitiesOf, putIdentity } from '../store/people.ts'
import { messageIdsBefore } from '../store/timeline.ts'
import { identify } from './identify.ts'
import type { OwnAccount } from './own-account.ts'
import { type Envelope, participantsOf } from './participants.ts'

interface StoredRecipients {
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
}

/** The envelope of a stored message. */
export function storedEnvelope(row: MessageRow, body: Pick<BodyRow, 'recipients'>): Envelope {
  const { to, cc, bcc } = JSON.parse(body.recipients) as StoredRecipients
  const from = { name: row.from_name, address: row.from_address }
  return { direction: directionOfCode(row.direction), from, to, cc, bcc }
}

/** The contacts of a stored message, as when it was new: for a message that comes back, and for a rebuild. */
export function identifyStored(
  db: Database,
  account: OwnAccount,
  row: MessageRow,
  envelope: Envelope,
): readonly [number, ...number[]] {
  const people = participantsOf(account.channel, envelope, account.own)
  const [first, ...others] = people.map((person) => identify(db, account.channel, person, row.id))
  return [...new Set([first as number, ...others])] as [number, ...number[]]
}

/**
 * Names a contact anew after messages went away, from those that are left: as if the others had never come.
 * Reads every message of the contact, so it is called only when a name's own source is gone.
 */
export function renameFromMessages(db: Database, contact: number, accounts: ReadonlyMap<number, OwnAccount>): void {
  for (const identity of identitiesOf(db, contact)) putIdentity(db, { ...identity, name: '', name_rank: 0, name_id: 0 })
  for (const id of messageIdsBefore(db, contact, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) {
    const row = messageById(db, id)
    const body = bodyOf(db, id)
    const account = row && accounts.get(row.account_id)
    if (row && body && account) identifyStored(db, account, row, storedEnvelope(row, body))
  }
}
