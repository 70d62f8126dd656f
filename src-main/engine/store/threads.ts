import { type Database, prepared } from './database.ts'

export function threadOfRef(db: Database, accountId: number, ref: number): number | null {
  const sql = 'SELECT conversation_id FROM thread_ref WHERE account_id = ? AND ref = ?'
  return (prepared(db, sql).pluck().get(accountId, ref) as number | undefined) ?? null
}

export function putRef(db: Database, accountId: number, ref: number, threadId: number): void {
  prepared(
    db,
    `INSERT INTO thread_ref VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET conversation_id = excluded.conversation_id`,
  ).run(accountId, ref, threadId)
}

export interface ThreadedMessage {
  readonly id: number
  readonly remote_id: string
  readonly channel_message_id: string | null
  readonly refs: string
  readonly conversation_id: number
  readonly thread_id: number | null
}

/** The messages of a thread, oldest first, wherever agents put them. */
export function messagesOfThread(db: Database, threadId: number): readonly ThreadedMessage[] {
  return prepared(
    db,
    `SELECT message.id, remote_id, channel_message_id, refs, conversation_id, thread_id FROM message
     JOIN message_body ON message_body.message_id = message.id WHERE conversation_id = @thread AND thread_id IS NULL
     UNION ALL SELECT message.id, remote_id, channel_message_id, refs, conversation_id, thread_id FROM message
     JOIN message_body ON message_body.message_id = message.id WHERE thread_id = @thread ORDER BY 1`,
  ).all({ thread: threadId }) as ThreadedMessage[]
}

/** Whether agents put messages of a thread elsewhere. */
export function hasStrays(db: Database, threadId: number): boolean {
  return prepared(db, 'SELECT 1 FROM message WHERE thread_id = ? LIMIT 1').get(threadId) !== undefined
}

/** Two threads turned out to be one; what agents put into the conversation of the first goes with it. */
export function joinThreads(db: Database, from: number, into: number): void {
  prepared(db, 'UPDATE message SET conversation_id = ? WHERE conversation_id = ?').run(into, from)
  prepared(db, 'UPDATE message SET thread_id = ? WHERE thread_id = ?').run(into, from)
}

/** Puts a message in a conversation; `threadId` is null where that is its thread's own. */
export function putInConversation(
  db: Database,
  messageId: number,
  conversationId: number,
  threadId: number | null,
): void {
  const sql = 'UPDATE message SET conversation_id = ?, thread_id = ? WHERE id = ?'
  prepared(db, sql).run(conversationId, threadId, messageId)
}

/** Ids of all messages of a conversation, those that are hidden too, oldest first. */
export function messageIdsOfConversation(db: Database, conversationId: number): readonly number[] {
  const sql = 'SELECT id FROM message WHERE conversation_id = ? ORDER BY id'
  return prepared(db, sql).pluck().all(conversationId) as number[]
}
