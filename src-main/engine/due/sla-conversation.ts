import type { ContactId, ConversationId } from '../../contract/ids.ts'
import type { SlaConversation } from '../../contract/sla.ts'
import { type Priority, priorities } from '../../contract/triage.ts'
import { contactName } from '../people/contact-card.ts'
import { type AccountRow, accountsById } from '../store/accounts.ts'
import { type ConversationRow, conversationById } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { messageById } from '../store/messages.ts'
import { identitiesOf } from '../store/people.ts'

/** A conversation as lists of figures show it; null when it left the desk meanwhile. */
export function slaConversation(db: Database, id: number): SlaConversation | null {
  const row = conversationById(db, id)
  return row && slaConversationOf(db, accountsById(db), row)
}

export function slaConversationOf(
  db: Database,
  accounts: ReadonlyMap<number, AccountRow>,
  row: ConversationRow,
): SlaConversation | null {
  const account = accounts.get(row.account_id)
  if (!account) return null
  return {
    conversation: row.id as ConversationId,
    contact: row.contact_id as ContactId,
    name: contactName(identitiesOf(db, row.contact_id)),
    subject: messageById(db, row.first_id)?.subject ?? '',
    channel: account.channel,
    priority: priorities[row.priority] as Priority,
    assignee: row.assignee,
  }
}
