import { type Database, prepared } from './database.ts'

export interface CannedUse {
  readonly reply: number
  /** The message that was answered; null for what the sample says its reply fits. */
  readonly message: number | null
  readonly at: number
  /** The words of the question, as questions are compared. */
  readonly words: string
}

/** Keeps what a reply answered. Used twice for one message it is kept once. */
export function putUse(db: Database, use: CannedUse): void {
  if (use.message !== null && hasUse(db, use.message, use.reply)) return
  const { lastInsertRowid } = prepared(db, 'INSERT INTO canned_use (reply_id, message_id, at) VALUES (?, ?, ?)').run(
    use.reply,
    use.message,
    use.at,
  )
  prepared(db, 'INSERT INTO canned_question (rowid, words) VALUES (?, ?)').run(lastInsertRowid, use.words)
}

function hasUse(db: Database, message: number, reply: number): boolean {
  const sql = 'SELECT 1 FROM canned_use WHERE message_id = ? AND reply_id = ?'
  return prepared(db, sql).get(message, reply) !== undefined
}

/** Forgets what a reply answered before its newest `keep` uses. */
export function forgetOldUses(db: Database, reply: number, keep: number): void {
  const sql = 'SELECT id FROM canned_use WHERE reply_id = ? ORDER BY id DESC LIMIT -1 OFFSET ?'
  deleteUses(db, prepared(db, sql).pluck().all(reply, keep) as number[])
}

export function forgetUsesOfReply(db: Database, reply: number): void {
  forgetOldUses(db, reply, 0)
}

/** A message that leaves the desk takes the words of it along. */
export function forgetUsesOfMessage(db: Database, message: number): void {
  const sql = 'SELECT id FROM canned_use WHERE message_id = ?'
  deleteUses(db, prepared(db, sql).pluck().all(message) as number[])
}

function deleteUses(db: Database, ids: readonly number[]): void {
  for (const id of ids) {
    prepared(db, 'DELETE FROM canned_question WHERE rowid = ?').run(id)
    prepared(db, 'DELETE FROM canned_use WHERE id = ?').run(id)
  }
}

/** A question that a reply answered before. */
export interface AnsweredBefore {
  readonly reply: number
  readonly words: string
  /** BM25: the more it is below 0, the better it fits. */
  readonly rank: number
}

/** The questions answered before that fit best, best first. `match` is an FTS5 expression. */
export function questionsLike(db: Database, match: string, limit: number): readonly AnsweredBefore[] {
  return prepared(
    db,
    `SELECT reply_id AS reply, words, rank FROM canned_question JOIN canned_use ON canned_use.id = canned_question.rowid
     WHERE canned_question MATCH ? ORDER BY rank LIMIT ?`,
  ).all(match, limit) as AnsweredBefore[]
}
