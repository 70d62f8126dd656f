import type { QueueRow } from '../../../src-main/contract/desk.ts'
import type { DueGroups, SlaDue } from '../../../src-main/contract/sla.ts'

/** The parts of the view Due, the most urgent first; `paused` is what no time can be told of. */
export const dueSections = ['breached', 'soon', 'today', 'later', 'paused'] as const
export type DueSection = (typeof dueSections)[number]

function sectionOf({ dueAt }: SlaDue, groups: DueGroups, now: number): DueSection {
  if (dueAt === null) return 'paused'
  if (dueAt <= now) return 'breached'
  // The engine said how long "soon" is; it moves with the time.
  if (dueAt < now + (groups.soonUntil - groups.asOf)) return 'soon'
  return dueAt < groups.todayUntil ? 'today' : 'later'
}

/** Where each section of these rows begins, by the row's place. A row without a clock stays with the one above it. */
export function sectionStarts(
  rows: readonly QueueRow[],
  groups: DueGroups,
  now: number,
): readonly { readonly section: DueSection; readonly at: number }[] {
  const starts: { section: DueSection; at: number }[] = []
  for (const [at, { due }] of rows.entries()) {
    const section = due ? sectionOf(due, groups, now) : (starts.at(-1)?.section ?? null)
    if (section !== null && section !== starts.at(-1)?.section) starts.push({ section, at })
  }
  return starts
}

/** How many customers are in a section, and whether there may be more; null where that is not counted. */
export function countOfSection(groups: DueGroups, section: DueSection): { count: number; capped: boolean } | null {
  if (section === 'paused') return null
  const count = groups[section]
  return { count, capped: groups.capped && count >= mostCounted }
}

const mostCounted = 1000
