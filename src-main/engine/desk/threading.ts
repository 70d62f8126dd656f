import { deleteConversation } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { derivedId, saltedId } from '../store/derived-id.ts'
import { joinThreads, messagesOfThread, putRef, threadOfRef } from '../store/threads.ts'

export interface ThreadFacts {
  readonly accountId: number
  /** `OwnAccount.salt`. */
  readonly accountSalt: number
  readonly remoteId: string
  readonly channelMessageId: string | null
  /** Root first. */
  readonly references: readonly string[]
}

/**
 * The thread of a message: its conversation, unless agents split or merged it (`triage/parts.ts`). Messages that refer
 * to each other, or to the same third one, are one thread, in whatever order they come. Its id is the smallest that the
 * root of any of its messages derives, so it does not depend on that order either, and two desks on one mailbox agree.
 * The subject never counts.
 * `beforeAbsorbing` is told of each thread that turns out to be a part of this one, while its conversation still stands.
 */
export function thread(db: Database, facts: ThreadFacts, beforeAbsorbing: (id: number, into: number) => void): number {
  const root = facts.references[0] ?? facts.channelMessageId ?? facts.remoteId
  const candidate = saltedId(facts.accountSalt, refOf(root))
  const refs = refsOf(facts)
  const known = refs.map((ref) => threadOfRef(db, facts.accountId, ref))
  const found = new Set(known.filter((id) => id !== null))
  const threadId = Math.min(candidate, ...found)
  for (const id of found) {
    if (id === threadId) continue
    beforeAbsorbing(id, threadId)
    absorb(db, facts.accountId, id, threadId)
  }
  refs.forEach((ref, at) => {
    if (known[at] !== threadId) putRef(db, facts.accountId, ref, threadId)
  })
  return threadId
}

/** The message that others of the account name by this Message-ID; null where it is not on the desk. */
export function messageNamed(db: Database, accountId: number, name: string): number | null {
  const found = threadOfRef(db, accountId, refOf(name))
  if (found === null) return null
  const named = messagesOfThread(db, found).find((message) => message.channel_message_id === name)
  return named?.id ?? null
}

function refsOf(facts: { channelMessageId: string | null; references: readonly string[] }): readonly number[] {
  const names = facts.channelMessageId ? [facts.channelMessageId, ...facts.references] : facts.references
  return [...new Set(names)].map(refOf)
}

function refOf(name: string): number {
  return derivedId(`ref\n${name}`)
}

function absorb(db: Database, accountId: number, from: number, into: number): void {
  for (const message of messagesOfThread(db, from)) {
    const references = JSON.parse(message.refs) as string[]
    for (const ref of refsOf({ channelMessageId: message.channel_message_id, references })) {
      putRef(db, accountId, ref, into)
    }
  }
  joinThreads(db, from, into)
  deleteConversation(db, from)
}
