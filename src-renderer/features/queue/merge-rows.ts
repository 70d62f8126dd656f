import type { QueueOrder, QueueRow } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'

interface Merge {
  /** What is shown, sorted. */
  readonly rows: readonly QueueRow[]
  /** The engine's answer for `asked`: those that are in the filter. */
  readonly fresh: readonly QueueRow[]
  readonly asked: ReadonlySet<ContactId>
  readonly order: QueueOrder
  /** Rows below the last shown one exist: a row that sorts beyond it belongs to a later page. */
  readonly more: boolean
}

/** The shown rows after an update of some contacts. Untouched rows keep their identity, so only changed ones repaint. */
export function mergeRows({ rows, fresh, asked, order, more }: Merge): readonly QueueRow[] {
  const compare = comparator(order)
  const untouched = rows.filter((row) => !asked.has(row.contact))
  const last = rows.at(-1)
  const arrived = fresh.filter((row) => !more || !last || compare(row, last) <= 0)
  return [...untouched, ...arrived].sort(compare)
}

/** The engine's own order: by the last message, ties by contact. */
function comparator(order: QueueOrder): (a: QueueRow, b: QueueRow) => number {
  const sign = order === 'newest' ? -1 : 1
  return (a, b) => sign * (a.lastAt - b.lastAt || a.contact - b.contact)
}
