import type { BusinessCalendar, ClockAccount, SlaExplanation } from '../../../contract/sla.ts'
import type { SlaFacts } from '../facts.ts'
import type { CompiledPolicy, CompiledTarget, Rules } from '../policy/compile-policies.ts'
import { clockSpans } from './clock-spans.ts'
import { type Clock, clocksOf, countedUntil, stateOf } from './clocks.ts'

const mostClocks = 50
const mostSpansAhead = 60

/** A conversation's clocks with every second of them accounted for, and why it is this policy. */
export function explain(
  facts: SlaFacts,
  rules: Rules,
  calendarNamed: (id: BusinessCalendar['id']) => Pick<BusinessCalendar, 'id' | 'name' | 'zone'> | null,
  now: number,
): SlaExplanation {
  const passedOver: { name: string; failed: SlaExplanation['passedOver'][number]['failed'] }[] = []
  const none = { conversation: facts.conversation, asOf: now, policy: null, calendar: null, clocks: [] }
  for (const rule of rules) {
    const { policy, match } = rule
    const found = match.explain(facts)
    if ('failed' in found) {
      passedOver.push({ name: policy.name, failed: found.failed })
      continue
    }
    return {
      ...none,
      policy: { id: policy.id, name: policy.name, matched: found.matched },
      passedOver,
      calendar: policy.calendar === null ? null : calendarNamed(policy.calendar),
      clocks: accountsOf(facts, rule, now),
    }
  }
  return { ...none, passedOver }
}

function accountsOf(facts: SlaFacts, rule: CompiledPolicy, now: number): readonly ClockAccount[] {
  const newestFirst = clocksOf(facts, rule).toSorted((a, b) => b.startedAt - a.startedAt)
  const running = newestFirst.filter(({ end }) => end === null)
  const ended = newestFirst.filter(({ end }) => end !== null)
  return [...running, ...ended].slice(0, mostClocks).flatMap((clock) => {
    const target = rule.targets[clock.kind]
    return target ? accountOf(clock, target, rule, facts.answerPending, now) : []
  })
}

function accountOf(
  clock: Clock,
  { time }: CompiledTarget,
  { calendar }: CompiledPolicy,
  answerPending: boolean,
  now: number,
): ClockAccount {
  // A customer's clock may be ahead of this computer's.
  const until = Math.max(clock.end?.at ?? now, clock.startedAt)
  const { dueAt } = clock
  const isAhead = clock.end === null && dueAt !== null && dueAt > until
  return {
    kind: clock.kind,
    state: stateOf(clock, now),
    startedBy: clock.startedBy,
    startedAt: clock.startedAt,
    target: clock.target,
    targetMs: clock.targetMs,
    warnAt: clock.warnAt,
    dueAt,
    breachedAt: dueAt !== null && dueAt < until && clock.end?.by !== 'spam' ? dueAt : null,
    end: clock.end,
    answerPending: answerPending && clock.end === null && clock.kind !== 'resolution',
    countedMs: countedUntil(clock, time, until),
    wallMs: until - clock.startedAt,
    spans: clockSpans(clock, time, calendar, clock.startedAt, until),
    ahead: isAhead ? clockSpans(clock, time, calendar, until, dueAt).slice(0, mostSpansAhead) : [],
  }
}
