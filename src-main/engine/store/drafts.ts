import type { DraftKind } from '../../contract/compose.ts'
import type { Address } from '../../contract/message.ts'
import type { TriageStep } from '../../contract/triage.ts'
import { type Database, prepared } from './database.ts'

export interface Recipients {
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly bcc: readonly Address[]
}

export interface DraftRow extends Recipients {
  readonly id: number
  readonly kind: DraftKind
  readonly accountId: number
  /** The message that is answered, forwarded or spoken about; null for a new one. */
  readonly answersId: number | null
  readonly fromAddress: string
  readonly subject: string
  readonly body: string
  readonly quote: boolean
  readonly signature: boolean
  readonly language: string | null
  /** Done to the conversation when it is sent. */
  readonly steps: readonly TriageStep[]
  readonly changedAt: number
  readonly removedAt: number | null
}

interface StoredDraft {
  readonly id: number
  readonly kind: DraftKind
  readonly account_id: number
  readonly answers_id: number | null
  readonly from_address: string
  readonly recipients: string
  readonly subject: string
  readonly body: string
  readonly quote: number
  readonly signature: number
  readonly language: string | null
  readonly steps: string
  readonly changed_at: number
  readonly removed_at: number | null
}

function toRow(stored: StoredDraft): DraftRow {
  return {
    ...(JSON.parse(stored.recipients) as Recipients),
    id: stored.id,
    kind: stored.kind,
    accountId: stored.account_id,
    answersId: stored.answers_id,
    fromAddress: stored.from_address,
    subject: stored.subject,
    body: stored.body,
    quote: stored.quote === 1,
    signature: stored.signature === 1,
    language: stored.language,
    steps: JSON.parse(stored.steps),
    changedAt: stored.changed_at,
    removedAt: stored.removed_at,
  }
}

export type NewDraft = Omit<DraftRow, 'id' | 'removedAt'>

export function insertDraft(db: Database, draft: NewDraft): number {
  const { to, cc, bcc } = draft
  const result = prepared(
    db,
    `INSERT INTO draft (kind, account_id, answers_id, from_address, recipients, subject, body, quote, signature, language,
       steps, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    draft.kind,
    draft.accountId,
    draft.answersId,
    draft.fromAddress,
    JSON.stringify({ to, cc, bcc }),
    draft.subject,
    draft.body,
    draft.quote ? 1 : 0,
    draft.signature ? 1 : 0,
    draft.language,
    JSON.stringify(draft.steps),
    draft.changedAt,
  )
  return Number(result.lastInsertRowid)
}

export function updateDraft(db: Database, draft: DraftRow): void {
  const { to, cc, bcc } = draft
  prepared(
    db,
    `UPDATE draft SET kind = ?, account_id = ?, answers_id = ?, from_address = ?, recipients = ?, subject = ?, body = ?,
       quote = ?, signature = ?, language = ?, steps = ?, changed_at = ?, removed_at = ? WHERE id = ?`,
  ).run(
    draft.kind,
    draft.accountId,
    draft.answersId,
    draft.fromAddress,
    JSON.stringify({ to, cc, bcc }),
    draft.subject,
    draft.body,
    draft.quote ? 1 : 0,
    draft.signature ? 1 : 0,
    draft.language,
    JSON.stringify(draft.steps),
    draft.changedAt,
    draft.removedAt,
    draft.id,
  )
}

export function deleteDraft(db: Database, id: number): void {
  prepared(db, 'DELETE FROM draft WHERE id = ?').run(id)
}

/** A draft, one that was thrown away too. */
export function draftById(db: Database, id: number): DraftRow | null {
  const stored = prepared(db, 'SELECT * FROM draft WHERE id = ?').get(id) as StoredDraft | undefined
  return stored ? toRow(stored) : null
}

/** Who only opened an editor has not begun to write. */
const saysSomething = `(body <> '' OR (draft.kind = 'new' AND draft.subject <> '')
  OR (draft.kind <> 'forward' AND EXISTS (SELECT 1 FROM draft_file WHERE draft_id = draft.id)))`

/** Drafts that say something, the one written last first. */
export function begunDrafts(db: Database): readonly DraftRow[] {
  const sql = `SELECT * FROM draft WHERE removed_at IS NULL AND ${saysSomething} ORDER BY changed_at DESC, id DESC`
  return (prepared(db, sql).all() as StoredDraft[]).map(toRow)
}

/** All drafts that were not thrown away, the one written last first. */
export function allDrafts(db: Database): readonly DraftRow[] {
  const sql = 'SELECT * FROM draft WHERE removed_at IS NULL ORDER BY changed_at DESC, id DESC'
  return (prepared(db, sql).all() as StoredDraft[]).map(toRow)
}

/** The answer, or the note, that is being written in a conversation. Two conversations that became one may have two. */
export function draftOfConversation(db: Database, conversationId: number, isNote: boolean): DraftRow | null {
  const stored = prepared(
    db,
    `SELECT draft.* FROM draft JOIN message ON message.id = answers_id
     WHERE conversation_id = ? AND removed_at IS NULL AND (draft.kind = 'note') = ? ORDER BY changed_at DESC LIMIT 1`,
  ).get(conversationId, isNote ? 1 : 0) as StoredDraft | undefined
  return stored ? toRow(stored) : null
}

/** The contacts whose conversations have a draft that says something; `new` drafts belong to none. */
export function contactsWithDrafts(db: Database): ReadonlySet<number> {
  const sql = `SELECT DISTINCT conversation.contact_id FROM draft JOIN message ON message.id = answers_id
    JOIN conversation ON conversation.id = message.conversation_id WHERE removed_at IS NULL AND ${saysSomething}`
  return new Set(prepared(db, sql).pluck().all() as number[])
}

export function countDrafts(db: Database): number {
  const sql = `SELECT count(*) FROM draft WHERE removed_at IS NULL AND ${saysSomething}`
  return prepared(db, sql).pluck().get() as number
}

/** Drafts that were thrown away before a moment. */
export function draftsToForget(db: Database, removedBefore: number): readonly number[] {
  return prepared(db, 'SELECT id FROM draft WHERE removed_at < ?').pluck().all(removedBefore) as number[]
}

/** All drafts of an account that leaves the desk. */
export function draftsOfAccount(db: Database, accountId: number): readonly number[] {
  return prepared(db, 'SELECT id FROM draft WHERE account_id = ?').pluck().all(accountId) as number[]
}
