import type { Capabilities } from '../../channels/channel.ts'
import { kindOfCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { messageById } from '../store/messages.ts'
import { isOurs, messagesSince, newestArrivalIn, newestInConversation, type OutboxRow } from '../store/outbox.ts'

/**
 * What makes an answer stale, oldest first: what the customer wrote, or a colleague sent from elsewhere, that came after
 * the agent last looked. A late mail with an early date counts by when the server got it.
 */
export function writtenSince(db: Database, item: OutboxRow): readonly number[] {
  const answered = item.answersId === null ? null : messageById(db, item.answersId)
  if (!answered) return []
  return messagesSince(db, answered.conversation_id, item.seenId ?? answered.id, item.seenArrived)
    .filter((row) => isSomebodys(row) && !(row.channel_message_id !== null && isOurs(db, row.channel_message_id)))
    .map((row) => row.id)
}

/** Machines' answers, reports and notes make nothing stale. */
function isSomebodys({ kind }: { readonly kind: number }): boolean {
  switch (kindOfCode(kind)) {
    case 'message':
    case 'invitation':
    case 'unreadable':
      return true
    default:
      return false
  }
}

/** What a person who looks at an answer's conversation now has seen. */
export function seenNow(
  db: Database,
  item: Pick<OutboxRow, 'answersId' | 'seenId' | 'seenArrived'>,
): Pick<OutboxRow, 'seenId' | 'seenArrived'> {
  const { seenId, seenArrived } = item
  const answered = item.answersId === null ? null : messageById(db, item.answersId)
  if (!answered) return { seenId, seenArrived }
  const { conversation_id: conversation } = answered
  return { seenId: newestInConversation(db, conversation) ?? seenId, seenArrived: newestArrivalIn(db, conversation) }
}

/** When the channel stops taking answers to this conversation; null when it never does. */
export function windowClosesAt(
  db: Database,
  item: OutboxRow,
  { replyWindowMs }: Pick<Capabilities, 'replyWindowMs'>,
): number | null {
  if (replyWindowMs === null || item.answersId === null) return null
  const answered = messageById(db, item.answersId)
  const asked = answered && newestInConversation(db, answered.conversation_id, 'in')
  const last = asked === null ? null : messageById(db, asked)
  return last ? last.sent_at + replyWindowMs : null
}
