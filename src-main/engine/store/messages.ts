import type { MessageAbout } from '../../contract/message.ts'
import { type Database, prepared } from './database.ts'

/** The row of a message without its body; codes as in `codes.ts`. */
export interface MessageRow {
  readonly id: number
  readonly account_id: number
  readonly remote_id: string
  readonly origin: string
  readonly channel_message_id: string | null
  readonly kind: number
  readonly direction: number
  readonly sent_at: number
  readonly received_at: number
  readonly from_name: string
  readonly from_address: string
  readonly subject: string
  readonly preview: string
  readonly attachments: number
  readonly size_bytes: number
  readonly flags: number
  readonly gone: number
  readonly read_override: number | null
  readonly done_mark: number | null
  readonly conversation_id: number
  readonly contact_id: number
}

export interface BodyRow {
  readonly message_id: number
  readonly text: string
  readonly html: string | null
  readonly recipients: string
  readonly refs: string
  readonly source: Uint8Array | null
  /** JSON of a `MessageAbout`. */
  readonly about: string | null
}

export function messageById(db: Database, id: number): MessageRow | null {
  return (prepared(db, 'SELECT * FROM message WHERE id = ?').get(id) as MessageRow | undefined) ?? null
}

export function messageByRemoteId(db: Database, accountId: number, remoteId: string): MessageRow | null {
  const row = prepared(db, 'SELECT * FROM message WHERE remote_id = ? AND account_id = ?').get(remoteId, accountId)
  return (row as MessageRow | undefined) ?? null
}

export function hasRemoteId(db: Database, accountId: number, remoteId: string): boolean {
  const sql = 'SELECT 1 FROM message WHERE remote_id = ? AND account_id = ?'
  return prepared(db, sql).get(remoteId, accountId) !== undefined
}

/** The first free id from `wanted` on: two messages of one millisecond and one hash get neighbours. */
export function freeMessageId(db: Database, wanted: number): number {
  const taken = prepared(db, 'SELECT 1 FROM message WHERE id = ?')
  let id = wanted
  while (taken.get(id) !== undefined) id++
  return id
}

export function insertMessage(db: Database, row: Omit<MessageRow, 'gone' | 'read_override' | 'done_mark'>): void {
  prepared(
    db,
    `INSERT INTO message (id, account_id, remote_id, origin, channel_message_id, kind, direction, sent_at, received_at,
       from_name, from_address, subject, preview, attachments, size_bytes, flags, conversation_id, contact_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.account_id,
    row.remote_id,
    row.origin,
    row.channel_message_id,
    row.kind,
    row.direction,
    row.sent_at,
    row.received_at,
    row.from_name,
    row.from_address,
    row.subject,
    row.preview,
    row.attachments,
    row.size_bytes,
    row.flags,
    row.conversation_id,
    row.contact_id,
  )
}

export interface NewBody {
  readonly text: string
  readonly html: string | null
  readonly recipients: unknown
  readonly refs: readonly string[]
  readonly source: Uint8Array | null
  readonly about: MessageAbout | null
}

export function putBody(db: Database, messageId: number, body: NewBody): void {
  prepared(
    db,
    `INSERT INTO message_body VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (message_id) DO UPDATE SET text = excluded.text, html = excluded.html,
       recipients = excluded.recipients, refs = excluded.refs, source = excluded.source,
       about = excluded.about`,
  ).run(
    messageId,
    body.text,
    body.html,
    JSON.stringify(body.recipients),
    JSON.stringify(body.refs),
    body.source,
    body.about && JSON.stringify(body.about),
  )
}

export function bodyOf(db: Database, messageId: number): BodyRow | null {
  return (prepared(db, 'SELECT * FROM message_body WHERE message_id = ?').get(messageId) as BodyRow | undefined) ?? null
}

export function setFlags(db: Database, messageId: number, flags: number): void {
  prepared(db, 'UPDATE message SET flags = ? WHERE id = ?').run(flags, messageId)
}

export function setGone(db: Database, messageId: number, gone: boolean): void {
  prepared(db, 'UPDATE message SET gone = ? WHERE id = ?').run(gone ? 1 : 0, messageId)
}

export function setReadOverride(db: Database, messageId: number, override: number | null): void {
  prepared(db, 'UPDATE message SET read_override = ? WHERE id = ?').run(override, messageId)
}

export function setDoneMark(db: Database, messageId: number, mark: number): void {
  prepared(db, 'UPDATE message SET done_mark = ? WHERE id = ?').run(mark, messageId)
}

export function setContent(
  db: Database,
  messageId: number,
  content: { kind: number; subject: string; preview: string; attachments: number },
): void {
  prepared(db, 'UPDATE message SET kind = ?, subject = ?, preview = ?, attachments = ? WHERE id = ?').run(
    content.kind,
    content.subject,
    content.preview,
    content.attachments,
    messageId,
  )
}

/** How the newest messages begin: subject, sender and the first line. */
export function newestTexts(db: Database, limit: number): readonly string[] {
  const sql =
    "SELECT subject || ' ' || from_name || ' ' || preview FROM message WHERE gone = 0 ORDER BY id DESC LIMIT ?"
  return prepared(db, sql).pluck().all(limit) as string[]
}
