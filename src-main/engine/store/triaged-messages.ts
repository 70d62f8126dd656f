import { starredSql, unreadSql } from './codes.ts'
import { type Database, prepared } from './database.ts'
import type { MessageRow } from './messages.ts'

function messages(db: Database, conversationId: number, condition: string): readonly MessageRow[] {
  const sql = `SELECT * FROM message WHERE conversation_id = ? AND ${condition}`
  return prepared(db, sql).all(conversationId) as MessageRow[]
}

/** What of a conversation is on the timeline, oldest first. */
export function messagesToShow(db: Database, conversationId: number): readonly MessageRow[] {
  return messages(db, conversationId, 'gone = 0 ORDER BY id')
}

/** What others wrote in a conversation, oldest first. */
export function incomingOf(db: Database, conversationId: number): readonly MessageRow[] {
  return messages(db, conversationId, 'direction = 0 AND gone = 0 ORDER BY id')
}

export function unreadIn(db: Database, conversationId: number): readonly MessageRow[] {
  return messages(db, conversationId, `${unreadSql} ORDER BY id`)
}

/** The newest incoming message that is read; none when none is. */
export function newestReadIn(db: Database, conversationId: number): readonly MessageRow[] {
  return messages(db, conversationId, `direction = 0 AND gone = 0 AND NOT ${unreadSql} ORDER BY id DESC LIMIT 1`)
}

export function starredIn(db: Database, conversationId: number): readonly MessageRow[] {
  return messages(db, conversationId, `${starredSql} ORDER BY id`)
}
