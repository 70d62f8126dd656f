import type { CallRequest } from '../../contract/calls.ts'
import type { TimelinePage } from '../../contract/desk.ts'
import { dueViews } from '../due/due-view.ts'
import { outgoingTo } from '../outbox/outbox-view.ts'
import { accountsById } from '../store/accounts.ts'
import type { Database } from '../store/database.ts'
import { firstMessageIdAt } from '../store/derived-id.ts'
import { messageIdsBefore, messageIdsFrom } from '../store/timeline.ts'
import { conversationHeads } from './conversation-heads.ts'
import { timelineEntries } from './timeline-entries.ts'

/** One page of a contact's timeline, oldest first, with the headings of its conversations. */
export function timelinePage(db: Database, request: CallRequest<'timeline.page'>, now: number): TimelinePage {
  const { ids, older, newer } = idsOfPage(db, request)
  const entries = timelineEntries(db, ids)
  const shown = new Set(entries.map((entry) => entry.conversation))
  const conversations = conversationHeads(db, accountsById(db), shown, dueViews(db, now))
  // What has not left stands below the newest entry.
  const outgoing = newer ? [] : outgoingTo(db, request.contact)
  return { entries, conversations, older, newer, outgoing }
}

interface PageIds {
  readonly ids: readonly number[]
  readonly older: boolean
  readonly newer: boolean
}

function idsOfPage(db: Database, { contact, anchor, limit }: CallRequest<'timeline.page'>): PageIds {
  switch (anchor?.type) {
    case undefined:
      return pageBefore(db, contact, Number.MAX_SAFE_INTEGER, limit)
    case 'before':
      return pageBefore(db, contact, anchor.message, limit)
    case 'after':
      return pageAfter(db, contact, anchor.message + 1, limit)
    case 'around':
      return pageAround(db, contact, anchor.message, limit)
    case 'at':
      return pageAround(db, contact, firstMessageIdAt(anchor.time), limit)
  }
}

function pageBefore(db: Database, contact: number, before: number, limit: number): PageIds {
  const found = messageIdsBefore(db, contact, before, limit + 1)
  const ids = found.slice(0, limit).reverse()
  const newer = before < Number.MAX_SAFE_INTEGER && messageIdsFrom(db, contact, before, 1).length > 0
  return { ids, older: found.length > limit, newer }
}

function pageAfter(db: Database, contact: number, from: number, limit: number): PageIds {
  const found = messageIdsFrom(db, contact, from, limit + 1)
  const older = messageIdsBefore(db, contact, from, 1).length > 0
  return { ids: found.slice(0, limit), older, newer: found.length > limit }
}

function pageAround(db: Database, contact: number, at: number, limit: number): PageIds {
  const half = Math.floor(limit / 2)
  const before = pageBefore(db, contact, at, half)
  const after = pageAfter(db, contact, at, limit - before.ids.length)
  return { ids: [...before.ids, ...after.ids], older: before.older, newer: after.newer }
}
