import { identityId } from '../people/participants.ts'
import { accountsById } from '../store/accounts.ts'
import { conversationById } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { messageById } from '../store/messages.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { identityById } from '../store/people.ts'

/** Whose timelines an answer shows on until it has left: its conversation's contact first, then those it is written to. */
export function contactsOfItem(
  db: Database,
  item: Pick<OutboxRow, 'answersId' | 'accountId' | 'to'>,
): readonly number[] {
  const answered = item.answersId === null ? null : messageById(db, item.answersId)
  const conversation = answered && conversationById(db, answered.conversation_id)
  const channel = accountsById(db).get(item.accountId)?.channel
  const written = channel
    ? item.to.slice(0, 20).flatMap(({ address }) => identityById(db, identityId(channel, address))?.contact_id ?? [])
    : []
  return [...new Set([...(conversation ? [conversation.contact_id] : []), ...written])]
}
