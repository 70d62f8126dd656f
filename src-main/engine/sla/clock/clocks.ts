import type { MessageId } from '../../../contract/ids.ts'
import type { ClockEnd, ClockKind, ClockState, PauseReason, SlaTarget } from '../../../contract/sla.ts'
import { minuteMs } from '../calendar/civil-days.ts'
import { lengthBetween, momentAfter } from '../calendar/intervals.ts'
import type { SlaFacts } from '../facts.ts'
import type { CompiledPolicy, CompiledTarget } from '../policy/compile-policies.ts'
import { type ClockLife, type Course, courseOf, type Pause } from './course.ts'

/** A clock as its policy lets it run. */
export interface Clock {
  readonly kind: ClockKind
  readonly startedBy: MessageId
  readonly startedAt: number
  /** When it begins to count: later than its start after a grace period. */
  readonly countsFrom: number
  readonly target: SlaTarget
  readonly targetMs: number
  /** Null when nobody knows: it stands still, or its calendar never opens again. */
  readonly warnAt: number | null
  readonly dueAt: number | null
  readonly end: ClockEnd | null
  /** What its policy lets it stand still for, in order, within its life. */
  readonly pauses: readonly Pause[]
}

/** The clocks of a conversation, in the order they began, by the policy that matched it. Depends on no time of day. */
export function clocksOf(facts: SlaFacts, policy: CompiledPolicy): readonly Clock[] {
  return clocksOfCourse(courseOf(facts), policy)
}

export function clocksOfCourse(course: Course, policy: CompiledPolicy): readonly Clock[] {
  const clocks: Clock[] = []
  for (const life of course.lives) {
    const clock = clockOf(life, course, policy)
    if (clock) clocks.push(clock)
  }
  return clocks
}

/** Those that have not ended: a reply's and the resolution's at most. */
export function runningClocks(facts: SlaFacts, policy: CompiledPolicy): readonly Clock[] {
  const course = courseOf(facts)
  return clocksOfCourse({ ...course, lives: course.lives.filter(({ end }) => end === null) }, policy)
}

/** A name for it that stays whatever comes later: a breach is told once for each. */
export function clockKey({ kind, startedBy }: Pick<Clock, 'kind' | 'startedBy'>): string {
  return `${kind}:${startedBy}`
}

/** In the very millisecond it is due it is in time. Spam was never to be answered. */
export function stateOf(clock: Clock, now: number): ClockState {
  const { dueAt, end } = clock
  if (end) {
    const isLate = dueAt !== null && end.at > dueAt
    if (end.by === 'spam') return 'void'
    if (isLate) return 'breached'
    return end.by === 'reply' || (clock.kind === 'resolution' && end.by === 'done') ? 'met' : 'void'
  }
  if (dueAt !== null && now > dueAt) return 'late'
  return pauseAt(clock, now) ? 'paused' : 'running'
}

/** What an agent said that makes it stand still at a moment; null while it runs, be it outside hours. */
export function pauseAt(clock: Clock, at: number): Pause | null {
  return clock.pauses.find(({ from, to }) => from <= at && (to === null || to > at)) ?? null
}

/** Counted time from its start to a moment. */
export function countedUntil(clock: Clock, time: CompiledTarget['time'], until: number): number {
  let counted = 0
  let cursor = clock.countsFrom
  for (const { from, to } of clock.pauses) {
    if (from >= until) break
    counted += lengthBetween(time, cursor, Math.min(from, until))
    cursor = Math.max(cursor, to ?? until)
  }
  return counted + lengthBetween(time, cursor, until)
}

/** Null where the policy has no target for its kind. */
export function clockOf(life: ClockLife, course: Course, policy: CompiledPolicy): Clock | null {
  const target = policy.targets[life.kind]
  if (!target) return null
  const pauses = pausesOf(life, course, policy)
  const { graceMinutes } = policy.policy
  const countsFrom =
    life.afterDone && graceMinutes > 0
      ? (momentAfter(target.time, life.startedAt, graceMinutes * minuteMs) ?? Number.POSITIVE_INFINITY)
      : life.startedAt
  const dueAt = reached(target.time, countsFrom, pauses, target.targetMs)
  return {
    kind: life.kind,
    startedBy: life.startedBy,
    startedAt: life.startedAt,
    countsFrom,
    target: target.target,
    targetMs: target.targetMs,
    warnAt: target.warnMs === null ? null : reached(target.time, countsFrom, pauses, target.warnMs),
    dueAt,
    end: life.end,
    pauses,
  }
}

const noPauses: readonly Pause[] = []

function pausesOf(life: ClockLife, course: Course, policy: CompiledPolicy): readonly Pause[] {
  const endedAt = life.end?.at ?? Number.POSITIVE_INFINITY
  let pauses: Pause[] | null = null
  for (let at = life.firstPause; at < course.pauses.length; at++) {
    const pause = course.pauses[at]
    if (!pause || pause.from >= endedAt) break
    if (!stopsFor(policy, pause.reason)) continue
    pauses ??= []
    // What ended while it stood still keeps the time it would have been due at, however long the rest waits on.
    const outlives = pause.to === null || pause.to > endedAt
    pauses.push(outlives && life.end ? { ...pause, to: endedAt } : pause)
  }
  return pauses ?? noPauses
}

function stopsFor({ policy }: CompiledPolicy, reason: PauseReason): boolean {
  switch (reason) {
    case 'waiting':
      return policy.pauses.waiting
    case 'snoozed':
      return policy.pauses.snoozed
    default:
      return true
  }
}

/** When so much of the time has passed, pauses aside; null when it never has, as things stand. */
function reached(
  time: CompiledTarget['time'],
  countsFrom: number,
  pauses: readonly Pause[],
  lengthMs: number,
): number | null {
  if (countsFrom === Number.POSITIVE_INFINITY) return null
  let left = lengthMs
  let cursor = countsFrom
  for (const { from, to } of pauses) {
    const counted = lengthBetween(time, cursor, from)
    if (counted >= left) return momentAfter(time, cursor, left)
    left -= counted
    if (to === null) return null
    cursor = Math.max(cursor, to)
  }
  return momentAfter(time, cursor, left)
}
