import { unreadSql } from './codes.ts'
import { type Database, prepared } from './database.ts'

/** Scope 0 is all accounts together, a positive one that account's id, a negative one a channel (`queue-scopes.ts`). */
export interface QueueEntry {
  readonly scope: number
  readonly contact_id: number
  readonly last_id: number
  readonly waiting_id: number | null
  readonly unread: number
  readonly open: number
  /** 1 when a message with a file is among them. */
  readonly attached: number
}

export function queueEntry(db: Database, scope: number, contactId: number): QueueEntry | null {
  const sql = 'SELECT * FROM queue WHERE scope = ? AND contact_id = ?'
  return (prepared(db, sql).get(scope, contactId) as QueueEntry | undefined) ?? null
}

export function putQueueEntry(db: Database, entry: QueueEntry): void {
  prepared(
    db,
    `INSERT INTO queue VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_id = excluded.last_id, waiting_id = excluded.waiting_id,
       unread = excluded.unread, open = excluded.open, attached = excluded.attached`,
  ).run(entry.scope, entry.contact_id, entry.last_id, entry.waiting_id, entry.unread, entry.open, entry.attached)
}

/** Counts of scopes that have no row left, as after the removal of an account. */
export function deleteEmptyQueueCounts(db: Database): void {
  prepared(db, 'DELETE FROM queue_count WHERE "all" + done = 0').run()
}

export function deleteQueueEntry(db: Database, scope: number, contactId: number): void {
  prepared(db, 'DELETE FROM queue WHERE scope = ? AND contact_id = ?').run(scope, contactId)
}

/** What the messages say that a contact is the main person of: for when one of them went away. */
export function countedQueue(
  db: Database,
  contactId: number,
  scope: number,
): { last_id: number | null; unread: number; attached: number } {
  return prepared(
    db,
    `SELECT max(message.id) AS last_id, count(*) FILTER (WHERE ${unreadSql}) AS unread,
       ifnull(max(attachments > 0), 0) AS attached
     FROM participation JOIN message ON message.id = participation.message_id
     WHERE participation.contact_id = ? AND message.contact_id = participation.contact_id
       AND (? = 0 OR account_id = ?)`,
  ).get(contactId, scope, scope) as { last_id: number | null; unread: number; attached: number }
}

type Filter = 'all' | 'unread' | 'unanswered' | 'done'
type Order = 'newest' | 'oldest'

/** Each filter has a partial index, with and without files; its condition must be spelled as in the index. */
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

/** Which rows of the queue count. */
export interface QueueNarrowing {
  readonly scope: number
  readonly filter: Filter
  /** Only contacts who sent or got a file. */
  readonly attached: boolean
  /** Bounds of the sort key, which is a message's id: the first that counts, and the first that does not any more. */
  readonly from: number
  readonly before: number
}

function fromSql({ filter, attached }: QueueNarrowing): string {
  const key = queueKeyColumn(filter)
  const [index, condition] = attached ? ['_attached', ' AND attached = 1'] : ['', '']
  return `FROM queue INDEXED BY queue_${filter}${index}
    WHERE scope = ? AND ${conditions[filter]}${condition} AND ${key} >= ? AND ${key} < ?`
}

/** The rows beyond the key `after`, in order. */
export function queuePage(
  db: Database,
  narrowing: QueueNarrowing,
  { order, after, limit }: { order: Order; after: number | null; limit: number },
): readonly QueueEntry[] {
  const newest = order === 'newest'
  const from = newest || after === null ? narrowing.from : Math.max(narrowing.from, after + 1)
  const before = newest && after !== null ? Math.min(narrowing.before, after) : narrowing.before
  return prepared(
    db,
    `SELECT * ${fromSql(narrowing)}
     ORDER BY ${queueKeyColumn(narrowing.filter)} ${newest ? 'DESC' : 'ASC'} LIMIT ?`,
  ).all(narrowing.scope, from, before, limit) as QueueEntry[]
}

/** Whether an entry counts: the same rule as the page, for rows that changed. */
export function isInQueue(entry: QueueEntry, { filter, attached, from, before }: QueueNarrowing): boolean {
  const key = entry[queueKeyColumn(filter)]
  if (key === null || key < from || key >= before || (attached && entry.attached === 0)) return false
  switch (filter) {
    case 'all':
      return entry.open > 0
    case 'unread':
      return entry.unread > 0
    case 'unanswered':
      return true
    case 'done':
      return entry.open === 0
  }
}

/** How many rows a filter has; between bounds they are counted one by one. */
export function queueCount(db: Database, narrowing: QueueNarrowing): number {
  const { scope, filter, attached, from, before } = narrowing
  if (from > 0 || before < Number.MAX_SAFE_INTEGER) {
    const sql = `SELECT count(*) ${fromSql(narrowing)}`
    return prepared(db, sql).pluck().get(scope, from, before) as number
  }
  const sql = `SELECT ifnull(sum("${filter}"), 0) FROM queue_count WHERE scope = ? AND attached >= ?`
  return prepared(db, sql)
    .pluck()
    .get(scope, attached ? 1 : 0) as number
}
