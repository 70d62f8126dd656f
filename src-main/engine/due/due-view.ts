import type { ConversationId, MessageId } from '../../contract/ids.ts'
import { type ClockKind, clockKinds, pauseReasons, type SlaDue } from '../../contract/sla.ts'
import { dueView, type NextDue } from '../sla/clock/next-due.ts'
import { type ConversationRow, firstDueOf, firstPausedOf } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { timeOfMessageId } from '../store/derived-id.ts'
import { conversationsWithAnswers } from '../store/sla-facts.ts'
import { rulesOf } from './rules.ts'

/** Makes countdowns of rows for one answer: rules and the outbox are looked up once. */
export interface DueViews {
  ofConversation(row: ConversationRow): SlaDue | null
  /** Of a contact's conversations, in one account or (null) in all: what is due first, else one whose clock stands still. */
  ofContact(contact: number, account: number | null, dueAt: number | null): SlaDue | null
}

export function dueViews(db: Database, now: number): DueViews {
  const policies = new Map(rulesOf(db).policies.map((policy) => [policy.policy.id as number | null, policy]))
  const answered = conversationsWithAnswers(db)
  const ofConversation = (row: ConversationRow): SlaDue | null => {
    const next = nextOf(row)
    // Between a change of the rules and the job that follows it, a row may name a policy that is gone.
    const policy = policies.get(row.due_policy)
    if (!next || !policy) return null
    const conversation = row.id as ConversationId
    return dueView({ ...next, conversation, answerPending: answered.has(row.id) }, policy, now)
  }
  return {
    ofConversation,
    ofContact(contact, account, dueAt) {
      // The queue follows a moment after an edit of the rules.
      const due = firstDueOf(db, contact, account, dueAt) ?? firstDueOf(db, contact, account, null)
      const row = due ?? firstPausedOf(db, contact, account)
      return row ? ofConversation(row) : null
    },
  }
}

/** The clock as its row keeps it. */
function nextOf(row: ConversationRow): NextDue | null {
  if (row.due_clock === null || row.due_from === null) return null
  const reason = row.due_paused === null ? null : pauseReasons[row.due_paused]
  const paused = reason === 'waiting' || reason === 'snoozed' ? reason : null
  return {
    kind: clockKinds[row.due_clock] as ClockKind,
    startedBy: row.due_from as MessageId,
    startedAt: timeOfMessageId(row.due_from),
    warnAt: row.warn_at,
    dueAt: row.due_at,
    paused,
    pausedUntil: paused === 'snoozed' ? row.snoozed_until : null,
    leftMs: row.due_left,
  }
}
