import type { QueueFilter, QueueRow } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'

/**
 * The rows as a step will leave them, painted before the engine has answered. A guess for a few milliseconds: what the
 * engine tells then takes its place, and where a guess would be daring the row stays as it is.
 */
export function foreseenRows(
  rows: readonly QueueRow[],
  contacts: ReadonlySet<ContactId>,
  step: TriageStep,
  filter: QueueFilter,
): readonly QueueRow[] {
  if (leaves(step, filter)) return rows.filter((row) => !contacts.has(row.contact))
  return rows.map((row) => (contacts.has(row.contact) ? { ...row, ...changeOf(step, row) } : row))
}

/** Whether whoever gets this step is in this view no more. */
export function leaves(step: TriageStep, filter: QueueFilter): boolean {
  switch (step.type) {
    case 'status':
      if (step.status === 'open') return filter === 'done' || filter === 'waiting'
      return filter !== step.status && filter !== 'snoozed' && !(step.status === 'waiting' && filter === 'unread')
    case 'archive':
      return filter !== 'done'
    case 'snooze':
      return step.until === null ? filter === 'snoozed' : filter !== 'snoozed'
    case 'assign':
      return step.to !== null && filter === 'unassigned'
    case 'spam':
      return step.on
    case 'delete':
      return true
    case 'no-answer':
      return filter === 'unanswered'
    default:
      return false
  }
}

function changeOf(step: TriageStep, row: QueueRow): Partial<QueueRow> {
  switch (step.type) {
    case 'snooze':
      return { snoozedUntil: step.until }
    case 'assign':
      return { assignees: step.to === null ? [] : [step.to] }
    case 'priority':
      return { priority: step.priority }
    case 'tag': {
      const others = row.tags.filter((tag) => tag !== step.tag)
      return { tags: step.on ? [...others, step.tag] : others }
    }
    case 'star':
      return { starred: step.on }
    case 'no-answer':
      return { waitingSince: null }
    case 'read':
      return { unread: step.read ? 0 : Math.max(1, row.unread) }
    default:
      return {}
  }
}
