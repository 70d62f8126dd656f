import type { QueueRow } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'

/** As many as one step may take. */
export const mostSelected = 5000

export function toggled(selected: ReadonlySet<ContactId>, contact: ContactId): ReadonlySet<ContactId> {
  return selected.has(contact) ? selected.difference(new Set([contact])) : new Set([...selected, contact])
}

/** The rows from one to the other, both included; only the last one where the first is gone. */
export function rangeTo(rows: readonly QueueRow[], from: ContactId, to: ContactId): readonly ContactId[] {
  const [start, end] = [from, to].map((contact) => rows.findIndex((row) => row.contact === contact)) as [number, number]
  if (start < 0 || end < 0) return [to]
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1).map((row) => row.contact)
}

/** What is selected and still in the list: nothing is done to whom one does not see. */
export function stillShown(selected: ReadonlySet<ContactId>, rows: readonly QueueRow[]): ReadonlySet<ContactId> {
  if (selected.size === 0) return selected
  const kept = new Set(rows.flatMap(({ contact }) => (selected.has(contact) ? [contact] : [])))
  return kept.size === selected.size ? selected : kept
}
