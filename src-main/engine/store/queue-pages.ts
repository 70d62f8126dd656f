import type { QueueOrder } from '../../contract/desk.ts'
import { type Database, prepared } from './database.ts'
import type { QueueEntry } from './queue.ts'

/** Each view has a partial index, with and without files; its condition must be spelled as in the index. */
const conditions = {
  all: 'open > 0',
  unread: 'unread > 0',
  unanswered: 'waiting_id IS NOT NULL',
  due: 'due_at IS NOT NULL',
  unassigned: 'unassigned > 0',
  waiting: 'waiting > 0',
  snoozed: 'wakes_at IS NOT NULL',
  done: 'open = 0 AND waiting = 0 AND wakes_at IS NULL AND hidden = 0',
} as const
export type QueueView = keyof typeof conditions

/** What a view is sorted by: who waits longest, what is due or wakes first, or whose last message is newest. */
export function queueKeyColumn(view: QueueView): 'waiting_id' | 'due_at' | 'wakes_at' | 'last_id' {
  switch (view) {
    case 'unanswered':
      return 'waiting_id'
    case 'due':
      return 'due_at'
    case 'snoozed':
      return 'wakes_at'
    default:
      return 'last_id'
  }
}

/** Which rows of the queue count. */
export interface QueueNarrowing {
  readonly scope: number
  readonly view: QueueView
  /** The facet whose rows are read, '' for all … */
  readonly facet: string
  /** … and those that a contact must be in besides. */
  readonly others: readonly string[]
  /** Only contacts with a conversation of the view that is of normal priority: that is no facet, for nearly all have it. */
  readonly normal: boolean
  /** Only contacts who sent or got a file. */
  readonly attached: boolean
  /** Bounds of the sort key: the first that counts, and the first that does not any more. */
  readonly from: number
  readonly before: number
}

/** Which conversations put a contact in a view, where the rows of the queue do not tell. */
const ofConversations: Readonly<Record<QueueView, string>> = {
  all: 'open = 1',
  unread: 'spam = 0',
  unanswered: 'open = 1',
  due: 'due_at IS NOT NULL AND snoozed_until IS NULL',
  unassigned: 'open = 1',
  waiting: 'status = 1 AND spam = 0',
  snoozed: 'snoozed_until IS NOT NULL AND spam = 0',
  done: 'spam = 0',
}

function whereSql({ view, others, normal, attached }: QueueNarrowing): string {
  const key = queueKeyColumn(view)
  const other = `AND EXISTS (SELECT 1 FROM queue AS other WHERE other.scope = queue.scope
    AND other.contact_id = queue.contact_id AND other.facet = ? AND ${conditions[view].replace(/\b(?=[a-z]\w* [>=I])/g, 'other.')})`
  const plain = `AND EXISTS (SELECT 1 FROM conversation WHERE conversation.contact_id = queue.contact_id
    AND priority = 1 AND (queue.scope <= 0 OR account_id = queue.scope) AND ${ofConversations[view]})`
  return `scope = ? AND facet = ? AND ${conditions[view]}${attached ? ' AND attached = 1' : ''}
    AND ${key} >= ? AND ${key} < ? ${others.map(() => other).join(' ')} ${normal ? plain : ''}`
}

const fromSql = ({ view, attached }: QueueNarrowing) =>
  `FROM queue INDEXED BY queue_${view}${attached ? '_attached' : ''}`

/** Where a page ended: several may wake at one moment. */
export interface QueuePosition {
  readonly key: number
  readonly contact: number
}

/** The rows beyond the one that a page ended with, in order. */
export function queuePage(
  db: Database,
  narrowing: QueueNarrowing,
  { order, after, limit }: { order: QueueOrder; after: QueuePosition | null; limit: number },
): readonly QueueEntry[] {
  const newest = order === 'newest'
  const key = queueKeyColumn(narrowing.view)
  const from = newest || after === null ? narrowing.from : Math.max(narrowing.from, after.key)
  const before = newest && after !== null ? Math.min(narrowing.before, after.key + 1) : narrowing.before
  const beyond = after === null ? '' : `AND (${key} <> ? OR contact_id ${newest ? '<' : '>'} ?)`
  const position = after === null ? [] : [after.key, after.contact]
  const { scope, facet, others } = narrowing
  const direction = newest ? 'DESC' : 'ASC'
  return prepared(
    db,
    `SELECT * ${fromSql(narrowing)} WHERE ${whereSql(narrowing)} ${beyond}
     ORDER BY ${key} ${direction}, contact_id ${direction} LIMIT ?`,
  ).all(scope, facet, from, before, ...others, ...position, limit) as QueueEntry[]
}

/** A contact's row where it counts: the same rule as the page, for rows that changed. */
export function queueEntryIn(db: Database, narrowing: QueueNarrowing, contactId: number): QueueEntry | null {
  const { scope, facet, from, before, others } = narrowing
  const sql = `SELECT * FROM queue WHERE ${whereSql(narrowing)} AND contact_id = ?`
  return (prepared(db, sql).get(scope, facet, from, before, ...others, contactId) as QueueEntry | undefined) ?? null
}

/** How many rows count: kept by triggers where a view has one facet and no bounds, else counted up to `limit`. */
export function queueCount(db: Database, narrowing: QueueNarrowing, limit = Number.MAX_SAFE_INTEGER): number {
  const { scope, facet, view, attached, from, before, others, normal } = narrowing
  if (from > 0 || before < Number.MAX_SAFE_INTEGER || others.length > 0 || normal) {
    const sql = `SELECT count(*) FROM (SELECT 1 ${fromSql(narrowing)} WHERE ${whereSql(narrowing)} LIMIT ?)`
    return prepared(db, sql)
      .pluck()
      .get(scope, facet, from, before, ...others, limit) as number
  }
  const sql = `SELECT ifnull(sum("${view}"), 0) FROM queue_count WHERE scope = ? AND facet = ? AND attached >= ?`
  return Math.min(
    limit,
    prepared(db, sql)
      .pluck()
      .get(scope, facet, attached ? 1 : 0) as number,
  )
}

/** How many contacts a facet has at all, for choosing the rarest to begin with. */
export function facetSize(db: Database, scope: number, facet: string): number {
  const sql = 'SELECT ifnull(sum("all" + waiting + snoozed + done), 0) FROM queue_count WHERE scope = ? AND facet = ?'
  return prepared(db, sql).pluck().get(scope, facet) as number
}
