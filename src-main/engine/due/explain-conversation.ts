import { DeskError } from '../../contract/errors.ts'
import type { ConversationId } from '../../contract/ids.ts'
import type { SlaExplanation } from '../../contract/sla.ts'
import { agentName } from '../desk/agent.ts'
import { explain } from '../sla/clock/explain.ts'
import { accountsById } from '../store/accounts.ts'
import { conversationById } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { conversationsWithAnswers } from '../store/sla-facts.ts'
import { allCalendars } from '../store/sla-rules.ts'
import { factsOf } from './facts-of.ts'
import { rulesOf } from './rules.ts'

/** Throws `not-found` for a conversation that left the desk. */
export function explainConversation(db: Database, id: ConversationId, now: number): SlaExplanation {
  const row = conversationById(db, id)
  const sources = { db, accounts: accountsById(db), me: agentName(db), answered: conversationsWithAnswers(db) }
  const facts = row && factsOf(sources, row)
  if (!facts) throw new DeskError('not-found', 'conversation-gone', 'This is not on the desk or the server any more')
  const calendars = new Map(allCalendars(db).map((calendar) => [calendar.id, calendar]))
  return explain(facts, rulesOf(db).policies, (calendar) => calendars.get(calendar) ?? null, now)
}
