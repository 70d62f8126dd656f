import { unreadSql } from './codes.ts'
import { type Database, prepared } from './database.ts'
import type { BodyRow, MessageRow } from './messages.ts'

export function messageIdsBefore(db: Database, contactId: number, before: number, limit: number): readonly number[] {
  return prepared(
    db,
    'SELECT message_id FROM participation WHERE contact_id = ? AND message_id < ? ORDER BY message_id DESC LIMIT ?',
  )
    .pluck()
    .all(contactId, before, limit) as number[]
}

export function messageIdsFrom(db: Database, contactId: number, from: number, limit: number): readonly number[] {
  return prepared(
    db,
    'SELECT message_id FROM participation WHERE contact_id = ? AND message_id >= ? ORDER BY message_id LIMIT ?',
  )
    .pluck()
    .all(contactId, from, limit) as number[]
}

/** How many of a contact's messages have an id in a range, its end exclusive. */
export function countMessagesBetween(db: Database, contactId: number, from: number, to: number): number {
  const sql = 'SELECT count(*) FROM participation WHERE contact_id = ? AND message_id >= ? AND message_id < ?'
  return prepared(db, sql).pluck().get(contactId, from, to) as number
}

/** The first unread message of a contact with an id from `from` on; null after the last. */
export function firstUnreadFrom(db: Database, contactId: number, from: number): number | null {
  const sql = `SELECT id FROM message INDEXED BY message_unread
    WHERE contact_id = ? AND id >= ? AND ${unreadSql} ORDER BY id LIMIT 1`
  return (prepared(db, sql).pluck().get(contactId, from) as number | undefined) ?? null
}

/** A message with as much of its body as a timeline shows. */
export interface TimelineRow extends MessageRow {
  readonly text: string
  readonly text_cut: number
  readonly has_html: number
  readonly recipients: string
  readonly about: string | null
}

export function timelineRow(db: Database, messageId: number, textLimit: number): TimelineRow | null {
  const row = prepared(
    db,
    `SELECT message.*, substr(text, 1, ?) AS text, length(text) > ? AS text_cut, html IS NOT NULL AS has_html, recipients,
       about
     FROM message JOIN message_body ON message_id = message.id WHERE message.id = ?`,
  ).get(textLimit, textLimit, messageId)
  return (row as TimelineRow | undefined) ?? null
}

export function exportedRow(db: Database, messageId: number): (MessageRow & BodyRow) | null {
  const row = prepared(db, 'SELECT * FROM message JOIN message_body ON message_id = id WHERE id = ?').get(messageId)
  return (row as (MessageRow & BodyRow) | undefined) ?? null
}

/** All messages that are not gone, oldest first, in pages. */
export function messageIdsAfter(db: Database, after: number, limit: number): readonly number[] {
  return prepared(db, 'SELECT id FROM message WHERE id > ? AND gone = 0 ORDER BY id LIMIT ?')
    .pluck()
    .all(after, limit) as number[]
}

/** Unread messages whose main person is the contact, with ids from `from` to `to`, both inclusive. */
export function unreadBetween(db: Database, contactId: number, from: number, to: number): readonly MessageRow[] {
  const sql = `SELECT * FROM message INDEXED BY message_unread
    WHERE contact_id = ? AND id >= ? AND id <= ? AND ${unreadSql} ORDER BY id`
  return prepared(db, sql).all(contactId, from, to) as MessageRow[]
}

/** The newest incoming message of a contact that is read; null when there is none. */
export function newestRead(db: Database, contactId: number): MessageRow | null {
  const sql = `SELECT message.* FROM participation JOIN message ON message.id = message_id
    WHERE participation.contact_id = ? AND message.contact_id = participation.contact_id
      AND direction = 0 AND gone = 0 AND NOT ${unreadSql} ORDER BY message_id DESC LIMIT 1`
  return (prepared(db, sql).get(contactId) as MessageRow | undefined) ?? null
}
