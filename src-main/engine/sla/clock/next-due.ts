import type { ConversationId, MessageId } from '../../../contract/ids.ts'
import type { ClockKind, SlaDue } from '../../../contract/sla.ts'
import { lengthBetween, spansBetween } from '../calendar/intervals.ts'
import type { SlaFacts } from '../facts.ts'
import type { CompiledPolicy } from '../policy/compile-policies.ts'
import { type Clock, countedUntil, runningClocks } from './clocks.ts'

/** The clock of a conversation that runs out first, as a row keeps it: a function of facts, policy and calendar alone. */
export interface NextDue {
  readonly kind: ClockKind
  readonly startedBy: MessageId
  readonly startedAt: number
  readonly warnAt: number | null
  /** Null when nobody knows. */
  readonly dueAt: number | null
  /** What agents said last makes it stand still; what sleeps, until `pausedUntil`. */
  readonly paused: 'waiting' | 'snoozed' | null
  readonly pausedUntil: number | null
  /** Counted time that was left when it began to stand still; null while it runs. */
  readonly leftMs: number | null
}

/** Null when no clock runs. */
export function nextDue(facts: SlaFacts, policy: CompiledPolicy): NextDue | null {
  const first = runningClocks(facts, policy).reduce<Clock | null>(
    (soonest, clock) => (soonest === null || isSooner(clock, soonest) ? clock : soonest),
    null,
  )
  if (!first) return null
  const pause = pauseAtTheEnd(first)
  const time = policy.targets[first.kind]?.time
  return {
    kind: first.kind,
    startedBy: first.startedBy,
    startedAt: first.startedAt,
    warnAt: first.warnAt,
    dueAt: first.dueAt,
    paused: pause?.reason ?? null,
    pausedUntil: pause?.to ?? null,
    leftMs: pause && time ? first.targetMs - countedUntil(first, time, pause.from) : null,
  }
}

const mostSpans = 12
const nextHoursMs = 36 * 3_600_000

/**
 * What a countdown is drawn from, now. It needs no facts but the row, so that a page of them costs a few look-ups.
 * `policy` is the one that the row was made by.
 */
export function dueView(
  row: NextDue & { readonly conversation: ConversationId; readonly answerPending: boolean },
  policy: CompiledPolicy,
  now: number,
): SlaDue {
  const isPaused = row.paused !== null && (row.pausedUntil === null || row.pausedUntil > now)
  const time = policy.targets[row.kind]?.time
  const { dueAt } = row
  const view = {
    conversation: row.conversation,
    clock: row.kind,
    policy: policy.policy.name,
    dueAt,
    warnAt: row.warnAt,
    asOf: now,
    answerPending: row.answerPending,
  }
  if (isPaused || !time || dueAt === null)
    return { ...view, paused: isPaused ? row.paused : null, remainingMs: row.leftMs ?? 0, counts: [] }
  return {
    ...view,
    paused: null,
    remainingMs: now <= dueAt ? lengthBetween(time, now, dueAt) : -lengthBetween(time, dueAt, now),
    counts: spansBetween(time, now, Math.max(dueAt, now + nextHoursMs), mostSpans),
  }
}

/** What nobody knows comes last. */
function isSooner(a: Clock, b: Clock): boolean {
  return (a.dueAt ?? Number.POSITIVE_INFINITY) < (b.dueAt ?? Number.POSITIVE_INFINITY)
}

/** The pause that has not ended as far as facts tell. */
function pauseAtTheEnd(clock: Clock) {
  const last = clock.pauses.at(-1)
  if (!last || last.isOver || (last.reason !== 'waiting' && last.reason !== 'snoozed')) return null
  return { from: last.from, to: last.to, reason: last.reason }
}
