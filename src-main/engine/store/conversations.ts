import { starredSql, unreadSql } from './codes.ts'
import { type Database, prepared } from './database.ts'
import { updateChanged } from './update-changed.ts'

export interface ConversationRow {
  readonly id: number
  readonly account_id: number
  /** Whom its newest message is with. */
  readonly contact_id: number
  readonly first_id: number
  readonly last_id: number
  readonly messages: number
  /** The oldest customer message that nobody answered and nobody settled. */
  readonly waiting_id: number | null
  /** Waiting, done or in need of no answer up to and with this message; null when that was never said, or "open" after it. */
  readonly settled_through: number | null
  /** 1 in the queue's open views: open, awake and no spam. */
  readonly open: number
  /** Place in the contract's list. */
  readonly status: number
  /** Asleep until then, epoch ms. */
  readonly snoozed_until: number | null
  readonly assignee: string | null
  /** Place in the contract's list. */
  readonly priority: number
  /** JSON array, in order. */
  readonly tags: string
  readonly starred: number
  readonly spam: number
  /** Of its clocks that run the one that is due first (epoch ms); null when none runs, or the calendar never opens. */
  readonly due_at: number | null
  readonly warn_at: number | null
  /** That clock's place in the contract's list, or a paused one's; null without a clock. */
  readonly due_clock: number | null
  /** The message that it counts from. */
  readonly due_from: number | null
  readonly due_policy: number | null
  /** Why it stands still: place in the contract's list of reasons. */
  readonly due_paused: number | null
  /** Counted time left while it stands still, ms. */
  readonly due_left: number | null
  /** When there is something to tell of it next: a warning or a breach. */
  readonly tell_at: number | null
}

export function conversationById(db: Database, id: number): ConversationRow | null {
  const row = prepared(db, 'SELECT * FROM conversation WHERE id = ?').get(id) as ConversationRow | undefined
  return row ?? null
}

export interface ConversationFacts {
  readonly messages: number
  readonly first_id: number | null
  readonly last_id: number | null
  /** Newest answer of ours and newest message of the customer, of kind `message`. */
  readonly answered_id: number | null
  readonly customer_id: number | null
}

/** What the messages say, from the covering index alone. Kind 0 is `message`: only that asks or answers. */
export function conversationFacts(db: Database, id: number): ConversationFacts {
  return prepared(
    db,
    `SELECT count(*) AS messages, min(id) AS first_id, max(id) AS last_id,
       max(id) FILTER (WHERE direction = 1 AND kind = 0) AS answered_id,
       max(id) FILTER (WHERE direction = 0 AND kind = 0) AS customer_id
     FROM message WHERE conversation_id = ? AND gone = 0`,
  ).get(id) as ConversationFacts
}

/** A colleague said something after a message, in an answer or a note that was not written on this desk. */
export function colleagueSpokeAfter(db: Database, conversationId: number, after: number): boolean {
  const sql = `SELECT 1 FROM message INDEXED BY message_conversation WHERE conversation_id = ? AND id > ? AND gone = 0
    AND ((direction = 1 AND kind = 0) OR direction = 2) AND here IS NULL LIMIT 1`
  return prepared(db, sql).get(conversationId, after) !== undefined
}

/** The newest message that came from a sender after they were blocked. */
export function newestBlocked(db: Database, conversationId: number): number | null {
  const sql = `SELECT max(id) FROM message INDEXED BY message_blocked
    WHERE conversation_id = ? AND blocked = 1 AND gone = 0`
  return prepared(db, sql).pluck().get(conversationId) as number | null
}

/** Messages that came from a sender after they were blocked. */
export function blockedIn(db: Database, conversationId: number): readonly number[] {
  const sql = `SELECT id FROM message INDEXED BY message_blocked
    WHERE conversation_id = ? AND blocked = 1 AND gone = 0 ORDER BY id`
  return prepared(db, sql).pluck().all(conversationId) as number[]
}

export function isStarred(db: Database, conversationId: number): boolean {
  const sql = `SELECT 1 FROM message INDEXED BY message_starred_conversation
    WHERE conversation_id = ? AND ${starredSql} LIMIT 1`
  return prepared(db, sql).get(conversationId) !== undefined
}

/** The oldest customer message after a message, or null. */
export function firstCustomerMessageAfter(db: Database, conversationId: number, after: number): number | null {
  const sql = `SELECT id FROM message WHERE conversation_id = ? AND id > ?
    AND direction = 0 AND kind = 0 AND gone = 0 ORDER BY id LIMIT 1`
  return (prepared(db, sql).pluck().get(conversationId, after) as number | undefined) ?? null
}

/** The newest messages of a conversation that ask or answer, newest first, as id and direction, from the index alone. */
export function exchangeOf(
  db: Database,
  id: number,
  limit: number,
): readonly (readonly [id: number, direction: number])[] {
  const sql = `SELECT id, direction FROM message WHERE conversation_id = ? AND kind = 0 AND gone = 0
    ORDER BY id DESC LIMIT ?`
  return prepared(db, sql).raw().all(id, limit) as [number, number][]
}

export function messageOwner(db: Database, messageId: number): { account_id: number; contact_id: number } {
  return prepared(db, 'SELECT account_id, contact_id FROM message WHERE id = ?').get(messageId) as {
    account_id: number
    contact_id: number
  }
}

/** `before` is the row as it stands; null for a new one. */
export function putConversation(db: Database, before: ConversationRow | null, row: ConversationRow): void {
  if (before) {
    updateChanged(db, 'conversation', ['id'], before, row)
    return
  }
  prepared(
    db,
    `INSERT INTO conversation (id, account_id, contact_id, first_id, last_id, messages, waiting_id, settled_through, open,
       status, snoozed_until, assignee, priority, tags, starred, spam, due_at, warn_at, due_clock, due_from, due_policy,
       due_paused, due_left, tell_at)
     VALUES (@id, @account_id, @contact_id, @first_id, @last_id, @messages, @waiting_id, @settled_through, @open,
       @status, @snoozed_until, @assignee, @priority, @tags, @starred, @spam, @due_at, @warn_at, @due_clock, @due_from,
       @due_policy, @due_paused, @due_left, @tell_at)`,
  ).run(row)
}

export function deleteConversation(db: Database, id: number): void {
  prepared(db, 'DELETE FROM conversation WHERE id = ?').run(id)
}

export interface ContactFacts {
  /** The oldest unanswered message. */
  readonly waiting_id: number | null
  readonly open: number
  /** Conversations that wait for the customer. */
  readonly waiting: number
  /** When the first of those asleep wakes. */
  readonly wakes_at: number | null
  readonly spam: number
  /** Conversations that are no spam; counted only where there is spam. */
  readonly other: number
  /** Whether any is assigned, tagged, starred or not of normal priority. */
  readonly sorted: number
  /** When the first of those awake is due. */
  readonly due_at: number | null
}

/** What the conversations of a contact say, in one account or (null) in all, each from an index that holds no others. */
export function contactFacts(db: Database, contactId: number, accountId: number | null): ContactFacts {
  const of = accountId === null ? 'contact_id = @contact' : 'contact_id = @contact AND account_id = @account'
  return prepared(
    db,
    `SELECT
       (SELECT min(waiting_id) FROM conversation WHERE ${of} AND waiting_id IS NOT NULL) AS waiting_id,
       (SELECT count(*) FROM conversation WHERE ${of} AND open = 1) AS open,
       (SELECT count(*) FROM conversation WHERE ${of} AND status = 1 AND spam = 0) AS waiting,
       (SELECT min(snoozed_until) FROM conversation WHERE ${of} AND snoozed_until IS NOT NULL AND spam = 0) AS wakes_at,
       EXISTS (SELECT 1 FROM conversation WHERE ${of} AND spam = 1) AS spam,
       iif(EXISTS (SELECT 1 FROM conversation WHERE ${of} AND spam = 1),
         EXISTS (SELECT 1 FROM conversation WHERE ${of} AND spam = 0), 0) AS other,
       EXISTS (SELECT 1 FROM conversation WHERE ${of} AND ${sortedSql}) AS sorted,
       (SELECT min(due_at) FROM conversation WHERE ${of} AND due_at IS NOT NULL AND snoozed_until IS NULL) AS due_at`,
  ).get({ contact: contactId, ...(accountId === null ? {} : { account: accountId }) }) as ContactFacts
}

const sortedSql = "spam = 0 AND (assignee IS NOT NULL OR priority <> 1 OR tags <> '[]' OR starred = 1)"

/** Conversations of a contact that agents sorted: all others are nobody's, of normal priority and bare of tags. */
export function sortedConversations(
  db: Database,
  contactId: number,
  accountId: number | null,
): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_sorted
    WHERE contact_id = ? AND (? IS NULL OR account_id = ?) AND ${sortedSql}`
  return prepared(db, sql).all(contactId, accountId, accountId) as ConversationRow[]
}

/** People who have unread messages in a conversation. */
export function unreadContactsIn(db: Database, conversationId: number): readonly number[] {
  const sql = `SELECT DISTINCT contact_id FROM message INDEXED BY message_conversation
    WHERE conversation_id = ? AND ${unreadSql}`
  return prepared(db, sql).pluck().all(conversationId) as number[]
}

/** Asleep conversations whose time has come, however long ago. */
export function conversationsToWake(db: Database, now: number): readonly ConversationRow[] {
  const sql = 'SELECT * FROM conversation WHERE snoozed_until <= ? ORDER BY snoozed_until, id'
  return prepared(db, sql).all(now) as ConversationRow[]
}

/** When the first of all that sleep wakes; null when none does. */
export function nextWakeAt(db: Database): number | null {
  const sql = 'SELECT min(snoozed_until) FROM conversation WHERE snoozed_until IS NOT NULL'
  return prepared(db, sql).pluck().get() as number | null
}

/** In the queue's open views, newest first. */
export function openConversationsOf(db: Database, contactId: number): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_open WHERE contact_id = ? AND open = 1
    ORDER BY last_id DESC`
  return prepared(db, sql).all(contactId) as ConversationRow[]
}

/** Those awake that a clock runs of, what is due first before the others. */
export function dueConversationsOf(db: Database, contactId: number): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_due
    WHERE contact_id = ? AND due_at IS NOT NULL AND snoozed_until IS NULL ORDER BY due_at, account_id, id`
  return prepared(db, sql).all(contactId) as ConversationRow[]
}

/** The first of those, in one account or (null) in all: the one that is due at a moment, where that is known. */
export function firstDueOf(
  db: Database,
  contactId: number,
  accountId: number | null,
  dueAt: number | null,
): ConversationRow | null {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_due
    WHERE contact_id = @contact AND due_at IS NOT NULL AND snoozed_until IS NULL AND due_at >= @from
      AND (@account IS NULL OR account_id = @account) ORDER BY due_at, account_id, id LIMIT 1`
  const row = prepared(db, sql).get({ contact: contactId, account: accountId, from: dueAt ?? 0 })
  return (row as ConversationRow | undefined) ?? null
}

/** One whose clock stands still. */
export function firstPausedOf(db: Database, contactId: number, accountId: number | null): ConversationRow | null {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_due_paused
    WHERE contact_id = ? AND due_paused IS NOT NULL AND (? IS NULL OR account_id = ?) ORDER BY id LIMIT 1`
  return (prepared(db, sql).get(contactId, accountId, accountId) as ConversationRow | undefined) ?? null
}

/** Those that wait for the contact. */
export function waitingConversationsOf(db: Database, contactId: number): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_on_customer
    WHERE contact_id = ? AND status = 1 AND spam = 0 ORDER BY last_id DESC`
  return prepared(db, sql).all(contactId) as ConversationRow[]
}

export function spamConversationsOf(db: Database, contactId: number): readonly ConversationRow[] {
  const sql = 'SELECT * FROM conversation INDEXED BY conversation_spam WHERE contact_id = ? AND spam = 1'
  return prepared(db, sql).all(contactId) as ConversationRow[]
}

export function sleepingConversationsOf(db: Database, contactId: number): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation INDEXED BY conversation_asleep
    WHERE contact_id = ? AND snoozed_until IS NOT NULL AND spam = 0 ORDER BY last_id DESC`
  return prepared(db, sql).all(contactId) as ConversationRow[]
}

/** Conversations in which a message of a contact was not opened. */
export function unreadConversationsOf(db: Database, contactId: number): readonly ConversationRow[] {
  const sql = `SELECT * FROM conversation WHERE id IN (
    SELECT conversation_id FROM message INDEXED BY message_unread WHERE contact_id = ? AND ${unreadSql})`
  return prepared(db, sql).all(contactId) as ConversationRow[]
}

export function starredConversationsOf(db: Database, contactId: number): readonly ConversationRow[] {
  return sortedConversations(db, contactId, null).filter(({ starred }) => starred === 1)
}

/** Those of a contact that a clock may run of: neither done nor spam. */
export function conversationsWithClocks(db: Database, contactId: number): readonly number[] {
  const sql = 'SELECT id FROM conversation WHERE contact_id = ? AND (status <> 2 OR due_clock IS NOT NULL) AND spam = 0'
  return prepared(db, sql).pluck().all(contactId) as number[]
}

/** The conversations a contact is the main person of, newest first. */
export function conversationsOfContact(db: Database, contactId: number, limit: number): readonly ConversationRow[] {
  const sql = 'SELECT * FROM conversation WHERE contact_id = ? ORDER BY last_id DESC LIMIT ?'
  return prepared(db, sql).all(contactId, limit) as ConversationRow[]
}

export function countConversations(db: Database, contactId: number): number {
  return prepared(db, 'SELECT count(*) FROM conversation WHERE contact_id = ?').pluck().get(contactId) as number
}
