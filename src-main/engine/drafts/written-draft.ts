import { DeskError } from '../../contract/errors.ts'
import type { Database } from '../store/database.ts'
import { type DraftRow, draftById } from '../store/drafts.ts'

/** A draft that is being written. Throws `not-found` for one that was sent or thrown away. */
export function writtenDraft(db: Database, id: number): DraftRow {
  const draft = draftById(db, id)
  if (!draft || draft.removedAt !== null)
    throw new DeskError('not-found', 'draft-gone', 'This draft was sent or thrown away')
  return draft
}
