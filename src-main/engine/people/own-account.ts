import type { ChannelKind } from '../../contract/message.ts'
import { type AccountRow, allAccounts } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { derivedId } from '../store/derived-id.ts'

/** An account as whoever assigns its messages to people and conversations needs it. */
export interface OwnAccount {
  readonly id: number
  /** Derived from the account's key: what its threads' ids are salted with, so that two desks agree on them. */
  readonly salt: number
  readonly channel: ChannelKind
  /** Lower-case addresses that are "us" in this account. */
  readonly own: ReadonlySet<string>
}

function ownAccount(row: AccountRow): OwnAccount {
  return { id: row.id, salt: derivedId(`account\n${row.key}`), channel: row.channel, own: new Set(row.ownAddresses) }
}

/** All accounts of the desk, by this database's number for them. */
export function ownAccounts(db: Database): ReadonlyMap<number, OwnAccount> {
  return new Map(allAccounts(db).map((row) => [row.id, ownAccount(row)]))
}
