import { unreadSql } from './codes.ts'
import { type Database, prepared } from './database.ts'
import { updateChanged } from './update-changed.ts'

/**
 * Scope 0 is all accounts together, a positive one that account's id, a negative one a channel (`queue-scopes.ts`).
 * The facet '' is all conversations of a contact; any other (`queue-facets.ts`) counts only those that have it.
 */
export interface QueueEntry {
  readonly scope: number
  readonly contact_id: number
  readonly facet: string
  readonly last_id: number
  readonly waiting_id: number | null
  readonly unread: number
  /** 1 when a message with a file is among them. */
  readonly attached: number
  readonly open: number
  /** Open conversations that are nobody's. */
  readonly unassigned: number
  /** Conversations that wait for the customer. */
  readonly waiting: number
  /** When the first of those asleep wakes. */
  readonly wakes_at: number | null
  /** 1 when all of them are spam. */
  readonly hidden: number
  /** When the first of those awake is due (epoch ms); null when no clock runs. */
  readonly due_at: number | null
}

/** The row of all conversations of a contact. */
export function queueEntry(db: Database, scope: number, contactId: number): QueueEntry | null {
  const sql = "SELECT * FROM queue WHERE scope = ? AND contact_id = ? AND facet = ''"
  return (prepared(db, sql).get(scope, contactId) as QueueEntry | undefined) ?? null
}

/** Every row of a contact, that of all conversations first. */
export function queueEntries(db: Database, scope: number, contactId: number): readonly QueueEntry[] {
  const sql = 'SELECT * FROM queue WHERE scope = ? AND contact_id = ? ORDER BY facet'
  return prepared(db, sql).all(scope, contactId) as QueueEntry[]
}

/** Makes the rows of a contact in a scope what they are now; returns whether any is another one. */
export function putQueueEntries(db: Database, before: readonly QueueEntry[], after: readonly QueueEntry[]): boolean {
  const left = new Map(before.map((entry) => [entry.facet, entry]))
  let isOther = false
  for (const entry of after) {
    const known = left.get(entry.facet)
    left.delete(entry.facet)
    if (!known) insertQueueEntry(db, entry)
    isOther = !known || updateChanged(db, 'queue', keyColumns, known, entry) || isOther
  }
  for (const { scope, contact_id, facet } of left.values()) deleteQueueEntry(db, scope, contact_id, facet)
  return isOther || left.size > 0
}

const keyColumns = ['scope', 'contact_id', 'facet']

function insertQueueEntry(db: Database, entry: QueueEntry): void {
  prepared(
    db,
    `INSERT INTO queue (scope, contact_id, facet, last_id, waiting_id, unread, attached, open, unassigned, waiting,
       wakes_at, hidden, due_at)
     VALUES (@scope, @contact_id, @facet, @last_id, @waiting_id, @unread, @attached, @open, @unassigned, @waiting,
       @wakes_at, @hidden, @due_at)`,
  ).run(entry)
}

/** Counts of scopes that have no row left, as after the removal of an account. */
export function deleteEmptyQueueCounts(db: Database): void {
  prepared(db, `DELETE FROM queue_count WHERE "all" + waiting + snoozed + done = 0`).run()
}

function deleteQueueEntry(db: Database, scope: number, contactId: number, facet: string): void {
  prepared(db, 'DELETE FROM queue WHERE scope = ? AND contact_id = ? AND facet = ?').run(scope, contactId, facet)
}

/** What the messages say that a contact is the main person of: for when one of them went away. */
export function countedQueue(
  db: Database,
  contactId: number,
  scope: number,
): { last_id: number | null; attached: number } {
  return prepared(
    db,
    `SELECT max(message.id) AS last_id, ifnull(max(attachments > 0), 0) AS attached
     FROM participation JOIN message ON message.id = participation.message_id
     WHERE participation.contact_id = ? AND message.contact_id = participation.contact_id
       AND (? = 0 OR account_id = ?)`,
  ).get(contactId, scope, scope) as { last_id: number | null; attached: number }
}

/** Unread messages of a contact, without those of conversations that sleep or are spam. */
export function countedUnread(db: Database, contactId: number, scope: number): number {
  const sql = `SELECT count(*) FROM message INDEXED BY message_unread
    JOIN conversation ON conversation.id = conversation_id
    WHERE message.contact_id = ? AND ${unreadSql} AND (? = 0 OR message.account_id = ?)
      AND spam = 0 AND snoozed_until IS NULL`
  return prepared(db, sql).pluck().get(contactId, scope, scope) as number
}
