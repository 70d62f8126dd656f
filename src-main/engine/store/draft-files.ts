import { deleteUnusedBlob } from './attachments.ts'
import { type Database, prepared } from './database.ts'

/** A file of a draft or of the answer that it became. */
export interface DraftFileRow {
  readonly id: number
  readonly draft_id: number | null
  readonly outbox_id: number | null
  readonly name: string
  readonly type: string
  readonly size_bytes: number
  readonly content_id: string | null
  /** Null for a file of a message that is passed on, while its bytes are at the server only. */
  readonly blob_hash: Uint8Array | null
  readonly attachment_id: number | null
}

export type NewDraftFile = Omit<DraftFileRow, 'id' | 'outbox_id' | 'draft_id'>

export function insertDraftFile(db: Database, draftId: number, file: NewDraftFile): number {
  const result = prepared(
    db,
    `INSERT INTO draft_file (draft_id, name, type, size_bytes, content_id, blob_hash, attachment_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(draftId, file.name, file.type, file.size_bytes, file.content_id, file.blob_hash, file.attachment_id)
  return Number(result.lastInsertRowid)
}

export function filesOfDraft(db: Database, draftId: number): readonly DraftFileRow[] {
  return prepared(db, 'SELECT * FROM draft_file WHERE draft_id = ? ORDER BY id').all(draftId) as DraftFileRow[]
}

export function filesOfOutbox(db: Database, outboxId: number): readonly DraftFileRow[] {
  return prepared(db, 'SELECT * FROM draft_file WHERE outbox_id = ? ORDER BY id').all(outboxId) as DraftFileRow[]
}

/** The files leave with the answer. */
export function moveFilesToOutbox(db: Database, draftId: number, outboxId: number): void {
  prepared(db, 'UPDATE draft_file SET draft_id = NULL, outbox_id = ? WHERE draft_id = ?').run(outboxId, draftId)
}

/** The files come back with it. */
export function moveFilesToDraft(db: Database, outboxId: number, draftId: number): void {
  prepared(db, 'UPDATE draft_file SET draft_id = ?, outbox_id = NULL WHERE outbox_id = ?').run(draftId, outboxId)
}

/** The file and its bytes, unless something else has the same ones. */
export function deleteDraftFile(db: Database, id: number): void {
  const hash = prepared(db, 'DELETE FROM draft_file WHERE id = ? RETURNING blob_hash').pluck().get(id)
  if (hash) deleteUnusedBlob(db, hash as Uint8Array)
}

/** The bytes of a file, once they are on this computer. */
export function keepDraftFile(db: Database, id: number, hash: Uint8Array, sizeBytes: number): void {
  prepared(db, 'UPDATE draft_file SET blob_hash = ?, size_bytes = ? WHERE id = ?').run(hash, sizeBytes, id)
}
