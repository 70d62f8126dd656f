import type { QueueFilter, QueueOrder, QueueRow } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'

interface Merge {
  /** What is shown, in order. */
  readonly rows: readonly QueueRow[]
  /** The engine's answer for `asked`; a row that is missing has left the filter. */
  readonly fresh: readonly QueueRow[]
  readonly asked: ReadonlySet<ContactId>
  readonly filter: QueueFilter
  readonly order: QueueOrder
  /** Rows below the last shown one exist: a row that sorts beyond it belongs to a later page. */
  readonly more: boolean
}

/** The shown rows after an update of some contacts. Untouched rows keep their identity, so only changed ones repaint. */
export function mergeRows({ rows, fresh, asked, filter, order, more }: Merge): readonly QueueRow[] {
  const freshOf = new Map(fresh.map((row) => [row.contact, row]))
  const merged: QueueRow[] = []
  for (const row of rows) {
    const update = freshOf.get(row.contact)
    if (update && (sortKey(update, filter) === null || sortKey(update, filter) === sortKey(row, filter))) {
      // Changed, but not in its place: also the open contact, which stays where it was when it leaves the filter.
      merged.push(update)
      freshOf.delete(row.contact)
    } else if (!asked.has(row.contact) && !update) merged.push(row)
  }
  for (const row of freshOf.values()) {
    const place = merged.findIndex((other) => precedes(row, other, filter, order))
    if (place >= 0) merged.splice(place, 0, row)
    else if (!more) merged.push(row)
  }
  return merged
}

/** The engine's own order: who waits by how long, who is due or sleeps by when, everybody else by the last message. */
function sortKey(row: QueueRow, filter: QueueFilter): number | null {
  if (filter === 'unanswered') return row.waitingSince
  if (filter === 'due') return row.due?.dueAt ?? null
  return filter === 'snoozed' ? row.snoozedUntil : row.lastMessage.id
}

function precedes(row: QueueRow, other: QueueRow, filter: QueueFilter, order: QueueOrder): boolean {
  const [key, otherKey] = [sortKey(row, filter), sortKey(other, filter)]
  if (key === null || otherKey === null) return false
  return order === 'newest' ? key > otherKey : key < otherKey
}
