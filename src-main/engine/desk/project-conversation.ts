import { conversationStatuses } from '../../contract/triage.ts'
import type { DueProjection } from '../due/project-due.ts'
import {
  type ConversationRow,
  conversationFacts,
  firstCustomerMessageAfter,
  messageOwner,
} from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { triageOf } from './triage/triage-of.ts'

/** A conversation from its messages and what agents said of it; null when no message is left. */
export function projectConversation(db: Database, due: DueProjection, id: number): ConversationRow | null {
  const facts = conversationFacts(db, id)
  if (facts.first_id === null || facts.last_id === null) return null
  const triage = triageOf(db, id, facts)
  const isOpen = conversationStatuses[triage.status] === 'open' && triage.snoozed_until === null && triage.spam === 0
  const settled = Math.max(facts.answered_id ?? 0, triage.settled_through ?? 0)
  const waiting = isOpen ? firstCustomerMessageAfter(db, id, settled) : null
  const owner = messageOwner(db, waiting ?? facts.last_id)
  const row = {
    id,
    account_id: owner.account_id,
    contact_id: owner.contact_id,
    first_id: facts.first_id,
    last_id: facts.last_id,
    messages: facts.messages,
    waiting_id: waiting,
    open: isOpen ? 1 : 0,
    ...triage,
  }
  return { ...row, ...due.of(row) }
}

/** Whether what is unread in it is left out of the queue. */
export function isOutOfSight(row: Pick<ConversationRow, 'spam' | 'snoozed_until'> | null): boolean {
  return row !== null && (row.spam === 1 || row.snoozed_until !== null)
}
