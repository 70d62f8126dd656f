import { type Database, prepared } from './database.ts'
import type { MessageRow } from './messages.ts'

export interface BlockRow {
  readonly identity: number
  /** The action that said so. */
  readonly seq: number
  /** From this moment on, epoch ms. */
  readonly at: number
  readonly blocked: boolean
}

export function insertBlock(db: Database, { identity, seq, at, blocked }: BlockRow): void {
  prepared(db, 'INSERT OR REPLACE INTO blocked_sender VALUES (?, ?, ?, ?)').run(identity, seq, at, blocked ? 1 : 0)
}

/** Returns from when on it counted; null when it was not there. */
export function deleteBlock(db: Database, identity: number, seq: number): number | null {
  const sql = 'DELETE FROM blocked_sender WHERE identity_id = ? AND seq = ? RETURNING at'
  return (prepared(db, sql).pluck().get(identity, seq) as number | undefined) ?? null
}

/** What was last said of a sender until a moment. */
export function isBlockedAt(db: Database, identity: number, at: number): boolean {
  const sql = 'SELECT blocked FROM blocked_sender WHERE identity_id = ? AND at <= ? ORDER BY seq DESC LIMIT 1'
  return prepared(db, sql).pluck().get(identity, at) === 1
}

/** What was last said of each sender, where that is a block; the newest first. */
export function blocksInForce(db: Database): readonly Omit<BlockRow, 'blocked'>[] {
  const sql = `SELECT identity_id AS identity, seq, at FROM blocked_sender AS said
    WHERE blocked = 1 AND NOT EXISTS (
      SELECT 1 FROM blocked_sender AS later WHERE later.identity_id = said.identity_id AND later.seq > said.seq)
    ORDER BY seq DESC`
  return prepared(db, sql).all() as BlockRow[]
}

/**
 * Messages received since a moment that a sender may have written: those on their timeline, and those of conversations
 * that were given to somebody else.
 */
export function messagesReceivedSince(db: Database, identity: number, since: number): readonly MessageRow[] {
  const sql = `SELECT * FROM message WHERE received_at >= @since AND direction = 0 AND id IN (
    SELECT message_id FROM participation WHERE contact_id = (SELECT contact_id FROM identity WHERE id = @identity)
    UNION SELECT id FROM message WHERE conversation_id IN (
      SELECT conversation_id FROM message JOIN mark ON message_id = message.id WHERE topic = 'owner'))`
  return prepared(db, sql).all({ identity, since }) as MessageRow[]
}

/** What came from anybody who was blocked, since a moment. */
export function blockedMessages(db: Database, since: number): readonly MessageRow[] {
  const sql = 'SELECT * FROM message INDEXED BY message_blocked WHERE blocked = 1 AND received_at >= ?'
  return prepared(db, sql).all(since) as MessageRow[]
}
