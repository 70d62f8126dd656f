import type { AccountRow } from '../../store/accounts.ts'
import type { Database } from '../../store/database.ts'
import { type MessageRow, messageByRemoteId } from '../../store/messages.ts'

/** A message by names that every desk on the account knows. */
export interface MessageRef {
  readonly account: string
  readonly message: string
}

type Accounts = ReadonlyMap<number, AccountRow>

export function refOf(accounts: Accounts, row: Pick<MessageRow, 'account_id' | 'remote_id'>): MessageRef {
  return { account: accounts.get(row.account_id)?.key ?? '', message: row.remote_id }
}

/** Finds messages by their names; those that the desk lost are null. */
export function messageFinder(db: Database, accounts: Accounts): (ref: MessageRef) => MessageRow | null {
  const ids = new Map([...accounts.values()].map((account) => [account.key as string, account.id]))
  return (ref) => {
    const account = ids.get(ref.account)
    return account === undefined ? null : messageByRemoteId(db, account, ref.message)
  }
}
