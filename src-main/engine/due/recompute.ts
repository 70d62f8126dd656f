import { accountsById } from '../store/accounts.ts'
import type { ConversationRow } from '../store/conversations.ts'
import { type Database, withRoom } from '../store/database.ts'
import { settleQueueDue } from '../store/queue-due.ts'
import { conversationsWithClocksAfter, putDue, type SlicePosition } from '../store/sla-due.ts'
import { dueProjection } from './project-due.ts'

export interface RecomputedSlice {
  /** Where the next slice begins; null after the last. */
  readonly next: SlicePosition | null
  readonly done: number
}

/**
 * Works out anew what a slice of the open conversations is due by, after an edit of a calendar or a policy. The facts are
 * what they were, so that only due times are written, and the rows of the queue that go by them.
 */
export function recomputeDue(
  db: Database,
  { after, limit }: { readonly after: SlicePosition | null; readonly limit: number },
): RecomputedSlice {
  return withRoom(db, () => {
    const accounts = accountsById(db)
    const rows = conversationsWithClocksAfter(db, after, limit)
    const due = dueProjection(db, accounts)
    due.gather(rows.map(({ id }) => id))
    const changed = rows.filter((row) => putDue(db, row, due.of(row)))
    settleQueueDue(db, accounts, new Set(changed.map(({ contact_id }) => contact_id)))
    const last = rows.at(-1) as ConversationRow
    const next = rows.length < limit ? null : { contact: last.contact_id, last: last.last_id, id: last.id }
    return { next, done: rows.length }
  })
}
