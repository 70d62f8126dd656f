import { type Database, prepared } from './database.ts'

export function conversationOfRef(db: Database, accountId: number, ref: number): number | null {
  const sql = 'SELECT conversation_id FROM thread_ref WHERE account_id = ? AND ref = ?'
  return (prepared(db, sql).pluck().get(accountId, ref) as number | undefined) ?? null
}

export function putRef(db: Database, accountId: number, ref: number, conversationId: number): void {
  prepared(
    db,
    `INSERT INTO thread_ref VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET conversation_id = excluded.conversation_id`,
  ).run(accountId, ref, conversationId)
}

export interface ThreadedMessage {
  readonly id: number
  readonly remote_id: string
  readonly channel_message_id: string | null
  readonly refs: string
}

export function messagesOfConversation(db: Database, conversationId: number): readonly ThreadedMessage[] {
  return prepared(
    db,
    `SELECT message.id, remote_id, channel_message_id, refs FROM message
     JOIN message_body ON message_body.message_id = message.id WHERE conversation_id = ?`,
  ).all(conversationId) as ThreadedMessage[]
}

export function moveToConversation(db: Database, from: number, to: number): void {
  prepared(db, 'UPDATE message SET conversation_id = ? WHERE conversation_id = ?').run(to, from)
}
