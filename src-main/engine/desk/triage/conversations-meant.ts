import type { CallRequest } from '../../../contract/calls.ts'
import type { TriageStep } from '../../../contract/triage.ts'
import {
  type ConversationRow,
  conversationById,
  conversationsOfContact,
  openConversationsOf,
  starredConversationsOf,
  unreadConversationsOf,
  unsettledConversationsOf,
} from '../../store/conversations.ts'
import type { Database } from '../../store/database.ts'

export type TriageTarget = CallRequest<'triage.apply'>['target']

/**
 * The conversations that a step is about. A contact stands for those that are open; else for those that wait or sleep,
 * else for the newest. What opens again or gets a star is the newest, what is read is all that is unread.
 */
export function conversationsMeant(db: Database, target: TriageTarget, step: TriageStep): readonly ConversationRow[] {
  const ids =
    target.type === 'conversations' ? target.ids : target.ids.flatMap((contact) => ofContact(db, contact, step))
  return [...new Set(ids)].flatMap((id) => conversationById(db, id) ?? [])
}

function ofContact(db: Database, contact: number, step: TriageStep): readonly number[] {
  const newest = () => conversationsOfContact(db, contact, 1).map(({ id }) => id)
  if (step.type === 'read') return step.read ? unreadConversationsOf(db, contact) : newest()
  if (step.type === 'star' && !step.on) return starredConversationsOf(db, contact)
  if (step.type === 'star' || (step.type === 'status' && step.status === 'open')) return newest()
  const open = openConversationsOf(db, contact)
  if (open.length > 0 && !isTakenBack(step)) return open
  const unsettled = unsettledConversationsOf(db, contact)
  return unsettled.length > 0 ? unsettled : newest()
}

/** Steps about conversations that are in no open view. */
function isTakenBack(step: TriageStep): boolean {
  return (step.type === 'snooze' && step.until === null) || (step.type === 'spam' && !step.on)
}
