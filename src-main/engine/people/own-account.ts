import type { ChannelKind } from '../../contract/message.ts'
import type { AccountRow } from '../store/accounts.ts'
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

export function ownAccount(row: AccountRow): OwnAccount {
  return { id: row.id, salt: derivedId(`account\n${row.key}`), channel: row.channel, own: new Set(row.ownAddresses) }
}
