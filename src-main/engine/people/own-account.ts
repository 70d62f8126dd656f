import type { ChannelKind } from '../../contract/message.ts'
import type { AccountRow } from '../store/accounts.ts'

/** An account as whoever assigns its messages to people and conversations needs it. */
export interface OwnAccount {
  readonly id: number
  readonly key: string
  readonly channel: ChannelKind
  /** Lower-case addresses that are "us" in this account. */
  readonly own: ReadonlySet<string>
}

export function ownAccount(row: AccountRow): OwnAccount {
  return { id: row.id, key: row.key, channel: row.channel, own: new Set(row.ownAddresses) }
}
