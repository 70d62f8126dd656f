import { flaggedFlag, seenFlag } from '../store/codes.ts'
import {
  type ConversationRow,
  conversationById,
  conversationFacts,
  countOpen,
  deleteConversation,
  doneThrough,
  firstCustomerMessageAfter,
  messageOwner,
  oldestWaiting,
  putConversation,
} from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import type { MessageRow } from '../store/messages.ts'
import { addToContact, countedContact, deleteContact, putContact } from '../store/people.ts'
import { countedQueue, deleteQueueEntry, putQueueEntry, type QueueEntry, queueEntry } from '../store/queue.ts'
import { channelScopes, sumChannelEntry } from '../store/queue-scopes.ts'

export type ProjectedMessage = Pick<
  MessageRow,
  'id' | 'account_id' | 'direction' | 'flags' | 'read_override' | 'conversation_id' | 'contact_id' | 'attachments'
>

/** Whether an incoming message counts as unread; the same rule as `unreadSql`. */
export function isUnread(message: Pick<MessageRow, 'direction' | 'flags' | 'read_override'>): boolean {
  return message.direction === 0 && (message.read_override ?? message.flags & seenFlag) === 0
}

export function isFlagged(message: Pick<MessageRow, 'flags'>): boolean {
  return (message.flags & flaggedFlag) !== 0
}

interface QueueChange {
  lastId: number
  unread: number
  attached: 0 | 1
  recount: boolean
}

/**
 * Collects what changed in one transaction and brings conversations, contacts and the queue up to date once at its end.
 * Additions are summed, for a first sync touches the same contact thousands of times; what went away is counted anew.
 */
export interface Projection {
  added(message: ProjectedMessage, participants: readonly number[]): void
  removed(message: ProjectedMessage, participants: readonly number[]): void
  unreadChanged(message: ProjectedMessage, change: -1 | 1): void
  conversationChanged(id: number): void
  /** Something about the contact that no message says. */
  contactChanged(id: number): void
  /** A conversation row that is gone: whoever it counted for is counted again. */
  absorbed(row: ConversationRow): void
  /** Writes everything; returns the contacts whose queue row, card or timeline changed. */
  flush(): readonly number[]
}

export function createProjection(db: Database): Projection {
  const conversations = new Set<number>()
  const contacts = new Map<number, { firstId: number; lastId: number; received: number; sent: number }>()
  const recounted = new Set<number>()
  const touched = new Set<number>()
  /** By scope, then by contact. */
  const queue = new Map<number, Map<number, QueueChange>>()

  const queueChange = (scope: number, contact: number): QueueChange => {
    const ofScope = queue.get(scope) ?? new Map<number, QueueChange>()
    queue.set(scope, ofScope)
    const change = ofScope.get(contact) ?? { lastId: 0, unread: 0, attached: 0 as const, recount: false }
    ofScope.set(contact, change)
    return change
  }
  const bothScopes = (message: { account_id: number; contact_id: number }): readonly QueueChange[] => [
    queueChange(0, message.contact_id),
    queueChange(message.account_id, message.contact_id),
  ]

  const flushConversation = (id: number) => {
    const before = conversationById(db, id)
    const after = projectConversation(db, id)
    if (after) putConversation(db, after)
    else if (before) deleteConversation(db, id)
    for (const row of [before, after]) if (row) bothScopes(row)
  }

  /** Returns whether the row is another one now: most mail of a history changes nothing about who waits. */
  const flushQueue = (scope: number, contact: number, change: QueueChange): boolean => {
    const before = queueEntry(db, scope, contact)
    const counted = change.recount ? countedQueue(db, contact, scope) : null
    const lastId = counted ? (counted.last_id ?? 0) : Math.max(before?.last_id ?? 0, change.lastId)
    if (lastId === 0) {
      deleteQueueEntry(db, scope, contact)
      return before !== null
    }
    const account = scope === 0 ? null : scope
    const after = {
      scope,
      contact_id: contact,
      last_id: lastId,
      waiting_id: oldestWaiting(db, contact, account),
      unread: counted ? counted.unread : (before?.unread ?? 0) + change.unread,
      open: countOpen(db, contact, account),
      attached: counted ? counted.attached : Math.max(before?.attached ?? 0, change.attached),
    }
    if (before && isSameEntry(before, after)) return false
    putQueueEntry(db, after)
    return true
  }

  return {
    added(message, participants) {
      conversations.add(message.conversation_id)
      for (const contact of participants) {
        const known = contacts.get(contact)
        const counts = known ?? { firstId: message.id, lastId: message.id, received: 0, sent: 0 }
        counts.firstId = Math.min(counts.firstId, message.id)
        counts.lastId = Math.max(counts.lastId, message.id)
        if (message.direction === 0) counts.received++
        if (message.direction === 1) counts.sent++
        if (!known) contacts.set(contact, counts)
      }
      for (const change of bothScopes(message)) {
        change.lastId = Math.max(change.lastId, message.id)
        if (isUnread(message)) change.unread++
        if (message.attachments > 0) change.attached = 1
      }
    },
    removed(message, participants) {
      conversations.add(message.conversation_id)
      for (const contact of participants) recounted.add(contact)
      for (const change of bothScopes(message)) change.recount = true
    },
    unreadChanged(message, change) {
      for (const each of bothScopes(message)) each.unread += change
    },
    conversationChanged(id) {
      conversations.add(id)
    },
    contactChanged(id) {
      touched.add(id)
    },
    absorbed(row) {
      bothScopes(row)
      conversations.delete(row.id)
    },
    flush() {
      for (const [id, counts] of contacts) {
        if (recounted.has(id)) continue
        const { firstId, lastId, received, sent } = counts
        addToContact(db, { id, first_id: firstId, last_id: lastId, received, sent })
      }
      for (const id of recounted) {
        const counted = countedContact(db, id)
        if (counted) putContact(db, counted)
        else deleteContact(db, id)
      }
      for (const id of conversations) flushConversation(id)
      const changed = new Set([...contacts.keys(), ...recounted, ...touched])
      const channels = channelScopes(db)
      for (const [scope, ofScope] of queue) {
        const channel = channels.get(scope)
        for (const [contact, change] of ofScope) {
          const isOther = flushQueue(scope, contact, change)
          if (isOther && channel !== undefined) sumChannelEntry(db, channel, contact)
          changed.add(contact)
        }
      }
      return [...changed]
    },
  }
}

function isSameEntry(one: QueueEntry, other: QueueEntry): boolean {
  return (
    one.last_id === other.last_id &&
    one.waiting_id === other.waiting_id &&
    one.unread === other.unread &&
    one.open === other.open &&
    one.attached === other.attached
  )
}

/** A conversation from its messages; null when none is left. */
function projectConversation(db: Database, id: number): ConversationRow | null {
  const facts = conversationFacts(db, id)
  if (facts.first_id === null || facts.last_id === null) return null
  const done = doneThrough(db, id)
  // A customer's message after the point of "done" opens the conversation again.
  const open = done === null || (facts.customer_id ?? 0) > done
  const settled = Math.max(facts.answered_id ?? 0, done ?? 0)
  const waiting = open ? firstCustomerMessageAfter(db, id, settled) : null
  const owner = messageOwner(db, waiting ?? facts.last_id)
  return {
    id,
    account_id: owner.account_id,
    contact_id: owner.contact_id,
    first_id: facts.first_id,
    last_id: facts.last_id,
    messages: facts.messages,
    waiting_id: waiting,
    done_through: done,
    open: open ? 1 : 0,
  }
}
