import { DeskError } from '../../../contract/errors.ts'
import { type CalendarId, type ClockKind, clockKinds, type DraftPolicy, type SlaTarget } from '../../../contract/sla.ts'
import { dayMs, minuteMs } from '../calendar/civil-days.ts'
import { alwaysOpen, type CompiledCalendar } from '../calendar/compile-calendar.ts'
import { everyMoment, type Intervals } from '../calendar/intervals.ts'
import type { SlaFacts } from '../facts.ts'
import { type PolicyMatch, policyMatch } from './match-policy.ts'

/** A target as clocks count it. */
export interface CompiledTarget {
  readonly target: SlaTarget
  /** When it counts. */
  readonly time: Intervals
  readonly targetMs: number
  /** Counted time after which to warn; null for no warning. */
  readonly warnMs: number | null
}

export interface CompiledPolicy {
  readonly policy: DraftPolicy
  readonly calendar: CompiledCalendar
  readonly match: PolicyMatch
  readonly targets: Readonly<Record<ClockKind, CompiledTarget | null>>
}

/** Policies in their order; those that are switched off are none. */
export type Rules = readonly CompiledPolicy[]

/** Throws `not-found` for a calendar that is not among those given. */
export function compilePolicies(
  policies: readonly DraftPolicy[],
  calendars: ReadonlyMap<CalendarId, CompiledCalendar>,
): Rules {
  return policies.filter(({ enabled }) => enabled).map((policy) => compilePolicy(policy, calendars))
}

/** The first that matches; null when none does. */
export function policyOf(rules: Rules, facts: SlaFacts): CompiledPolicy | null {
  return rules.find(({ match }) => match.matches(facts)) ?? null
}

function compilePolicy(policy: DraftPolicy, calendars: ReadonlyMap<CalendarId, CompiledCalendar>): CompiledPolicy {
  const calendar = policy.calendar === null ? alwaysOpen : calendars.get(policy.calendar)
  if (!calendar)
    throw new DeskError('not-found', 'calendar-gone', 'The calendar of a policy is not on the desk any more', {
      policy: policy.name,
    })
  const targets = { 'first-reply': policy.firstReply, 'next-reply': policy.nextReply, resolution: policy.resolution }
  return {
    policy,
    calendar,
    match: policyMatch(policy.conditions),
    targets: Object.fromEntries(
      clockKinds.map((kind) => [kind, targets[kind] && compileTarget(targets[kind], calendar)]),
    ) as CompiledPolicy['targets'],
  }
}

function compileTarget(target: SlaTarget, calendar: CompiledCalendar): CompiledTarget {
  const isBusiness = target.time === 'business'
  const targetMs = target.amount * unitMs(target, isBusiness ? calendar.meanDayMs : dayMs)
  return { target, time: isBusiness ? calendar.open : everyMoment, targetMs, warnMs: warnMsOf(target, targetMs) }
}

function unitMs({ unit }: SlaTarget, openDayMs: number): number {
  switch (unit) {
    case 'minutes':
      return minuteMs
    case 'hours':
      return 60 * minuteMs
    case 'days':
      // Of a calendar that never opens nothing is ever due.
      return openDayMs || dayMs
  }
}

function warnMsOf({ warning }: SlaTarget, targetMs: number): number | null {
  if (warning === null) return null
  return warning.type === 'percent'
    ? Math.round((targetMs * warning.percent) / 100)
    : Math.max(0, targetMs - warning.minutes * minuteMs)
}
