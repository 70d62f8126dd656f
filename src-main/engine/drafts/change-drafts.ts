import type { z } from 'zod'
import type { draftChange } from '../../contract/compose.ts'
import { DeskError } from '../../contract/errors.ts'
import { storedAccount } from '../accounts/stored-account.ts'
import { accountsById } from '../store/accounts.ts'
import { putBlob } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { deleteDraftFile, filesOfDraft, insertDraftFile } from '../store/draft-files.ts'
import { deleteDraft, draftById, draftsToForget, updateDraft } from '../store/drafts.ts'
import type { OperationContext } from '../writer/operation.ts'
import { identityOf } from './own-addresses.ts'
import { writtenDraft } from './written-draft.ts'

const keptAfterRemovalMs = 24 * 60 * 60_000

/** Writes down what an agent changed. Throws `not-found` when the draft was sent or thrown away meanwhile. */
export function saveDraft(
  db: Database,
  { draft: id, change }: { draft: number; change: z.output<typeof draftChange> },
  { now }: OperationContext,
): void {
  const draft = writtenDraft(db, id)
  const account = change.account ? storedAccount(db, change.account) : accountsById(db).get(draft.accountId)
  const from = change.from ?? draft.fromAddress
  updateDraft(db, {
    ...draft,
    accountId: account?.id ?? draft.accountId,
    fromAddress: account ? identityOf(account, from).address : from,
    to: change.to ?? draft.to,
    cc: change.cc ?? draft.cc,
    bcc: change.bcc ?? draft.bcc,
    subject: change.subject ?? draft.subject,
    body: change.body === undefined ? draft.body : isBlank(change.body) ? '' : change.body,
    quote: change.quote ?? draft.quote,
    signature: change.signature ?? draft.signature,
    language: change.language === undefined ? draft.language : change.language,
    steps: change.steps ?? draft.steps,
    changedAt: now,
  })
}

/** An empty paragraph is what an editor makes of nothing. */
function isBlank(body: string): boolean {
  return body.length < 400 && !/<(?:img|hr)\b/i.test(body) && body.replace(/<[^>]*>|&nbsp;|\s/g, '') === ''
}

/** Throws a draft away; for a day it can be brought back. Forgets those whose day is over. */
export function removeDraft(db: Database, { draft: id }: { draft: number }, { now }: OperationContext): void {
  updateDraft(db, { ...writtenDraft(db, id), removedAt: now })
  for (const old of draftsToForget(db, now - keptAfterRemovalMs)) forgetDraft(db, old)
}

/** Throws `not-found` when it was forgotten. */
export function restoreDraft(db: Database, { draft: id }: { draft: number }, { now }: OperationContext): void {
  const draft = draftById(db, id)
  if (!draft) throw new DeskError('not-found', 'draft-gone', 'This draft was sent or thrown away')
  updateDraft(db, { ...draft, removedAt: null, changedAt: now })
}

export function forgetDraft(db: Database, id: number): void {
  for (const file of filesOfDraft(db, id)) deleteDraftFile(db, file.id)
  deleteDraft(db, id)
}

export interface NewFile {
  readonly draft: number
  readonly name: string
  readonly type: string
  readonly contentId: string | null
  readonly content: Uint8Array
}

/** Puts a file into a draft; returns its id. */
export function addDraftFile(db: Database, file: NewFile, { now }: OperationContext): number {
  const draft = writtenDraft(db, file.draft)
  updateDraft(db, { ...draft, changedAt: now })
  return insertDraftFile(db, draft.id, {
    name: file.name,
    type: file.type,
    size_bytes: file.content.byteLength,
    content_id: file.contentId,
    blob_hash: putBlob(db, file.content),
    attachment_id: null,
  })
}

export function removeDraftFile(
  db: Database,
  { draft: id, file }: { draft: number; file: number },
  { now }: OperationContext,
): void {
  const draft = writtenDraft(db, id)
  updateDraft(db, { ...draft, changedAt: now })
  if (filesOfDraft(db, id).some((each) => each.id === file)) deleteDraftFile(db, file)
}
