import type { ContactCard } from '../../contract/desk.ts'
import { DeskError } from '../../contract/errors.ts'
import type { ContactId } from '../../contract/ids.ts'
import type { ChannelKind } from '../../contract/message.ts'
import { conversationHead } from '../desk/conversation-heads.ts'
import { dueViews } from '../due/due-view.ts'
import { accountsById } from '../store/accounts.ts'
import { conversationsOfContact, countConversations } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { timeOfMessageId } from '../store/derived-id.ts'
import { contactById, type IdentityRow, identitiesOf } from '../store/people.ts'
import { queueEntry } from '../store/queue.ts'
import { contactNote } from './notes.ts'
import { responseTimes } from './response-times.ts'

const listedConversations = 50

/** The best name anybody gave the contact, else an address. Identities come best named first. */
export function contactName(identities: readonly IdentityRow[]): string {
  return identities.find((identity) => identity.name)?.name || identities[0]?.address || ''
}

/** Throws `not-found` when the contact has no message left. */
export function contactCard(db: Database, id: ContactId, now: number): ContactCard {
  const contact = contactById(db, id)
  if (!contact) throw new DeskError('not-found', 'contact-gone', 'This contact has no messages on the desk any more')
  const identities = identitiesOf(db, id)
  const accounts = accountsById(db)
  const queue = queueEntry(db, 0, id)
  const dues = dueViews(db, now)
  return {
    id,
    name: contactName(identities),
    identities: identities.map(({ channel, address, name }) => ({ channel: channel as ChannelKind, address, name })),
    firstAt: timeOfMessageId(contact.first_id),
    lastAt: timeOfMessageId(contact.last_id),
    received: contact.received,
    sent: contact.sent,
    responses: responseTimes(db, id),
    note: contactNote(db, id, identities),
    unread: queue?.unread ?? 0,
    waitingSince: queue?.waiting_id ? timeOfMessageId(queue.waiting_id) : null,
    due: dues.ofContact(id, null, null),
    conversations: conversationsOfContact(db, id, listedConversations).flatMap((row) => {
      const head = conversationHead(db, accounts, row, dues)
      return head ? [head] : []
    }),
    conversationCount: countConversations(db, id),
  }
}
