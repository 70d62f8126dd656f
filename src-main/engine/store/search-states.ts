import { starredSql, unreadSql } from './codes.ts'
import { type Database, prepared } from './database.ts'
import type { IdRange } from './search-index.ts'

/** What changes too often to be kept in the index, and is asked of the messages' own rows. */
export type RowState = 'unread' | 'read' | 'starred' | 'unanswered' | 'spam'

export interface RowStates {
  readonly wanted: readonly RowState[]
  readonly unwanted: readonly RowState[]
}

const conditions: Readonly<Record<RowState, string>> = {
  unread: unreadSql,
  read: `(direction = 0 AND gone = 0 AND NOT ${unreadSql})`,
  starred: starredSql,
  // A customer's message nobody answered, nor any after it in its conversation.
  unanswered: `(direction = 0 AND kind = 0 AND gone = 0 AND EXISTS (
    SELECT 1 FROM conversation AS asked WHERE asked.id = conversation_id AND waiting_id <= message.id))`,
  spam: '(gone = 0 AND EXISTS (SELECT 1 FROM conversation AS kept WHERE kept.id = conversation_id AND kept.spam = 1))',
}

/** Where all messages of a state are found without looking at the others; nearly all are read, so that is no place to look. */
const sources: Readonly<Record<Exclude<RowState, 'read'>, string>> = {
  unread: 'message INDEXED BY message_unread_newest',
  starred: 'message INDEXED BY message_starred',
  unanswered: `(SELECT id AS waiting, waiting_id AS since FROM conversation WHERE waiting_id IS NOT NULL)
    CROSS JOIN message INDEXED BY message_conversation ON conversation_id = waiting AND message.id >= since`,
  spam: `(SELECT id AS spam_id FROM conversation INDEXED BY conversation_spam WHERE spam = 1)
    CROSS JOIN message INDEXED BY message_conversation ON conversation_id = spam_id`,
}

/** Whether there is any spam on the desk: most have none, and need not be asked of each message. */
export function hasSpam(db: Database): boolean {
  return (
    prepared(db, 'SELECT 1 FROM conversation INDEXED BY conversation_spam WHERE spam = 1 LIMIT 1').get() !== undefined
  )
}

function conditionOf({ wanted, unwanted }: RowStates): string {
  return [...wanted.map((state) => conditions[state]), ...unwanted.map((state) => `NOT ${conditions[state]}`)].join(
    ' AND ',
  )
}

/** Those of the messages that are in these states, in the order given. */
export function withStates(db: Database, ids: readonly number[], states: RowStates): readonly number[] {
  const sql = `SELECT message.id FROM json_each(?) CROSS JOIN message ON message.id = json_each.value WHERE ${conditionOf(states)}`
  const kept = new Set(prepared(db, sql).pluck().all(JSON.stringify(ids)) as number[])
  return ids.filter((id) => kept.has(id))
}

/**
 * Messages of a range in these states, newest first, one by one, without looking at any other; null where the states
 * are too common for that.
 */
export function messagesInStates(db: Database, states: RowStates, range: IdRange): Iterable<number> | null {
  const rare = states.wanted.find((state) => state !== 'read')
  if (rare === undefined) return null
  const sql = `SELECT message.id FROM ${sources[rare]} WHERE ${conditionOf(states)} AND message.id BETWEEN ? AND ?
    ORDER BY message.id DESC`
  return prepared(db, sql).pluck().iterate(range.oldest, range.newest) as Iterable<number>
}
