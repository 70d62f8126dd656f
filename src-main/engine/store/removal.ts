import { deleteAttachmentsOf } from './attachments.ts'
import { forgetUsesOfMessage } from './canned-uses.ts'
import { type Database, prepared } from './database.ts'
import { deleteMarksOf } from './marks.ts'
import type { MessageRow } from './messages.ts'
import { deletePendingWords, deleteTrashPlaces } from './server-changes.ts'

/** Messages of an account in no order that matters; its removal walks the table from the end it has not emptied yet. */
export function messagesOfAccount(db: Database, accountId: number, limit: number): readonly MessageRow[] {
  return prepared(db, 'SELECT * FROM message WHERE account_id = ? LIMIT ?').all(accountId, limit) as MessageRow[]
}

export function deleteMessage(db: Database, id: number, accountId: number): void {
  deleteAttachmentsOf(db, id)
  deleteMarksOf(db, id)
  deleteTrashPlaces(db, id)
  deletePendingWords(db, id)
  forgetUsesOfMessage(db, id)
  prepared(db, 'DELETE FROM message_body WHERE message_id = ?').run(id)
  prepared(db, 'DELETE FROM message WHERE id = ? AND account_id = ?').run(id, accountId)
}

/** The thread references of an account that is removed as a whole. */
export function deleteThreadRefs(db: Database, accountId: number): void {
  prepared(db, 'DELETE FROM thread_ref WHERE account_id = ?').run(accountId)
}
