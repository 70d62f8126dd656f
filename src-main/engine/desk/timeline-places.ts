import type { TimelineMonth } from '../../contract/desk.ts'
import { DeskError } from '../../contract/errors.ts'
import type { ContactId, MessageId } from '../../contract/ids.ts'
import type { Database } from '../store/database.ts'
import { firstMessageIdAt, timeOfMessageId } from '../store/derived-id.ts'
import { messageById } from '../store/messages.ts'
import { countMessagesBetween, firstUnreadFrom, messageIdsFrom } from '../store/timeline.ts'

const noEnd = Number.MAX_SAFE_INTEGER

/**
 * The months of a timeline in this computer's zone, oldest first. Ids sort by time, so a month is a range of them:
 * quiet years are leapt over, and nothing but the timeline's own index is read.
 */
export function timelineMonths(db: Database, contact: ContactId): readonly TimelineMonth[] {
  const months: TimelineMonth[] = []
  let from = 0
  for (;;) {
    const [first] = messageIdsFrom(db, contact, from, 1)
    if (first === undefined) return months
    const { startsAt, endsAt } = monthOf(timeOfMessageId(first))
    from = firstMessageIdAt(endsAt)
    // Moments too far off to have ids of their own all lie in the last month there is.
    if (from <= first) return [...months, { startsAt, messages: countMessagesBetween(db, contact, first, noEnd) }]
    months.push({ startsAt, messages: countMessagesBetween(db, contact, first, from) })
  }
}

function monthOf(at: number): { readonly startsAt: number; readonly endsAt: number } {
  const day = new Date(at)
  const [year, month] = [day.getFullYear(), day.getMonth()]
  return { startsAt: new Date(year, month).getTime(), endsAt: new Date(year, month + 1).getTime() }
}

/** The next unread message of a contact, from the top again after the last; null when nothing is unread. */
export function nextUnread(db: Database, contact: ContactId, after: MessageId | null): MessageId | null {
  const later = after === null ? null : firstUnreadFrom(db, contact, after + 1)
  return (later ?? firstUnreadFrom(db, contact, 0)) as MessageId | null
}

/** On whose timeline a message stands. Throws `not-found` for one that is not on the desk. */
export function whereMessageIs(db: Database, message: MessageId): ContactId {
  const row = messageById(db, message)
  if (!row || row.gone === 1)
    throw new DeskError('not-found', 'message-gone', 'This is not on the desk or the server any more')
  return row.contact_id as ContactId
}
