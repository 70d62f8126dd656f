import { type Database, prepared } from './database.ts'

/** What was said in a conversation, from the covering index alone; codes as in `codes.ts`. */
export type SaidRow = readonly [id: number, direction: number, kind: number]

export function saidIn(db: Database, conversationId: number): readonly SaidRow[] {
  const sql = `SELECT id, direction, kind FROM message INDEXED BY message_conversation
    WHERE conversation_id = ? AND gone = 0 ORDER BY id`
  return prepared(db, sql).raw().all(conversationId) as unknown as readonly SaidRow[]
}

/** Of what was written on this desk: which message, and when it left (epoch ms). */
export type LeftRow = readonly [id: number, leftAt: number | null]

export function leftFrom(db: Database, conversationId: number): readonly LeftRow[] {
  const sql = `SELECT message.id, sent_at_desk.sent_at FROM message INDEXED BY message_left
    LEFT JOIN outbox AS sent_at_desk ON sent_at_desk.channel_message_id = message.channel_message_id
    WHERE conversation_id = ? AND here = 1 AND direction = 1`
  return prepared(db, sql).raw().all(conversationId) as unknown as readonly LeftRow[]
}

/** Who wrote our side of a conversation, as their messages say. */
export type WriterRow = readonly [id: number, name: string, address: string, here: number | null]

export function writersIn(db: Database, conversationId: number): readonly WriterRow[] {
  const sql = `SELECT id, from_name, from_address, here FROM message INDEXED BY message_conversation
    WHERE conversation_id = ? AND direction = 1 AND kind = 0 AND gone = 0`
  return prepared(db, sql).raw().all(conversationId) as unknown as readonly WriterRow[]
}

/** What an agent said that clocks go by. */
export interface SaidMark {
  readonly message_id: number
  readonly topic: string
  readonly seq: number
  readonly value: string
  readonly at: number
  /** 1 when it was said with an answer that waits in the outbox or left from there. */
  readonly answered: number
}

/** In the order of the log. */
export function clockMarksOf(db: Database, conversationId: number): readonly SaidMark[] {
  const sql = `SELECT mark.*, action.at, EXISTS (SELECT 1 FROM outbox WHERE then_action = mark.seq) AS answered
    FROM message INDEXED BY message_marked CROSS JOIN mark ON mark.message_id = message.id
    CROSS JOIN action ON action.seq = mark.seq
    WHERE conversation_id = ? AND marked = 1 AND topic IN ('status', 'spam', 'no-answer') ORDER BY mark.seq, mark.message_id`
  return prepared(db, sql).all(conversationId) as SaidMark[]
}

/** Conversations in which an answer waits in the outbox. */
export function conversationsWithAnswers(db: Database): ReadonlySet<number> {
  const sql = `SELECT DISTINCT conversation_id FROM outbox INDEXED BY outbox_pending
    JOIN message ON message.id = answers_id WHERE state <> 'sent'`
  return new Set(prepared(db, sql).pluck().all() as number[])
}
