import { DeskError } from '../../../contract/errors.ts'
import type { ContactId, ConversationId, MessageId } from '../../../contract/ids.ts'
import { conversationStatuses } from '../../../contract/triage.ts'
import type { IdentityName } from '../../people/links.ts'
import { ownerOf, ownerTopic, ownerValue } from '../../people/owner.ts'
import { addressOrName, identityId } from '../../people/participants.ts'
import { type ConversationRow, conversationById } from '../../store/conversations.ts'
import { derivedId } from '../../store/derived-id.ts'
import { marksOfConversation, marksOfMessage } from '../../store/marks.ts'
import { type MessageRow, messageById } from '../../store/messages.ts'
import { identitiesOf, identityById, linkOf } from '../../store/people.ts'
import { messageIdsOfConversation } from '../../store/threads.ts'
import type { DeskWork } from '../work.ts'
import { refOf } from './message-ref.ts'
import { conversationOfPart, partTopic, splitConversation, splitPart, threadPart } from './parts.ts'
import type { MarkItem } from './triage-action.ts'
import { noAnswerTopic, statusTopic } from './triage-of.ts'

/** Gives a conversation to another contact. Throws `not-found` for a contact or a conversation that left the desk. */
export function moveItems(
  work: DeskWork,
  conversation: ConversationId,
  to: ContactId | { readonly address: string },
): readonly MarkItem[] {
  const row = existing(work, conversation)
  const last = messageById(work.db, row.last_id) as MessageRow
  const name = typeof to === 'object' ? addressed(work, row, to.address) : nameOf(work, to)
  const known = ownerOf(work.db, row.id)
  if (contactOf(work, name) === (known ? contactOf(work, known) : row.contact_id)) return []
  return [{ ...refOf(work, last), topic: ownerTopic, value: ownerValue(name) }]
}

function addressed({ accounts }: DeskWork, row: ConversationRow, typed: string): IdentityName {
  return { channel: accounts.get(row.account_id)?.channel ?? 'email', address: typed.trim().toLowerCase() }
}

/** Whose an address is, also where no message of it is on the desk. */
function contactOf({ db }: DeskWork, { channel, address }: IdentityName): number {
  const id = identityId(channel, address)
  return identityById(db, id)?.contact_id ?? linkOf(db, id) ?? id
}

function nameOf({ db }: DeskWork, contact: number): IdentityName {
  const identities = identitiesOf(db, contact)
  const founder = identities.find(({ id }) => id === contact) ?? identities[0]
  if (!founder) throw new DeskError('not-found', 'contact-gone', 'This contact has no messages on the desk any more')
  const { channel, address, name } = founder
  return { channel: channel as IdentityName['channel'], address: addressOrName(address, name) }
}

/**
 * A message and what follows it leave their conversation for one of their own. What agents said of the conversation is
 * said of both. Nothing to do for the first message of one.
 */
export function splitItems(
  work: DeskWork,
  message: MessageId,
): { readonly items: readonly MarkItem[]; readonly conversation: ConversationId } {
  const first = messageById(work.db, message)
  if (!first || first.gone === 1) throw gone()
  const row = existing(work, first.conversation_id as ConversationId)
  const all = messageIdsOfConversation(work.db, row.id).map((id) => messageById(work.db, id) as MessageRow)
  const following = all.filter(({ id }) => id >= first.id)
  const staying = all.findLast(({ id, gone: isGone }) => id < first.id && isGone === 0)
  if (!staying) return { items: [], conversation: row.id as ConversationId }
  const salt = derivedId(`account\n${work.accounts.get(row.account_id)?.key}`)
  const last = following.findLast(({ gone: isGone }) => isGone === 0) ?? first
  return {
    items: [
      ...following.map((each) => partItem(work, each, splitPart(first.remote_id))),
      ...[staying, last].flatMap((each) => carried(work, row, each)),
    ],
    conversation: splitConversation(salt, first.remote_id) as ConversationId,
  }
}

/** What was said of the whole, said again of a part of it. */
function carried(work: DeskWork, row: ConversationRow, message: MessageRow): readonly MarkItem[] {
  const marks = marksOfConversation(work.db, row.id)
  const said = new Map(marks.map(({ topic, value }) => [topic, value]))
  said.delete(partTopic)
  const settled = marks.findLast(({ topic }) => topic === noAnswerTopic)?.message_id ?? 0
  // It was said of what was written by then, not of all that the part holds.
  if (settled < message.id) said.delete(noAnswerTopic)
  // An open conversation was reopened by what was said in it; each part tells by itself whether it is.
  if (conversationStatuses[row.status] === 'open' && row.snoozed_until === null) said.delete(statusTopic)
  return [...said].map(([topic, value]) => ({ ...refOf(work, message), topic, value }))
}

/** Two conversations of one account become one. Throws `rejected` for those of two. */
export function mergeItems(work: DeskWork, from: ConversationId, into: ConversationId): readonly MarkItem[] {
  const [source, target] = [existing(work, from), existing(work, into)]
  if (source.id === target.id) return []
  if (source.account_id !== target.account_id)
    throw new DeskError('rejected', 'other-account', 'Conversations of two accounts cannot become one')
  const part = partNaming(work, target)
  return messageIdsOfConversation(work.db, source.id).map((id) =>
    partItem(work, messageById(work.db, id) as MessageRow, part),
  )
}

/** How marks name a conversation: after a message of its own thread, or as they named it when they made it. */
function partNaming(work: DeskWork, row: ConversationRow): string {
  const members = messageIdsOfConversation(work.db, row.id).map((id) => messageById(work.db, id) as MessageRow)
  const own = members.find(({ thread_id }) => thread_id === null)
  if (own) return threadPart(own.remote_id)
  const named = members
    .flatMap(({ id }) => marksOfMessage(work.db, id, partTopic).at(-1)?.value ?? [])
    .find((value) => conversationOfPart(work, row.account_id, value) === row.id)
  if (named === undefined) throw gone()
  return named
}

function partItem(work: DeskWork, row: MessageRow, value: string): MarkItem {
  return { ...refOf(work, row), topic: partTopic, value }
}

function existing({ db }: DeskWork, conversation: ConversationId): ConversationRow {
  const row = conversationById(db, conversation)
  if (!row) throw gone()
  return row
}

const gone = () => new DeskError('not-found', 'conversation-gone', 'This is not on the desk or the server any more')
