import { type Database, prepared } from './database.ts'
import { begunDrafts, type DraftRow } from './drafts.ts'

/** A copy of a draft in its server's drafts folder. */
export interface ServerDraftRow {
  readonly draft_id: number
  readonly account_id: number
  readonly channel_message_id: string
  /** Of the draft when it was copied; 0 while that is not certain. */
  readonly changed_at: number
}

/** Drafts of an account that say something its server's copy does not; notes are never among them. */
export function draftsToCopy(db: Database, accountId: number): readonly DraftRow[] {
  const copied = new Map(copiesOf(db, accountId).map((copy) => [copy.draft_id, copy.changed_at]))
  return begunDrafts(db).filter(
    (draft) => draft.accountId === accountId && draft.kind !== 'note' && copied.get(draft.id) !== draft.changedAt,
  )
}

/** Copies whose drafts were sent, thrown away or moved to another account. */
export function copiesWithoutDraft(db: Database, accountId: number): readonly ServerDraftRow[] {
  const sql = `SELECT * FROM server_draft WHERE account_id = ? AND NOT EXISTS (
    SELECT 1 FROM draft WHERE draft.id = draft_id AND removed_at IS NULL AND draft.account_id = server_draft.account_id)`
  return prepared(db, sql).all(accountId) as ServerDraftRow[]
}

export function copiesOf(db: Database, accountId: number): readonly ServerDraftRow[] {
  return prepared(db, 'SELECT * FROM server_draft WHERE account_id = ?').all(accountId) as ServerDraftRow[]
}

export function copyOfDraft(db: Database, draftId: number): ServerDraftRow | null {
  const row = prepared(db, 'SELECT * FROM server_draft WHERE draft_id = ?').get(draftId)
  return (row as ServerDraftRow | undefined) ?? null
}

export function putServerDraft(db: Database, row: ServerDraftRow): void {
  prepared(db, 'INSERT OR REPLACE INTO server_draft VALUES (?, ?, ?, ?)').run(
    row.draft_id,
    row.account_id,
    row.channel_message_id,
    row.changed_at,
  )
}

export function deleteServerDraft(db: Database, draftId: number): void {
  prepared(db, 'DELETE FROM server_draft WHERE draft_id = ?').run(draftId)
}

export function deleteServerDraftsOf(db: Database, accountId: number): void {
  prepared(db, 'DELETE FROM server_draft WHERE account_id = ?').run(accountId)
}
