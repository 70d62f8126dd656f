import { deskWork } from '../desk/work.ts'
import { countMessages } from '../store/accounts.ts'
import { deleteUnusedBlobs } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { deleteParticipations, participantsOf } from '../store/people.ts'
import { deletePlacesOfMessage } from '../store/places.ts'
import { deleteMessage, messagesOfAccount } from '../store/removal.ts'
import { unindexMessage } from '../store/search-index.ts'

export interface RemovedSlice {
  readonly contacts: readonly number[]
  readonly removed: number
  /** False when the account has no message left. */
  readonly more: boolean
}

/**
 * Removes some messages of an account from this computer, with everything that was made of them. Called in slices, so
 * that windows and other accounts go on meanwhile; an interrupted removal is taken up where it stopped.
 */
export function removeMessages(db: Database, input: { accountId: number; limit: number }): RemovedSlice {
  const rows = messagesOfAccount(db, input.accountId, input.limit)
  const work = deskWork(db)
  let shown = 0
  for (const row of rows) {
    const contacts = participantsOf(db, row.id)
    for (const contact of contacts) work.lost(contact, row.id)
    deleteParticipations(db, row.id)
    deletePlacesOfMessage(db, row.id)
    if (!row.gone) {
      unindexMessage(db, row.id)
      shown++
    }
    deleteMessage(db, row.id, input.accountId)
    work.projection.removed(row, contacts)
  }
  countMessages(db, input.accountId, -shown)
  const more = rows.length === input.limit
  if (!more) deleteUnusedBlobs(db)
  return { contacts: work.finish(), removed: rows.length, more }
}
