import { ownerTopic } from '../../people/owner.ts'
import { reassign } from '../../people/reassign.ts'
import { derivedId, saltedId } from '../../store/derived-id.ts'
import { marksOfConversation, marksOfThread } from '../../store/marks.ts'
import { messageById, messageByRemoteId } from '../../store/messages.ts'
import {
  messageIdsOfConversation,
  messagesOfThread,
  putInConversation,
  type ThreadedMessage,
} from '../../store/threads.ts'
import type { DeskWork } from '../work.ts'

/** The topic of a mark that puts a message into a conversation of its own, or into that of another thread. */
export const partTopic = 'part'

/** A conversation that was split off, named after its first message. */
export const splitPart = (remoteId: string) => `split:${remoteId}`
/** The conversation of the thread that a message belongs to. */
export const threadPart = (remoteId: string) => `thread:${remoteId}`

export function splitConversation(accountSalt: number, remoteId: string): number {
  return saltedId(accountSalt, derivedId(splitPart(remoteId)))
}

/** The conversation that a mark of a message of an account names; null when the message it is named after is gone. */
export function conversationOfPart({ db, accounts }: DeskWork, accountId: number, part: string): number | null {
  const remoteId = part.slice(part.indexOf(':') + 1)
  if (part.startsWith('split:'))
    return splitConversation(derivedId(`account\n${accounts.get(accountId)?.key}`), remoteId)
  const row = messageByRemoteId(db, accountId, remoteId)
  return row && (row.thread_id ?? row.conversation_id)
}

/**
 * Puts the messages of a thread where agents put them. A message of which nobody said anything goes with the newest of
 * those it answers, else with the one before it: so later mail of a thread that was split or merged finds its place, in
 * whatever order it comes.
 */
export function settleThread(work: DeskWork, threadId: number): void {
  const { db, projection } = work
  const all = [...placed(work, threadId)]
  const places = all.filter(([message, conversation]) => message.conversation_id !== conversation)
  const touched = new Set(places.flatMap(([message, conversation]) => [message.conversation_id, conversation]))
  // Whose conversation it is was said of messages, and goes with them.
  const given = [...touched].some((id) => hasOwner(work, id))
  for (const [message, conversation] of places) projection.regrouped(message.conversation_id, conversation)
  for (const [message, conversation] of all) {
    const strayed = conversation === threadId ? null : threadId
    if (message.conversation_id === conversation && message.thread_id === strayed) continue
    putInConversation(db, message.id, conversation, strayed)
  }
  if (!given) return
  for (const id of touched) reassign(db, messageIdsOfConversation(db, id), projection, work.lost)
}

function hasOwner({ db }: DeskWork, conversation: number): boolean {
  return marksOfConversation(db, conversation).some(({ topic }) => topic === ownerTopic)
}

/** Each message of a thread with its conversation. */
function placed(work: DeskWork, threadId: number): ReadonlyMap<ThreadedMessage, number> {
  const messages = messagesOfThread(work.db, threadId)
  const said = partsSaid(work, threadId)
  // Only a split leaves what was before it where it was: a merge takes all of a thread, and what turns up late, too.
  const first = messages.find(({ id }) => said.has(id))
  const start = first && said.get(first.id)
  let before = start && !start.isSplit ? start.conversation : threadId
  const names = new Map<string, number>()
  const found = new Map<ThreadedMessage, number>()
  for (const message of messages) {
    const answered = (JSON.parse(message.refs) as string[]).findLast((name) => names.has(name))
    const followed = answered === undefined ? before : (names.get(answered) ?? before)
    const conversation = said.get(message.id)?.conversation ?? followed
    found.set(message, conversation)
    names.set(message.channel_message_id ?? message.remote_id, conversation)
    before = conversation
  }
  return found
}

interface Part {
  readonly conversation: number
  /** A split put it, or one before it, apart. */
  readonly isSplit: boolean
}

function partsSaid(work: DeskWork, threadId: number): ReadonlyMap<number, Part> {
  const said = new Map<number, Part>()
  for (const { message_id: id, value } of marksOfThread(work.db, threadId, partTopic)) {
    const account = messageById(work.db, id)?.account_id
    const conversation = account === undefined ? null : conversationOfPart(work, account, value)
    const isSplit = value.startsWith('split:') || (said.get(id)?.isSplit ?? false)
    if (conversation !== null) said.set(id, { conversation, isSplit })
  }
  return said
}
