import { unreadSql } from './codes.ts'
import { type Database, prepared } from './database.ts'

/** Scope 0 is all accounts together; any other number is that account's id. */
export interface QueueEntry {
  readonly scope: number
  readonly contact_id: number
  readonly last_id: number
  readonly waiting_id: number | null
  readonly unread: number
  readonly open: number
}

export function queueEntry(db: Database, scope: number, contactId: number): QueueEntry | null {
  const sql = 'SELECT * FROM queue WHERE scope = ? AND contact_id = ?'
  return (prepared(db, sql).get(scope, contactId) as QueueEntry | undefined) ?? null
}

export function putQueueEntry(db: Database, entry: QueueEntry): void {
  prepared(
    db,
    `INSERT INTO queue VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_id = excluded.last_id, waiting_id = excluded.waiting_id,
       unread = excluded.unread, open = excluded.open`,
  ).run(entry.scope, entry.contact_id, entry.last_id, entry.waiting_id, entry.unread, entry.open)
}

export function deleteQueueEntry(db: Database, scope: number, contactId: number): void {
  prepared(db, 'DELETE FROM queue WHERE scope = ? AND contact_id = ?').run(scope, contactId)
}

/** Newest message and unread count of those a contact is the main person of: for when a message went away. */
export function countedQueue(
  db: Database,
  contactId: number,
  scope: number,
): { last_id: number | null; unread: number } {
  return prepared(
    db,
    `SELECT max(message.id) AS last_id, count(*) FILTER (WHERE ${unreadSql}) AS unread
     FROM participation JOIN message ON message.id = participation.message_id
     WHERE participation.contact_id = ? AND message.contact_id = participation.contact_id
       AND (? = 0 OR account_id = ?)`,
  ).get(contactId, scope, scope) as { last_id: number | null; unread: number }
}

type Filter = 'all' | 'unread' | 'unanswered' | 'done'
type Order = 'newest' | 'oldest'

/** Each filter has a partial index; its condition must be spelled as in the index. */
const conditions: Readonly<Record<Filter, string>> = {
  all: 'open > 0',
  unread: 'unread > 0',
  unanswered: 'waiting_id IS NOT NULL',
  done: 'open = 0',
}

/** The queue's sort key under a filter: who waits longest, or whose last message is newest. */
export function queueKeyColumn(filter: Filter): 'waiting_id' | 'last_id' {
  return filter === 'unanswered' ? 'waiting_id' : 'last_id'
}

export function queuePage(
  db: Database,
  question: { scope: number; filter: Filter; order: Order; after: number | null; limit: number },
): readonly QueueEntry[] {
  const key = queueKeyColumn(question.filter)
  const newest = question.order === 'newest'
  const beyond = question.after ?? (newest ? Number.MAX_SAFE_INTEGER : -1)
  return prepared(
    db,
    `SELECT * FROM queue WHERE scope = ? AND ${conditions[question.filter]} AND ${key} ${newest ? '<' : '>'} ?
     ORDER BY ${key} ${newest ? 'DESC' : 'ASC'} LIMIT ?`,
  ).all(question.scope, beyond, question.limit) as QueueEntry[]
}

/** Whether an entry is in a filter: the same rule as the page, for rows that changed. */
export function inFilter(entry: QueueEntry, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return entry.open > 0
    case 'unread':
      return entry.unread > 0
    case 'unanswered':
      return entry.waiting_id !== null
    case 'done':
      return entry.open === 0
  }
}

export function queueCount(db: Database, scope: number, filter: Filter): number {
  const sql = `SELECT count(*) FROM queue WHERE scope = ? AND ${conditions[filter]}`
  return prepared(db, sql).pluck().get(scope) as number
}
