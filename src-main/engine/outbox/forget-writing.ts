import { forgetDraft } from '../drafts/change-drafts.ts'
import type { Database } from '../store/database.ts'
import { draftsOfAccount } from '../store/drafts.ts'
import { outboxOfAccount } from '../store/outbox.ts'
import { deleteServerDraftsOf } from '../store/server-drafts.ts'
import { forgetItem } from './take-back.ts'

/** Drafts and answers of an account that leaves the desk. */
export function forgetWriting(db: Database, accountId: number): void {
  for (const draft of draftsOfAccount(db, accountId)) forgetDraft(db, draft)
  deleteServerDraftsOf(db, accountId)
  for (const item of outboxOfAccount(db, accountId)) forgetItem(db, item)
}
