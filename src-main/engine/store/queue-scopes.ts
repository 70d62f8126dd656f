import { type ChannelKind, channelKinds } from '../../contract/message.ts'
import { type Database, prepared } from './database.ts'
import { deleteQueueEntry } from './queue.ts'

/*
 * A channel with several accounts has a scope of its own in the queue, kept as the sum of theirs: its rows could not be
 * put in order while they are asked for without reading all of them. A channel with one account is that account's scope.
 */

/** The scope that shows a channel; null when no account is of it. */
export function scopeOfChannel(db: Database, channel: ChannelKind): number | null {
  const accounts = accountsOfChannel(db, channel)
  return accounts.length > 1 ? channelScope(channel) : (accounts[0] ?? null)
}

/** The channels' scopes that accounts count for, by account. */
export function channelScopes(db: Database): ReadonlyMap<number, number> {
  const sql = `SELECT id, channel FROM account
    WHERE channel IN (SELECT channel FROM account GROUP BY channel HAVING count(*) > 1)`
  const shared = prepared(db, sql).all() as { id: number; channel: ChannelKind }[]
  return new Map(shared.map(({ id, channel }) => [id, channelScope(channel)]))
}

/** Brings a contact's row of a channel up to date after one of an account of it changed. */
export function sumChannelEntry(db: Database, scope: number, contactId: number): void {
  const { changes } = prepared(
    db,
    `${sumsSql} AND contact_id = ? GROUP BY contact_id
     ON CONFLICT DO UPDATE SET last_id = excluded.last_id, waiting_id = excluded.waiting_id,
       unread = excluded.unread, open = excluded.open, attached = excluded.attached`,
  ).run(scope, channelOf(scope), contactId)
  if (changes === 0) deleteQueueEntry(db, scope, contactId)
}

/** Makes a channel's rows again, or takes them away: for when an account comes or goes. */
export function sumChannel(db: Database, channel: ChannelKind): void {
  const scope = channelScope(channel)
  prepared(db, 'DELETE FROM queue WHERE scope = ?').run(scope)
  if (accountsOfChannel(db, channel).length > 1) prepared(db, `${sumsSql} GROUP BY contact_id`).run(scope, channel)
}

const sumsSql = `INSERT INTO queue
  SELECT ?, contact_id, max(last_id), min(waiting_id), sum(unread), sum(open), max(attached)
  FROM queue WHERE scope IN (SELECT id FROM account WHERE channel = ?)`

function accountsOfChannel(db: Database, channel: ChannelKind): readonly number[] {
  return prepared(db, 'SELECT id FROM account WHERE channel = ?').pluck().all(channel) as number[]
}

function channelScope(channel: ChannelKind): number {
  return -1 - channelKinds.indexOf(channel)
}

function channelOf(scope: number): ChannelKind {
  return channelKinds[-1 - scope] as ChannelKind
}
