import { createHash } from 'node:crypto'
import { type Database, prepared } from './database.ts'

export interface AttachmentRow {
  readonly id: number
  readonly message_id: number
  readonly name: string
  readonly type: string
  readonly size_bytes: number
  readonly content_id: string | null
  readonly inline: number
  readonly section: string | null
  readonly encoding: string
  readonly blob_hash: Uint8Array | null
}

export interface NewAttachment {
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
  readonly contentId: string | null
  readonly inline: boolean
  readonly section: string | null
  readonly encoding: string
  readonly content: Uint8Array | null
}

export function insertAttachment(db: Database, messageId: number, attachment: NewAttachment): void {
  prepared(
    db,
    `INSERT INTO attachment (message_id, name, type, size_bytes, content_id, inline, section, encoding, blob_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    messageId,
    attachment.name,
    attachment.type,
    attachment.sizeBytes,
    attachment.contentId,
    attachment.inline ? 1 : 0,
    attachment.section,
    attachment.encoding,
    attachment.content === null ? null : putBlob(db, attachment.content),
  )
}

export function attachmentsOf(db: Database, messageId: number): readonly AttachmentRow[] {
  return prepared(db, 'SELECT * FROM attachment WHERE message_id = ? ORDER BY id').all(messageId) as AttachmentRow[]
}

export function attachmentById(db: Database, id: number): AttachmentRow | null {
  return (prepared(db, 'SELECT * FROM attachment WHERE id = ?').get(id) as AttachmentRow | undefined) ?? null
}

/** Keeps the bytes of an attachment that was fetched on demand, and its true size. */
export function keepContent(db: Database, id: number, content: Uint8Array): void {
  prepared(db, 'UPDATE attachment SET blob_hash = ?, size_bytes = ? WHERE id = ?').run(
    putBlob(db, content),
    content.byteLength,
    id,
  )
}

/** Stores bytes once, however many messages, drafts and replies carry them; returns their hash. */
export function putBlob(db: Database, content: Uint8Array): Uint8Array {
  const hash = createHash('sha256').update(content).digest()
  prepared(db, 'INSERT INTO blob VALUES (?, ?) ON CONFLICT (hash) DO NOTHING').run(hash, content)
  return hash
}

/** A slice of the stored bytes: reads no more than it returns. */
export function readBlob(db: Database, hash: Uint8Array, offset: number, length: number): Uint8Array {
  const row = prepared(db, 'SELECT substr(content, ?, ?) AS bytes FROM blob WHERE hash = ?').get(
    offset + 1,
    length,
    hash,
  ) as { bytes: Uint8Array } | undefined
  return row?.bytes ?? new Uint8Array()
}

export function deleteAttachmentsOf(db: Database, messageId: number): void {
  prepared(db, 'DELETE FROM attachment WHERE message_id = ?').run(messageId)
}

/** Whatever may carry bytes. */
const isUsed = `EXISTS (SELECT 1 FROM attachment WHERE blob_hash = blob.hash)
  OR EXISTS (SELECT 1 FROM draft_file WHERE blob_hash = blob.hash)
  OR EXISTS (SELECT 1 FROM canned_file WHERE blob_hash = blob.hash)`

export function deleteUnusedBlobs(db: Database): void {
  db.exec(`DELETE FROM blob WHERE NOT (${isUsed})`)
}

/** Drops bytes that nothing carries any more. */
export function deleteUnusedBlob(db: Database, hash: Uint8Array): void {
  prepared(db, `DELETE FROM blob WHERE hash = ? AND NOT (${isUsed})`).run(hash)
}

/** All of the stored bytes; null when they are not here. */
export function wholeBlob(db: Database, hash: Uint8Array): Uint8Array | null {
  return (prepared(db, 'SELECT content FROM blob WHERE hash = ?').pluck().get(hash) as Uint8Array | undefined) ?? null
}
