import type { CallRequest } from '../../../contract/calls.ts'
import type { QueueFilter } from '../../../contract/desk.ts'
import type { TriageStep } from '../../../contract/triage.ts'
import {
  type ConversationRow,
  conversationById,
  conversationsOfContact,
  dueConversationsOf,
  openConversationsOf,
  sleepingConversationsOf,
  spamConversationsOf,
  starredConversationsOf,
  unreadConversationsOf,
  waitingConversationsOf,
} from '../../store/conversations.ts'
import type { Database } from '../../store/database.ts'
import { agentName } from '../agent.ts'

export type TriageTarget = CallRequest<'triage.apply'>['target']

/** The conversations that a step is about, each once. */
export function conversationsMeant(db: Database, target: TriageTarget, step: TriageStep): readonly ConversationRow[] {
  const rows =
    target.type === 'conversations'
      ? target.ids.flatMap((id) => conversationById(db, id) ?? [])
      : target.ids.flatMap((contact) => ofContact(db, contact, step, target.view))
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/**
 * A contact stands for those conversations that put it into the view it is seen in; elsewhere for the open ones, else for
 * those that wait or sleep, else for the newest. What opens again or gets a star is the newest; what is read, woken or no
 * spam after all is whatever is not that yet.
 */
function ofContact(
  db: Database,
  contact: number,
  step: TriageStep,
  view: QueueFilter | null,
): readonly ConversationRow[] {
  const newest = () => conversationsOfContact(db, contact, 1)
  switch (step.type) {
    case 'read':
      return step.read ? unreadConversationsOf(db, contact) : newest()
    case 'star':
      return step.on ? newest() : starredConversationsOf(db, contact)
    case 'snooze':
      if (step.until === null) return sleepingConversationsOf(db, contact)
      break
    case 'spam':
      if (!step.on) return spamConversationsOf(db, contact)
      break
    default:
  }
  const seen = ofView(db, contact, view)
  if (seen.length > 0) return seen
  if (step.type === 'status' && step.status === 'open') return newest()
  const open = openConversationsOf(db, contact)
  if (open.length > 0) return open
  const unsettled = [...waitingConversationsOf(db, contact), ...sleepingConversationsOf(db, contact)]
  return unsettled.length > 0 ? unsettled : newest()
}

/** Where a row of the queue is about some conversations of a contact and not about others; none for the other views. */
function ofView(db: Database, contact: number, view: QueueFilter | null): readonly ConversationRow[] {
  switch (view) {
    case 'waiting':
      return waitingConversationsOf(db, contact)
    case 'snoozed':
      return sleepingConversationsOf(db, contact)
    case 'due':
      return dueConversationsOf(db, contact)
    case 'mine': {
      const me = agentName(db)
      return openConversationsOf(db, contact).filter(({ assignee }) => assignee === me)
    }
    case 'unassigned':
      return openConversationsOf(db, contact).filter(({ assignee }) => assignee === null)
    default:
      return []
  }
}
