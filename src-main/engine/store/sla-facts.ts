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

/** What clocks are made of, of many conversations: asked for together, each costs a fraction. */
export interface GatheredFacts {
  readonly said: ReadonlyMap<number, readonly SaidRow[]>
  readonly left: ReadonlyMap<number, readonly LeftRow[]>
  readonly marks: ReadonlyMap<number, readonly SaidMark[]>
}

export function gatherFacts(db: Database, conversations: readonly number[]): GatheredFacts {
  const wanted = JSON.stringify(conversations)
  const all = (sql: string) => prepared(db, sql).raw().all(wanted) as unknown as readonly (readonly number[])[]
  const said = all(`SELECT conversation_id, message.id, direction, kind FROM json_each(?) AS wanted
    CROSS JOIN message INDEXED BY message_conversation ON conversation_id = wanted.value
    WHERE gone = 0 ORDER BY wanted.key, message.id`)
  const left = all(`SELECT conversation_id, message.id, outbox.sent_at FROM json_each(?) AS wanted
    CROSS JOIN message INDEXED BY message_left ON conversation_id = wanted.value
    LEFT JOIN outbox ON outbox.channel_message_id = message.channel_message_id
    WHERE here = 1 AND direction = 1 ORDER BY wanted.key`)
  const marks = prepared(
    db,
    `SELECT conversation_id, mark.*, action.at, EXISTS (SELECT 1 FROM outbox WHERE then_action = mark.seq) AS answered
     FROM json_each(?) AS wanted
     CROSS JOIN message INDEXED BY message_marked ON conversation_id = wanted.value
     CROSS JOIN mark ON mark.message_id = message.id CROSS JOIN action ON action.seq = mark.seq
     WHERE marked = 1 AND topic IN ('status', 'spam', 'no-answer') ORDER BY mark.seq, mark.message_id`,
  ).all(wanted) as (SaidMark & { readonly conversation_id: number })[]
  return {
    said: grouped(
      said,
      ([id = 0]) => id,
      ([, id = 0, direction = 0, kind = 0]): SaidRow => [id, direction, kind],
    ),
    left: grouped(
      left,
      ([id = 0]) => id,
      ([, id = 0, leftAt]): LeftRow => [id, leftAt ?? null],
    ),
    marks: grouped(
      marks,
      ({ conversation_id: id }) => id,
      (mark) => mark,
    ),
  }
}

function grouped<Row, Fact>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  factOf: (row: Row) => Fact,
): ReadonlyMap<number, readonly Fact[]> {
  const groups = new Map<number, Fact[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(factOf(row))
    else groups.set(keyOf(row), [factOf(row)])
  }
  return groups
}

/** Conversations in which an answer waits in the outbox. */
export function conversationsWithAnswers(db: Database): ReadonlySet<number> {
  const sql = `SELECT DISTINCT conversation_id FROM outbox INDEXED BY outbox_pending
    JOIN message ON message.id = answers_id WHERE state <> 'sent'`
  return new Set(prepared(db, sql).pluck().all() as number[])
}
