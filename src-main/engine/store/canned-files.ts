import { deleteUnusedBlob, putBlob } from './attachments.ts'
import { type Database, prepared } from './database.ts'

export interface CannedFileRow {
  readonly id: number
  readonly reply_id: number
  readonly name: string
  readonly type: string
  readonly size_bytes: number
  readonly blob_hash: Uint8Array
}

export interface NewCannedFile {
  readonly reply: number
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}

export function insertCannedFile(db: Database, file: NewCannedFile): void {
  prepared(db, 'INSERT INTO canned_file (reply_id, name, type, size_bytes, blob_hash) VALUES (?, ?, ?, ?, ?)').run(
    file.reply,
    file.name,
    file.type,
    file.content.byteLength,
    putBlob(db, file.content),
  )
}

export function filesOfReply(db: Database, replyId: number): readonly CannedFileRow[] {
  return prepared(db, 'SELECT * FROM canned_file WHERE reply_id = ? ORDER BY id').all(replyId) as CannedFileRow[]
}

/** The files of all replies, by their replies. */
export function filesByReply(db: Database): ReadonlyMap<number, readonly CannedFileRow[]> {
  const files = prepared(db, 'SELECT * FROM canned_file ORDER BY id').all() as CannedFileRow[]
  return Map.groupBy(files, ({ reply_id }) => reply_id)
}

/** The file and its bytes, unless something else has the same ones. */
export function deleteCannedFile(db: Database, id: number): void {
  const hash = prepared(db, 'DELETE FROM canned_file WHERE id = ? RETURNING blob_hash').pluck().get(id)
  if (hash) deleteUnusedBlob(db, hash as Uint8Array)
}
