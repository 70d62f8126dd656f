import type { DueProjection } from '../due/project-due.ts'
import { flaggedFlag, seenFlag } from '../store/codes.ts'
import {
  conversationById,
  conversationsWithClocks,
  deleteConversation,
  putConversation,
  unreadContactsIn,
} from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import type { MessageRow } from '../store/messages.ts'
import { addToContact, countedContact, deleteContact, putContact } from '../store/people.ts'
import { countedQueue, countedUnread, putQueueEntries, queueEntries } from '../store/queue.ts'
import { entriesOf } from '../store/queue-facets.ts'
import { channelScopes, sumChannelEntries } from '../store/queue-scopes.ts'
import { isOutOfSight, projectConversation } from './project-conversation.ts'

export type ProjectedMessage = Pick<
  MessageRow,
  'id' | 'account_id' | 'direction' | 'flags' | 'read_override' | 'conversation_id' | 'contact_id' | 'attachments'
>

/** Whether an incoming message counts as unread; the same rule as `unreadSql`. */
export function isUnread(message: Pick<MessageRow, 'direction' | 'flags' | 'read_override'>): boolean {
  return message.direction === 0 && (message.read_override ?? message.flags & seenFlag) === 0
}

/** Whether a message has a star; the same rule as `starredSql`. */
export function isFlagged(message: Pick<MessageRow, 'flags' | 'star_override'>): boolean {
  return (message.star_override ?? message.flags & flaggedFlag) !== 0
}

interface QueueChange {
  lastId: number
  /** Unread messages that came or went, by conversation: those that sleep or are spam do not count. */
  readonly unread: Map<number, number>
  attached: 0 | 1
  recount: boolean
  recountUnread: boolean
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
  /** A conversation loses messages to another one, or all of them. Told while the row of it still stands. */
  regrouped(from: number, into: number): void
  /** Writes everything; returns the contacts whose queue row, card or timeline changed. */
  flush(): readonly number[]
}

export function createProjection(db: Database, due: DueProjection): Projection {
  const conversations = new Set<number>()
  const contacts = new Map<number, { firstId: number; lastId: number; received: number; sent: number }>()
  const recounted = new Set<number>()
  const touched = new Set<number>()
  /** Conversations that took in messages of others that were out of sight. */
  const tookHidden = new Set<number>()
  /** Whether a conversation is out of sight, as far as that is known already. */
  const outOfSight = new Map<number, boolean>()
  /** By scope, then by contact. */
  const queue = new Map<number, Map<number, QueueChange>>()

  const queueChange = (scope: number, contact: number): QueueChange => {
    const ofScope = queue.get(scope) ?? new Map<number, QueueChange>()
    queue.set(scope, ofScope)
    const change = ofScope.get(contact) ?? newChange()
    ofScope.set(contact, change)
    return change
  }
  const bothScopes = (message: { account_id: number; contact_id: number }): readonly QueueChange[] => [
    queueChange(0, message.contact_id),
    queueChange(message.account_id, message.contact_id),
  ]

  const countUnread = (message: ProjectedMessage, by: -1 | 1) => {
    for (const { unread } of bothScopes(message)) {
      unread.set(message.conversation_id, (unread.get(message.conversation_id) ?? 0) + by)
    }
  }

  const flushConversation = (id: number) => {
    const before = conversationById(db, id)
    const after = projectConversation(db, due, id)
    if (after) putConversation(db, before, after)
    else if (before) deleteConversation(db, id)
    outOfSight.set(id, isOutOfSight(after))
    for (const row of [before, after]) if (row) bothScopes(row)
    if (!after || (isOutOfSight(before) === isOutOfSight(after) && !tookHidden.has(id))) return
    for (const contact of unreadContactsIn(db, id)) {
      for (const change of bothScopes({ account_id: after.account_id, contact_id: contact }))
        change.recountUnread = true
    }
  }

  /** How many of the messages that came or went are in sight. */
  const seenUnread = (changes: ReadonlyMap<number, number>): number => {
    let sum = 0
    for (const [id, change] of changes) {
      const hidden = outOfSight.get(id) ?? isOutOfSight(conversationById(db, id))
      outOfSight.set(id, hidden)
      if (!hidden) sum += change
    }
    return sum
  }

  /** Returns whether a row is another one now: most mail of a history changes nothing about who waits. */
  const flushQueue = (scope: number, contact: number, change: QueueChange): boolean => {
    const before = queueEntries(db, scope, contact)
    const known = before[0]
    const counted = change.recount ? countedQueue(db, contact, scope) : null
    const last = counted ? (counted.last_id ?? 0) : Math.max(known?.last_id ?? 0, change.lastId)
    const base = {
      scope,
      contact_id: contact,
      last_id: last,
      unread:
        change.recount || change.recountUnread
          ? countedUnread(db, contact, scope)
          : (known?.unread ?? 0) + seenUnread(change.unread),
      attached: counted ? counted.attached : Math.max(known?.attached ?? 0, change.attached),
    }
    return putQueueEntries(db, before, last === 0 ? [] : entriesOf(db, base))
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
        if (message.attachments > 0) change.attached = 1
      }
      if (isUnread(message)) countUnread(message, 1)
    },
    removed(message, participants) {
      conversations.add(message.conversation_id)
      for (const contact of participants) recounted.add(contact)
      for (const change of bothScopes(message)) change.recount = true
    },
    unreadChanged: countUnread,
    conversationChanged(id) {
      conversations.add(id)
    },
    contactChanged(id) {
      touched.add(id)
    },
    regrouped(from, into) {
      const row = conversationById(db, from)
      if (row) bothScopes(row)
      conversations.add(from)
      conversations.add(into)
      if (isOutOfSight(row) || isOutOfSight(conversationById(db, into))) tookHidden.add(into)
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
      const known = new Set([...contacts.keys(), ...recounted, ...touched])
      // What is learned of a contact may bring another policy to all of their conversations.
      if (due.rules.asksContact) {
        for (const contact of known) for (const id of conversationsWithClocks(db, contact)) conversations.add(id)
      }
      // In the order of the tables: of a thousand rows many lie on one page.
      const inOrder = [...conversations].sort(ascending)
      due.gather(inOrder)
      for (const id of inOrder) flushConversation(id)
      const changed = known
      const channels = channelScopes(db)
      for (const [scope, ofScope] of queue) {
        const channel = channels.get(scope)
        for (const [contact, change] of [...ofScope].sort(([one], [other]) => ascending(one, other))) {
          const isOther = flushQueue(scope, contact, change)
          if (isOther && channel !== undefined) sumChannelEntries(db, channel, contact)
          changed.add(contact)
        }
      }
      return [...changed]
    },
  }
}

function newChange(): QueueChange {
  return { lastId: 0, unread: new Map(), attached: 0, recount: false, recountUnread: false }
}

const ascending = (one: number, other: number): number => one - other
