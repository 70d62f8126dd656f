import type { SlaDue } from '../../../src-main/contract/sla.ts'

/** What a countdown shows at a moment. */
export interface Reading {
  readonly state: 'calm' | 'warned' | 'breached'
  /** Counted time that is left; below 0 it is over by so much. */
  readonly leftMs: number
  /** Why the figure stands still: what agents said, or closed hours; null while it moves. */
  readonly still: 'waiting' | 'snoozed' | 'grace' | 'closed' | null
  /** When it moves again, epoch ms; null while it does, and where nobody can know. */
  readonly resumesAt: number | null
}

/** Draws on from what the engine gave: of its spans, what has passed by now is taken from what was left then. */
export function readingOf(due: SlaDue, at: number): Reading {
  // The window's second began before the engine answered within it.
  const now = Math.max(at, due.asOf)
  let leftMs = due.remainingMs
  let counts = false
  let resumesAt: number | null = null
  for (const [from, to] of due.counts) {
    leftMs -= Math.max(0, Math.min(now, to) - Math.max(from, due.asOf))
    if (from <= now && now < to) counts = true
    else if (from > now) resumesAt ??= from
  }
  const isWarned = due.warnAt !== null && now >= due.warnAt
  return {
    state: leftMs <= 0 ? 'breached' : isWarned ? 'warned' : 'calm',
    leftMs,
    still: stillOf(due, counts, resumesAt),
    resumesAt: counts ? null : resumesAt,
  }
}

function stillOf({ paused, dueAt }: SlaDue, counts: boolean, resumesAt: number | null): Reading['still'] {
  if (paused === 'waiting' || paused === 'snoozed' || paused === 'grace') return paused
  // Beyond the last span it is not known: then it is not said to stand still.
  return !counts && (resumesAt !== null || dueAt === null) ? 'closed' : null
}
