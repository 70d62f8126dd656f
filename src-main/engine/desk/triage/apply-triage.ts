import type { CallRequest } from '../../../contract/calls.ts'
import type { ContactId, ConversationId } from '../../../contract/ids.ts'
import type { TriageStep } from '../../../contract/triage.ts'
import type { IdentityName } from '../../people/links.ts'
import { conversationById, conversationsToWake } from '../../store/conversations.ts'
import type { Database } from '../../store/database.ts'
import { messageById } from '../../store/messages.ts'
import { newestRead, unreadBetween } from '../../store/timeline.ts'
import { type ActionResult, type Author, act } from '../actions.ts'
import { deskWork } from '../work.ts'
import { mergeItems, moveItems, splitItems } from './arrange.ts'
import { isBlockedNow } from './block.ts'
import { conversationsMeant, type TriageTarget } from './conversations-meant.ts'
import { refOf } from './message-ref.ts'
import { wordOn } from './server-words.ts'
import { itemsOfStep } from './steps.ts'
import type { TriageItem } from './triage-action.ts'
import { statusTopic } from './triage-of.ts'

/** One step over many conversations, as one action. Those that are so already are left alone. */
export function applyStep(
  db: Database,
  { target, step }: { readonly target: TriageTarget; readonly step: TriageStep },
  author: Author,
): ActionResult {
  const work = deskWork(db)
  const items = conversationsMeant(db, target, step).flatMap((row) => itemsOfStep(work, row, step))
  return act(work, { kind: 'triage', step, items: withoutRepeats(items) }, author)
}

/** Several steps on one conversation, as one action. Null when nothing is asked for. */
export function applySteps(
  db: Database,
  conversation: number,
  steps: readonly TriageStep[],
  author: Author,
): ActionResult | null {
  const last = steps.at(-1)
  const row = conversationById(db, conversation)
  if (!last || !row) return null
  const work = deskWork(db)
  const items = steps.flatMap((step) => itemsOfStep(work, row, step))
  return act(work, { kind: 'triage', step: last, items: withoutRepeats(items) }, author)
}

/** Several conversations of one sender block them once. */
function withoutRepeats(items: readonly TriageItem[]): readonly TriageItem[] {
  const blocked = new Set<string>()
  return items.filter((item) => {
    if (!('sender' in item)) return true
    const name = JSON.stringify(item.sender)
    return !blocked.has(name) && blocked.add(name)
  })
}

/** Everything a contact ever wrote. */
const allMessages = { first: 0, last: Number.MAX_SAFE_INTEGER }

export interface ReadMark {
  readonly contact: number
  readonly read: boolean
  /** Reads only from the first of these messages to the last, both included; without them all. */
  readonly between?: { readonly first: number; readonly last: number } | null
}

/** Marks what is unread of a contact as read, or its newest incoming message as unread. */
export function markContact(db: Database, { contact, read, between }: ReadMark, author: Author): ActionResult {
  const work = deskWork(db)
  const { first, last } = between ?? allMessages
  const newest = read ? null : newestRead(db, contact)
  const rows = read ? unreadBetween(db, contact, first, last) : newest ? [newest] : []
  const items = rows.map((row) => ({ ...refOf(work, row), ...wordOn(work, row, 'seen', read ? 1 : 0) }))
  return act(work, { kind: 'triage', step: { type: 'read', read }, items }, author)
}

/**
 * Wakes what slept long enough: an entry of the log like any other, so that replaying it needs no clock. `woken` are
 * the contacts whose conversations those are.
 */
export function wakeSleepers(db: Database, author: Author): ActionResult & { readonly woken: readonly number[] } {
  const work = deskWork(db)
  const rows = conversationsToWake(db, author.now)
  const items = rows.flatMap((row) => {
    const last = messageById(db, row.last_id)
    return last ? [{ ...refOf(work, last), topic: statusTopic, value: 'open' }] : []
  })
  const woken = [...new Set(rows.map(({ contact_id }) => contact_id))]
  return { ...act(work, { kind: 'triage', step: { type: 'wake' }, items }, author), woken }
}

/** Lets somebody through again, from now on. */
export function unblockSender(db: Database, sender: IdentityName, author: Author): ActionResult {
  const items = isBlockedNow(db, sender) ? [{ sender, blocked: false }] : []
  return act(deskWork(db), { kind: 'triage', step: { type: 'block', on: false }, items }, author)
}

/** `contact`: whose it is then. */
export function moveConversation(
  db: Database,
  { conversation, to }: CallRequest<'conversation.move'>,
  author: Author,
): ActionResult & { readonly contact: ContactId } {
  const work = deskWork(db)
  const items = moveItems(work, conversation, to)
  const result = act(work, { kind: 'triage', step: { type: 'move' }, items }, author)
  return { ...result, contact: conversationById(db, conversation)?.contact_id as ContactId }
}

export function splitConversation(
  db: Database,
  { message }: CallRequest<'conversation.split'>,
  author: Author,
): ActionResult & { readonly conversation: ConversationId } {
  const work = deskWork(db)
  const { items, conversation } = splitItems(work, message)
  return { ...act(work, { kind: 'triage', step: { type: 'split' }, items }, author), conversation }
}

export function mergeConversations(
  db: Database,
  { from, into }: CallRequest<'conversation.merge'>,
  author: Author,
): ActionResult {
  const work = deskWork(db)
  return act(work, { kind: 'triage', step: { type: 'merge' }, items: mergeItems(work, from, into) }, author)
}
