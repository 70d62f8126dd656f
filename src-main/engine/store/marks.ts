import { type Database, prepared } from './database.ts'

/** What an action said of the conversation that a message is in. */
export interface MarkRow {
  readonly message_id: number
  readonly topic: string
  readonly seq: number
  readonly value: string
}

export function putMark(db: Database, mark: MarkRow): void {
  const sql = 'INSERT INTO mark VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value'
  prepared(db, sql).run(mark.message_id, mark.topic, mark.seq, mark.value)
  prepared(db, 'UPDATE message SET marked = 1 WHERE id = ? AND marked IS NULL').run(mark.message_id)
}

export function deleteMark(db: Database, { message_id: message, topic, seq }: Omit<MarkRow, 'value'>): void {
  prepared(db, 'DELETE FROM mark WHERE message_id = ? AND topic = ? AND seq = ?').run(message, topic, seq)
  const sql = `UPDATE message SET marked = NULL WHERE id = ? AND marked = 1
    AND NOT EXISTS (SELECT 1 FROM mark WHERE message_id = message.id)`
  prepared(db, sql).run(message)
}

export function deleteMarksOf(db: Database, messageId: number): void {
  prepared(db, 'DELETE FROM mark WHERE message_id = ?').run(messageId)
}

/** All marks of a conversation's messages, those that are hidden too, in the order they were made. */
export function marksOfConversation(db: Database, conversationId: number): readonly MarkRow[] {
  const sql = `SELECT mark.* FROM message INDEXED BY message_marked CROSS JOIN mark ON mark.message_id = message.id
    WHERE conversation_id = ? AND marked = 1 ORDER BY seq, message_id`
  return prepared(db, sql).all(conversationId) as MarkRow[]
}

/** The marks of one topic of a message, in the order they were made. */
export function marksOfMessage(db: Database, messageId: number, topic: string): readonly MarkRow[] {
  const sql = 'SELECT * FROM mark WHERE message_id = ? AND topic = ? ORDER BY seq'
  return prepared(db, sql).all(messageId, topic) as MarkRow[]
}

/** The marks of one topic on the messages of a thread, wherever agents put them, in the order they were made. */
export function marksOfThread(db: Database, threadId: number, topic: string): readonly MarkRow[] {
  const sql = `SELECT * FROM mark WHERE topic = @topic AND message_id IN (
      SELECT id FROM message INDEXED BY message_marked
        WHERE conversation_id = @thread AND marked = 1 AND thread_id IS NULL
      UNION ALL SELECT id FROM message WHERE thread_id = @thread)
    ORDER BY seq, message_id`
  return prepared(db, sql).all({ thread: threadId, topic }) as MarkRow[]
}
