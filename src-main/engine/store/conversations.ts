import { type Database, prepared } from './database.ts'

export interface ConversationRow {
  readonly id: number
  readonly account_id: number
  /** Whom its newest message is with. */
  readonly contact_id: number
  readonly first_id: number
  readonly last_id: number
  readonly messages: number
  /** The oldest customer message that nobody answered and nobody marked as done. */
  readonly waiting_id: number | null
  /** Done up to and with this message; null when open. */
  readonly done_through: number | null
  readonly open: number
}

export function conversationById(db: Database, id: number): ConversationRow | null {
  const row = prepared(db, 'SELECT * FROM conversation WHERE id = ?').get(id) as ConversationRow | undefined
  return row ?? null
}

export interface ConversationFacts {
  readonly messages: number
  readonly first_id: number | null
  readonly last_id: number | null
  /** Newest answer of ours and newest message of the customer, of kind `message`. */
  readonly answered_id: number | null
  readonly customer_id: number | null
}

/** What the messages say, from the covering index alone. Kind 0 is `message`: only that asks or answers. */
export function conversationFacts(db: Database, id: number): ConversationFacts {
  return prepared(
    db,
    `SELECT count(*) AS messages, min(id) AS first_id, max(id) AS last_id,
       max(id) FILTER (WHERE direction = 1 AND kind = 0) AS answered_id,
       max(id) FILTER (WHERE direction = 0 AND kind = 0) AS customer_id
     FROM message WHERE conversation_id = ? AND gone = 0`,
  ).get(id) as ConversationFacts
}

/** The message up to which the last word of an agent says that the conversation is done; null when that word is "open". */
export function doneThrough(db: Database, conversationId: number): number | null {
  const last = prepared(
    db,
    `SELECT id, done_mark FROM message WHERE conversation_id = ? AND done_mark IS NOT NULL
     ORDER BY abs(done_mark) DESC LIMIT 1`,
  ).get(conversationId) as { id: number; done_mark: number } | undefined
  return last && last.done_mark > 0 ? last.id : null
}

/** The oldest customer message after a message, or null. */
export function firstCustomerMessageAfter(db: Database, conversationId: number, after: number): number | null {
  const sql = `SELECT id FROM message WHERE conversation_id = ? AND id > ?
    AND direction = 0 AND kind = 0 AND gone = 0 ORDER BY id LIMIT 1`
  return (prepared(db, sql).pluck().get(conversationId, after) as number | undefined) ?? null
}

/** The newest messages of a conversation that ask or answer, newest first, as id and direction, from the index alone. */
export function exchangeOf(
  db: Database,
  id: number,
  limit: number,
): readonly (readonly [id: number, direction: number])[] {
  const sql = `SELECT id, direction FROM message WHERE conversation_id = ? AND kind = 0 AND gone = 0
    ORDER BY id DESC LIMIT ?`
  return prepared(db, sql).raw().all(id, limit) as [number, number][]
}

export function messageOwner(db: Database, messageId: number): { account_id: number; contact_id: number } {
  return prepared(db, 'SELECT account_id, contact_id FROM message WHERE id = ?').get(messageId) as {
    account_id: number
    contact_id: number
  }
}

export function putConversation(db: Database, row: ConversationRow): void {
  prepared(
    db,
    `INSERT INTO conversation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET contact_id = excluded.contact_id, first_id = excluded.first_id,
       last_id = excluded.last_id, messages = excluded.messages, waiting_id = excluded.waiting_id,
       done_through = excluded.done_through, open = excluded.open`,
  ).run(
    row.id,
    row.account_id,
    row.contact_id,
    row.first_id,
    row.last_id,
    row.messages,
    row.waiting_id,
    row.done_through,
    row.open,
  )
}

export function deleteConversation(db: Database, id: number): void {
  prepared(db, 'DELETE FROM conversation WHERE id = ?').run(id)
}

/** The oldest unanswered message of a contact, in one account or (null) in all. */
export function oldestWaiting(db: Database, contactId: number, accountId: number | null): number | null {
  const row =
    accountId === null
      ? prepared(
          db,
          'SELECT min(waiting_id) AS id FROM conversation WHERE contact_id = ? AND waiting_id IS NOT NULL',
        ).get(contactId)
      : prepared(
          db,
          'SELECT min(waiting_id) AS id FROM conversation WHERE contact_id = ? AND account_id = ? AND waiting_id IS NOT NULL',
        ).get(contactId, accountId)
  return (row as { id: number | null }).id
}

export function openConversationsOf(db: Database, contactId: number): readonly number[] {
  const sql = 'SELECT id FROM conversation WHERE contact_id = ? AND open = 1'
  return prepared(db, sql).pluck().all(contactId) as number[]
}

export function countOpen(db: Database, contactId: number, accountId: number | null): number {
  const row =
    accountId === null
      ? prepared(db, 'SELECT count(*) AS n FROM conversation WHERE contact_id = ? AND open = 1').get(contactId)
      : prepared(db, 'SELECT count(*) AS n FROM conversation WHERE contact_id = ? AND account_id = ? AND open = 1').get(
          contactId,
          accountId,
        )
  return (row as { n: number }).n
}

/** The conversations a contact is the main person of, newest first. */
export function conversationsOfContact(db: Database, contactId: number, limit: number): readonly ConversationRow[] {
  const sql = 'SELECT * FROM conversation WHERE contact_id = ? ORDER BY last_id DESC LIMIT ?'
  return prepared(db, sql).all(contactId, limit) as ConversationRow[]
}

export function countConversations(db: Database, contactId: number): number {
  return prepared(db, 'SELECT count(*) FROM conversation WHERE contact_id = ?').pluck().get(contactId) as number
}
