import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { RemoteEvent, RemoteMessage } from '../../src-main/channels/channel.ts'
import type { AccountId } from '../../src-main/contract/ids.ts'
import type { ChannelKind } from '../../src-main/contract/message.ts'
import { type AccountRow, putAccount } from '../../src-main/engine/store/accounts.ts'
import { type Database, openDatabase } from '../../src-main/engine/store/database.ts'
import { migrate } from '../../src-main/engine/store/migrate.ts'
import {
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
} from '../../src-main/engine/writer/operations.ts'
import { firstDay, said, us } from './remote-events.ts'
import { temporaryFolder } from './temporary-folder.ts'

export const testKey = 'ab'.repeat(32)

/** The writer's operations on a real file, without its thread: for the many small histories of a property. */
export interface BareDesk {
  readonly db: Database
  readonly path: string
  run<Name extends OperationName>(name: Name, input: OperationInput<Name>): OperationOutput<Name>
  /** Stores events of the first account in one batch. */
  ingest(...events: readonly (RemoteEvent | RemoteMessage)[]): OperationOutput<'ingest'>
  ingestInto(account: AccountRow, ...events: readonly (RemoteEvent | RemoteMessage)[]): OperationOutput<'ingest'>
  /** `local`: without a server. */
  account(
    key: string,
    facts?: Partial<Pick<AccountRow, 'ownAddresses' | 'sample' | 'channel'>> & { readonly local?: boolean },
  ): AccountRow
  rows<Row = Record<string, unknown>>(sql: string, ...bound: readonly unknown[]): readonly Row[]
  /** Does the work and takes all of it back: many histories on one file. */
  pretend(work: () => void): void
}

export async function bareDesk(): Promise<BareDesk> {
  const path = join(await temporaryFolder(), 'desk.db')
  const db = openDatabase(path, { keyHex: testKey })
  // A test's file need not survive a power cut.
  db.pragma('synchronous = OFF')
  migrate(db)
  onTestFinished(() => void db.close())
  let now = firstDay
  const account: BareDesk['account'] = (key, facts = {}) =>
    putAccount(db, {
      key: key as AccountId,
      channel: (facts.channel ?? 'email') as ChannelKind,
      address: us,
      name: 'Shop',
      settings: facts.local ? null : {},
      ownAddresses: facts.ownAddresses ?? [us],
      sample: facts.sample ?? false,
      createdAt: firstDay,
    })
  const first = account(`email:${us}`)
  const run: BareDesk['run'] = (name, input) => {
    now += 1_000
    const operation = operations[name] as (db: Database, input: unknown, context: unknown) => never
    return db.transaction(() => operation(db, input, { now, author: 'tester', progress: () => {} })).immediate()
  }
  const ingestInto: BareDesk['ingestInto'] = (into, ...events) =>
    run('ingest', {
      accountId: into.id,
      events: events.map((event) => ('type' in event ? event : said(event))),
      cursor: null,
      live: true,
    })
  return {
    db,
    path,
    run,
    account,
    ingestInto,
    ingest: (...events) => ingestInto(first, ...events),
    rows: (sql, ...bound) => db.prepare(sql).all(...bound) as never,
    pretend(work) {
      db.exec('BEGIN')
      try {
        work()
      } finally {
        db.exec('ROLLBACK')
      }
    },
  }
}
