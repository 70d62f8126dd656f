import type { AccountId } from '../../contract/ids.ts'
import type { ChannelKind } from '../../contract/message.ts'
import { type Database, prepared } from './database.ts'
import { sumChannel } from './queue-scopes.ts'

/** An account as stored; `id` is this database's own small number for it. */
export interface AccountRow {
  readonly id: number
  readonly key: AccountId
  readonly channel: ChannelKind
  readonly address: string
  readonly name: string
  /** The channel's own settings; null for accounts without a server. */
  readonly settings: unknown
  /** Lower case. */
  readonly ownAddresses: readonly string[]
  readonly sample: boolean
  readonly paused: boolean
  /** Messages not gone. */
  readonly messages: number
  readonly createdAt: number
  readonly lastSyncAt: number | null
}

interface StoredAccount {
  id: number
  key: AccountId
  channel: ChannelKind
  address: string
  name: string
  settings: string | null
  own_addresses: string
  sample: number
  paused: number
  messages: number
  created_at: number
  last_sync_at: number | null
}

function toRow(stored: StoredAccount): AccountRow {
  return {
    id: stored.id,
    key: stored.key,
    channel: stored.channel,
    address: stored.address,
    name: stored.name,
    settings: stored.settings === null ? null : JSON.parse(stored.settings),
    ownAddresses: JSON.parse(stored.own_addresses),
    sample: stored.sample === 1,
    paused: stored.paused === 1,
    messages: stored.messages,
    createdAt: stored.created_at,
    lastSyncAt: stored.last_sync_at,
  }
}

export function allAccounts(db: Database): readonly AccountRow[] {
  return (prepared(db, 'SELECT * FROM account ORDER BY sample, created_at, id').all() as StoredAccount[]).map(toRow)
}

/** All accounts by this database's number for them. */
export function accountsById(db: Database): ReadonlyMap<number, AccountRow> {
  return new Map(allAccounts(db).map((account) => [account.id, account]))
}

export function accountByKey(db: Database, key: string): AccountRow | null {
  const stored = prepared(db, 'SELECT * FROM account WHERE key = ?').get(key) as StoredAccount | undefined
  return stored ? toRow(stored) : null
}

export type NewAccount = Omit<AccountRow, 'id' | 'lastSyncAt' | 'paused' | 'messages'>

/** Stores the account, or rewrites its settings when the key exists. */
export function putAccount(db: Database, account: NewAccount): AccountRow {
  const isNew = accountByKey(db, account.key) === null
  prepared(
    db,
    `INSERT INTO account (key, channel, address, name, settings, own_addresses, sample, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET
       name = excluded.name, settings = excluded.settings, own_addresses = excluded.own_addresses`,
  ).run(
    account.key,
    account.channel,
    account.address,
    account.name,
    account.settings === null ? null : JSON.stringify(account.settings),
    JSON.stringify(account.ownAddresses),
    account.sample ? 1 : 0,
    account.createdAt,
  )
  if (isNew) sumChannel(db, account.channel)
  return accountByKey(db, account.key) as AccountRow
}

export function pauseAccount(db: Database, id: number, paused: boolean): void {
  prepared(db, 'UPDATE account SET paused = ? WHERE id = ?').run(paused ? 1 : 0, id)
}

export function noteSynced(db: Database, id: number, at: number): void {
  prepared(db, 'UPDATE account SET last_sync_at = ? WHERE id = ?').run(at, id)
}

export function countMessages(db: Database, id: number, change: number): void {
  prepared(db, 'UPDATE account SET messages = messages + ? WHERE id = ?').run(change, id)
}

export function deleteAccount(db: Database, id: number): void {
  deleteCursor(db, id)
  prepared(db, 'DELETE FROM folder WHERE account_id = ?').run(id)
  const channel = prepared(db, 'DELETE FROM account WHERE id = ? RETURNING channel').pluck().get(id)
  if (channel !== undefined) sumChannel(db, channel as ChannelKind)
}

export function cursorOf(db: Database, accountId: number): string | null {
  const row = prepared(db, 'SELECT value FROM sync_cursor WHERE account_id = ?').get(accountId) as
    | { value: string }
    | undefined
  return row?.value ?? null
}

export function putCursor(db: Database, accountId: number, value: string): void {
  prepared(
    db,
    'INSERT INTO sync_cursor VALUES (?, ?) ON CONFLICT (account_id) DO UPDATE SET value = excluded.value',
  ).run(accountId, value)
}

export function deleteCursor(db: Database, accountId: number): void {
  prepared(db, 'DELETE FROM sync_cursor WHERE account_id = ?').run(accountId)
}

/** Messages on the desk that are not gone. */
export function sumOfMessages(db: Database): number {
  return prepared(db, 'SELECT ifnull(sum(messages), 0) FROM account').pluck().get() as number
}
