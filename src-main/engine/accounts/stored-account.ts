import { DeskError } from '../../contract/errors.ts'
import type { AccountId } from '../../contract/ids.ts'
import { type AccountRow, accountByKey } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'

/** The account as stored. Throws `not-found` when it was removed meanwhile. */
export function storedAccount(db: Database, key: AccountId): AccountRow {
  const row = accountByKey(db, key)
  if (!row) throw new DeskError('not-found', 'account-gone', 'This account is not on the desk any more')
  return row
}
