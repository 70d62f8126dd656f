import type { DraftKind, HoldReason, OutboxState } from '../../contract/compose.ts'
import type { DeskErrorShape } from '../../contract/errors.ts'
import { type Database, prepared } from './database.ts'
import type { NewDraft, Recipients } from './drafts.ts'

/** Why an answer waits for a person, as stored: the messages of a stale one are looked up anew. */
export type StoredHold =
  | { readonly type: 'stale'; readonly since: readonly number[] }
  | Exclude<HoldReason, { readonly type: 'stale' }>

export interface Refusal {
  readonly address: string
  readonly reason: string
}

export interface OutboxRow extends Recipients {
  readonly id: number
  readonly kind: Exclude<DraftKind, 'note'>
  readonly accountId: number
  readonly answersId: number | null
  /** The newest message the agent had seen when it was sent off. */
  readonly seenId: number | null
  /** When the newest arrival among what the desk had by then reached its server, epoch ms. */
  readonly seenArrived: number
  readonly channelMessageId: string
  /** Message-IDs, the root first; the last one is what is answered. */
  readonly references: readonly string[]
  /** For the Date header: when it was first tried; null before that. */
  readonly composedAt: number | null
  readonly fromName: string
  readonly fromAddress: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly language: string | null
  readonly sizeBytes: number
  readonly state: OutboxState
  readonly queuedAt: number
  readonly dueAt: number
  readonly attempts: number
  readonly nextTryAt: number | null
  readonly error: DeskErrorShape | null
  readonly hold: StoredHold | null
  /** A person said to send it although the channel's window is closed. */
  readonly anyway: boolean
  readonly refused: readonly Refusal[]
  readonly sentAt: number | null
  readonly copyDue: boolean
  readonly replyAction: number | null
  readonly thenAction: number | null
}

interface StoredItem {
  readonly id: number
  readonly kind: OutboxRow['kind']
  readonly account_id: number
  readonly answers_id: number | null
  readonly seen_id: number | null
  readonly seen_arrived: number
  readonly channel_message_id: string
  readonly refs: string
  readonly composed_at: number | null
  readonly from_name: string
  readonly from_address: string
  readonly recipients: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly language: string | null
  readonly size_bytes: number
  readonly state: OutboxState
  readonly queued_at: number
  readonly due_at: number
  readonly attempts: number
  readonly next_try_at: number | null
  readonly error: string | null
  readonly hold: string | null
  readonly anyway: number
  readonly refused: string
  readonly sent_at: number | null
  readonly copy: number
  readonly reply_action: number | null
  readonly then_action: number | null
}

/** Everything but the source of the copy and the draft it was: those may be large and are seldom needed. */
const columns = `id, kind, account_id, answers_id, seen_id, seen_arrived, channel_message_id, refs, composed_at, from_name, from_address,
  recipients, subject, text, html, language, size_bytes, state, queued_at, due_at, attempts, next_try_at, error, hold,
  anyway, refused, sent_at, copy, reply_action, then_action`

function toRow(stored: StoredItem): OutboxRow {
  return {
    ...(JSON.parse(stored.recipients) as Recipients),
    id: stored.id,
    kind: stored.kind,
    accountId: stored.account_id,
    answersId: stored.answers_id,
    seenId: stored.seen_id,
    seenArrived: stored.seen_arrived,
    channelMessageId: stored.channel_message_id,
    references: JSON.parse(stored.refs) as string[],
    composedAt: stored.composed_at,
    fromName: stored.from_name,
    fromAddress: stored.from_address,
    subject: stored.subject,
    text: stored.text,
    html: stored.html,
    language: stored.language,
    sizeBytes: stored.size_bytes,
    state: stored.state,
    queuedAt: stored.queued_at,
    dueAt: stored.due_at,
    attempts: stored.attempts,
    nextTryAt: stored.next_try_at,
    error: stored.error === null ? null : (JSON.parse(stored.error) as DeskErrorShape),
    hold: stored.hold === null ? null : (JSON.parse(stored.hold) as StoredHold),
    anyway: stored.anyway === 1,
    refused: JSON.parse(stored.refused) as Refusal[],
    sentAt: stored.sent_at,
    copyDue: stored.copy === 1,
    replyAction: stored.reply_action,
    thenAction: stored.then_action,
  }
}

const rows = (found: unknown[]) => (found as StoredItem[]).map(toRow)

export interface NewOutboxItem extends Recipients {
  readonly kind: OutboxRow['kind']
  readonly accountId: number
  readonly answersId: number | null
  readonly seenId: number | null
  readonly seenArrived: number
  readonly channelMessageId: string
  readonly references: readonly string[]
  readonly fromName: string
  readonly fromAddress: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly language: string | null
  readonly sizeBytes: number
  readonly draft: NewDraft
  readonly queuedAt: number
  readonly dueAt: number
  readonly replyAction: number | null
  readonly thenAction: number | null
}

export function insertOutboxItem(db: Database, item: NewOutboxItem): number {
  const { to, cc, bcc } = item
  const result = prepared(
    db,
    `INSERT INTO outbox (kind, account_id, answers_id, seen_id, seen_arrived, channel_message_id, refs, from_name,
       from_address, recipients, subject, text, html, language, size_bytes, draft, state, queued_at, due_at, reply_action, then_action)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)`,
  ).run(
    item.kind,
    item.accountId,
    item.answersId,
    item.seenId,
    item.seenArrived,
    item.channelMessageId,
    JSON.stringify(item.references),
    item.fromName,
    item.fromAddress,
    JSON.stringify({ to, cc, bcc }),
    item.subject,
    item.text,
    item.html,
    item.language,
    item.sizeBytes,
    JSON.stringify(item.draft),
    item.queuedAt,
    item.dueAt,
    item.replyAction,
    item.thenAction,
  )
  return Number(result.lastInsertRowid)
}

export function outboxItem(db: Database, id: number): OutboxRow | null {
  const stored = prepared(db, `SELECT ${columns} FROM outbox WHERE id = ?`).get(id) as StoredItem | undefined
  return stored ? toRow(stored) : null
}

/** What an answer was written as, for whoever wants to write on. */
export function draftOfItem(db: Database, id: number): NewDraft | null {
  const draft = prepared(db, 'SELECT draft FROM outbox WHERE id = ?').pluck().get(id) as string | undefined
  return draft ? (JSON.parse(draft) as NewDraft) : null
}

/** What has not left, in the order in which it will. */
export function pendingItems(db: Database, accountId: number): readonly OutboxRow[] {
  const sql = `SELECT ${columns} FROM outbox WHERE account_id = ? AND state <> 'sent' ORDER BY id`
  return rows(prepared(db, sql).all(accountId))
}

/** The same, by their ids alone. */
export function pendingIds(db: Database, accountId: number): readonly number[] {
  const sql = "SELECT id FROM outbox WHERE account_id = ? AND state <> 'sent' ORDER BY id"
  return prepared(db, sql).pluck().all(accountId) as number[]
}

export function allPendingItems(db: Database): readonly OutboxRow[] {
  return rows(prepared(db, `SELECT ${columns} FROM outbox WHERE state <> 'sent' ORDER BY account_id, id`).all())
}

/** What has left since a moment, the newest first. */
export function sentItems(db: Database, accountId: number, since: number, limit: number): readonly OutboxRow[] {
  const sql = `SELECT ${columns} FROM outbox WHERE account_id = ? AND state = 'sent' AND sent_at >= ?
    ORDER BY sent_at DESC, id DESC LIMIT ?`
  return rows(prepared(db, sql).all(accountId, since, limit))
}

/** The items of an account whose copy is not in Sent yet. */
export function itemsWithoutCopy(db: Database, accountId: number): readonly OutboxRow[] {
  return rows(
    prepared(db, `SELECT ${columns} FROM outbox WHERE account_id = ? AND copy = 1 ORDER BY id`).all(accountId),
  )
}

export function sourceOfItem(db: Database, id: number): Uint8Array | null {
  return (prepared(db, 'SELECT source FROM outbox WHERE id = ?').pluck().get(id) as Uint8Array | null) ?? null
}

/** What changes while it is on its way. */
export interface OutboxProgress {
  readonly state: OutboxState
  readonly seenId: number | null
  readonly seenArrived: number
  readonly composedAt: number | null
  readonly dueAt: number
  readonly attempts: number
  readonly nextTryAt: number | null
  readonly error: DeskErrorShape | null
  readonly hold: StoredHold | null
  readonly anyway: boolean
}

export function setProgress(db: Database, id: number, progress: OutboxProgress): void {
  prepared(
    db,
    `UPDATE outbox SET state = ?, seen_id = ?, seen_arrived = ?, composed_at = ?, due_at = ?, attempts = ?, next_try_at = ?, error = ?,
       hold = ?, anyway = ? WHERE id = ?`,
  ).run(
    progress.state,
    progress.seenId,
    progress.seenArrived,
    progress.composedAt,
    progress.dueAt,
    progress.attempts,
    progress.nextTryAt,
    progress.error && JSON.stringify(progress.error),
    progress.hold && JSON.stringify(progress.hold),
    progress.anyway ? 1 : 0,
    id,
  )
}

/**
 * It has left. What it said is a message of the timeline from now on, so the row keeps only what tells that it was ours
 * and how it went. `source` is what Sent still lacks; null where nothing is to be copied.
 */
export function markSent(
  db: Database,
  id: number,
  sent: {
    readonly at: number
    /** The Message-ID it goes by: some servers give it another one. */
    readonly channelMessageId: string
    readonly refused: readonly Refusal[]
    readonly source: Uint8Array | null
  },
): void {
  prepared(
    db,
    `UPDATE outbox SET state = 'sent', sent_at = ?, channel_message_id = ?, refused = ?, source = ?, copy = ?, attempts = 0, next_try_at = NULL, error = NULL,
       hold = NULL, text = substr(text, 1, 200), html = NULL, draft = '' WHERE id = ?`,
  ).run(sent.at, sent.channelMessageId, JSON.stringify(sent.refused), sent.source, sent.source === null ? 0 : 1, id)
}

export function markCopied(db: Database, id: number): void {
  prepared(db, 'UPDATE outbox SET copy = 0, source = NULL WHERE id = ?').run(id)
}

export function setCopyRetry(db: Database, id: number, attempts: number, nextTryAt: number): void {
  prepared(db, 'UPDATE outbox SET attempts = ?, next_try_at = ? WHERE id = ?').run(attempts, nextTryAt, id)
}

export function deleteOutboxItem(db: Database, id: number): void {
  prepared(db, 'DELETE FROM outbox WHERE id = ?').run(id)
}

/** What was on its way when the program ended: nobody knows how far it got. Returns how many. */
export function doubtWhatWasSending(db: Database): number {
  return prepared(db, "UPDATE outbox SET state = 'uncertain' WHERE state = 'sending'").run().changes
}

/** A line that came back forgives what the line was to blame for. */
export function forgiveWaiting(db: Database, accountId: number): void {
  prepared(
    db,
    `UPDATE outbox SET next_try_at = NULL WHERE account_id = ? AND state <> 'sent' AND next_try_at IS NOT NULL
       AND error ->> 'kind' IN ('network', 'auth', 'certificate', 'disk-full')`,
  ).run(accountId)
  prepared(db, 'UPDATE outbox SET next_try_at = NULL WHERE account_id = ? AND copy = 1').run(accountId)
}

export function outboxOfAccount(db: Database, accountId: number): readonly number[] {
  return prepared(db, 'SELECT id FROM outbox WHERE account_id = ?').pluck().all(accountId) as number[]
}

/** The contacts whose conversations have an answer on its way; the first answer to a stranger belongs to none. */
export function contactsWithAnswers(db: Database): ReadonlySet<number> {
  const sql = `SELECT DISTINCT conversation.contact_id FROM outbox JOIN message ON message.id = answers_id
    JOIN conversation ON conversation.id = message.conversation_id WHERE state <> 'sent'`
  return new Set(prepared(db, sql).pluck().all() as number[])
}

/** How many have not left, and how many of those wait for a person. */
export function countOutbox(db: Database): { readonly outbox: number; readonly held: number } {
  const sql = `SELECT count(*) AS outbox, count(*) FILTER (WHERE state IN ('held', 'failed')) AS held
    FROM outbox INDEXED BY outbox_pending WHERE state <> 'sent'`
  return prepared(db, sql).get() as { outbox: number; held: number }
}

/** How an answer's recipients fared, by its Message-ID. */
export function refusalsOf(db: Database, channelMessageId: string): readonly Refusal[] {
  const sql = 'SELECT refused FROM outbox WHERE channel_message_id = ?'
  const refused = prepared(db, sql).pluck().get(channelMessageId) as string | undefined
  return refused === undefined ? [] : (JSON.parse(refused) as Refusal[])
}

/** Whether this desk sent it, or is about to. */
export function isOurs(db: Database, channelMessageId: string): boolean {
  return prepared(db, 'SELECT 1 FROM outbox WHERE channel_message_id = ?').get(channelMessageId) !== undefined
}

/** What came back for messages of a conversation: the reports, as JSON of their `MessageAbout`. */
export function bouncesIn(db: Database, conversationId: number): readonly string[] {
  const sql = `SELECT about FROM message INDEXED BY message_bounce JOIN message_body ON message_id = id
    WHERE conversation_id = ? AND kind = 2 AND gone = 0 AND about IS NOT NULL`
  return prepared(db, sql).pluck().all(conversationId) as string[]
}

export interface SinceRow {
  readonly id: number
  readonly kind: number
  readonly channel_message_id: string | null
}

/** When the newest mail of a conversation reached its server (epoch ms), but for what this desk sent; 0 without any. */
export function newestArrivalIn(db: Database, conversationId: number): number {
  const sql = `SELECT max(received_at) FROM message WHERE conversation_id = ? AND gone = 0 AND direction <> 2
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.channel_message_id = message.channel_message_id)`
  return (prepared(db, sql).pluck().get(conversationId) as number | null) ?? 0
}

/** What came into a conversation, or left from it, later than a message or than a moment (as its server got it). */
export function messagesSince(
  db: Database,
  conversationId: number,
  after: number,
  arrivedAfter: number,
): readonly SinceRow[] {
  const sql = `SELECT id, kind, channel_message_id FROM message
    WHERE conversation_id = ? AND gone = 0 AND direction <> 2 AND (id > ? OR received_at > ?) ORDER BY id`
  return prepared(db, sql).all(conversationId, after, arrivedAfter) as SinceRow[]
}

/** The newest message of a conversation: of all, of what came, or of what came or went. */
export function newestInConversation(
  db: Database,
  conversationId: number,
  which: 'all' | 'in' | 'mail' = 'all',
): number | null {
  const only = { all: '', in: 'AND direction = 0', mail: 'AND direction <> 2' }[which]
  const sql = `SELECT max(id) FROM message WHERE conversation_id = ? AND gone = 0 ${only}`
  return prepared(db, sql).pluck().get(conversationId) as number | null
}
