import { accountsById } from '../store/accounts.ts'
import { type Database, withRoom } from '../store/database.ts'
import { queueContactsAfter, settleQueueDue } from '../store/queue-due.ts'
import { conversationsWithClocksAfter, putDue } from '../store/sla-due.ts'
import { dueProjection } from './project-due.ts'

/** First the conversations, then the queue, each in the order of the file: what is not in memory is read once. */
export interface SlicePosition {
  readonly of: 'conversations' | 'queue'
  readonly after: number
}

export const firstSlice: SlicePosition = { of: 'conversations', after: -1 }

export interface RecomputedSlice {
  /** Where the next slice begins; null after the last. */
  readonly next: SlicePosition | null
  /** Conversations. */
  readonly done: number
}

/**
 * Works out anew what a slice of the open conversations is due by, after an edit of a calendar or a policy. The facts are
 * what they were, so that only due times are written, and the rows of the queue that go by them.
 */
export function recomputeDue(
  db: Database,
  { from, limit }: { readonly from: SlicePosition; readonly limit: number },
): RecomputedSlice {
  return withRoom(db, () =>
    from.of === 'conversations' ? conversationSlice(db, from.after, limit) : queueSlice(db, from.after, limit),
  )
}

function conversationSlice(db: Database, after: number, limit: number): RecomputedSlice {
  const rows = conversationsWithClocksAfter(db, after, limit)
  const due = dueProjection(db, accountsById(db))
  due.gather(rows.map(({ id }) => id))
  for (const row of rows) putDue(db, row, due.of(row))
  const last = rows.at(-1)
  const isLast = rows.length < limit || last === undefined
  return { next: isLast ? { of: 'queue', after: -1 } : { of: 'conversations', after: last.id }, done: rows.length }
}

function queueSlice(db: Database, after: number, limit: number): RecomputedSlice {
  const contacts = queueContactsAfter(db, after, limit)
  settleQueueDue(db, accountsById(db), contacts)
  const last = contacts.at(-1)
  return { next: contacts.length < limit || last === undefined ? null : { of: 'queue', after: last }, done: 0 }
}
