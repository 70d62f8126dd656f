import type { ConversationRow } from './conversations.ts'
import { type Database, prepared } from './database.ts'
import { updateChanged } from './update-changed.ts'

/** Of what is due next only so much is looked at: who is warned of is due before the others. */
const lookedAhead = 20_000

/** Contacts of whom a clock is within its warning and not over yet, counted up to a limit. */
export function contactsWithinWarning(db: Database, now: number, limit: number): number {
  const sql = `SELECT count(*) FROM (SELECT DISTINCT contact_id FROM (
      SELECT contact_id, warn_at FROM conversation INDEXED BY conversation_due_order
      WHERE due_at >= ? AND due_at IS NOT NULL AND snoozed_until IS NULL ORDER BY due_at LIMIT ?)
    WHERE warn_at <= ? LIMIT ?)`
  return prepared(db, sql).pluck().get(now, lookedAhead, now, limit) as number
}

/** Conversations that are due before a moment, the most urgent first; null is every account. */
export function conversationsDueBefore(
  db: Database,
  until: number,
  accountId: number | null,
  limit: number,
): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_due_order
    WHERE due_at < ? AND due_at IS NOT NULL AND (? IS NULL OR account_id = ?) ORDER BY due_at, id LIMIT ?`
  return prepared(db, sql).all(until, accountId, accountId, limit) as ConversationRow[]
}

export function countDueBefore(db: Database, until: number, accountId: number | null): number {
  const sql = `SELECT count(*) FROM conversation INDEXED BY conversation_due_order
    WHERE due_at < ? AND due_at IS NOT NULL AND (? IS NULL OR account_id = ?)`
  return prepared(db, sql).pluck().get(until, accountId, accountId) as number
}

/** When there is something to tell of a clock after a moment; null when there never is. */
export function nextToTellAt(db: Database, after: number): number | null {
  const sql = 'SELECT min(tell_at) FROM conversation WHERE tell_at > ?'
  return prepared(db, sql).pluck().get(after) as number | null
}

/** Of which there is something to tell by now, the earliest first, without those that count by some policies. */
export function conversationsToTell(
  db: Database,
  now: number,
  withoutPolicies: readonly number[],
  limit: number,
): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_tell
    WHERE tell_at <= ? AND ifnull(due_policy, 0) NOT IN (SELECT value FROM json_each(?)) ORDER BY tell_at, id LIMIT ?`
  return prepared(db, sql).all(now, JSON.stringify(withoutPolicies), limit) as ConversationRow[]
}

export function setTellAt(db: Database, conversationId: number, tellAt: number | null): void {
  prepared(db, 'UPDATE conversation SET tell_at = ? WHERE id = ?').run(tellAt, conversationId)
}

/** Those that a clock may run of, beyond an id, in the order in which they and their messages lie in the file. */
export function conversationsWithClocksAfter(db: Database, after: number, limit: number): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation WHERE id > ? AND (status <> 2 OR due_clock IS NOT NULL) ORDER BY id LIMIT ?`
  return prepared(db, sql).all(after, limit) as ConversationRow[]
}

export function countWithClocks(db: Database): number {
  return prepared(db, 'SELECT count(*) FROM conversation WHERE status <> 2 OR due_clock IS NOT NULL')
    .pluck()
    .get() as number
}

/** Writes what is another now of a conversation's clock; returns whether anything is. */
export function putDue(db: Database, row: ConversationRow, due: Partial<ConversationRow>): boolean {
  return updateChanged(db, 'conversation', ['id'], row, { ...due, id: row.id })
}
