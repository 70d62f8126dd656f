import { type ChannelKind, channelKinds } from '../../contract/message.ts'
import { type Database, prepared } from './database.ts'
import { putQueueEntries, type QueueEntry, queueEntries } from './queue.ts'

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

/** Brings a contact's rows of a channel up to date after one of an account of it changed. */
export function sumChannelEntries(db: Database, scope: number, contactId: number): void {
  const bound = { scope, channel: channelOf(scope), contact: contactId }
  const sums = prepared(db, sumsSql('AND contact_id = @contact')).all(bound) as QueueEntry[]
  putQueueEntries(db, queueEntries(db, scope, contactId), sums)
}

/** Makes a channel's rows again, or takes them away: for when an account comes or goes. */
export function sumChannel(db: Database, channel: ChannelKind): void {
  const scope = channelScope(channel)
  prepared(db, 'DELETE FROM queue WHERE scope = ?').run(scope)
  if (accountsOfChannel(db, channel).length > 1)
    prepared(db, `INSERT INTO queue ${sumsSql('')}`).run({ scope, channel })
}

const ofChannel = 'SELECT id FROM account WHERE channel = @channel'

/** Of a facet the conversations are summed; the rest is what all conversations of the contact say. */
const sumsSql = (narrowed: string) => `
  SELECT contact_id, @scope AS scope, facet, whole.last_id, min(waiting_id) AS waiting_id, whole.unread, whole.attached,
    sum(open) AS open, sum(unassigned) AS unassigned, sum(waiting) AS waiting, min(wakes_at) AS wakes_at,
    min(hidden) AS hidden, min(due_at) AS due_at
  FROM queue JOIN (
    SELECT contact_id, max(last_id) AS last_id, sum(unread) AS unread, max(attached) AS attached FROM queue
    WHERE scope IN (${ofChannel}) AND facet = '' ${narrowed} GROUP BY contact_id) AS whole USING (contact_id)
  WHERE scope IN (${ofChannel}) ${narrowed} GROUP BY contact_id, facet`

function accountsOfChannel(db: Database, channel: ChannelKind): readonly number[] {
  return prepared(db, 'SELECT id FROM account WHERE channel = ?').pluck().all(channel) as number[]
}

export function channelScope(channel: ChannelKind): number {
  return -1 - channelKinds.indexOf(channel)
}

function channelOf(scope: number): ChannelKind {
  return channelKinds[-1 - scope] as ChannelKind
}
