import type { AccountId, ConversationId, MessageId } from '../../../contract/ids.ts'
import type { ChannelKind } from '../../../contract/message.ts'
import type { ClockKind, ClockState, FigureGroup, FigureOf } from '../../../contract/sla.ts'
import { type Clock, clockOf, countedUntil, stateOf } from '../clock/clocks.ts'
import type { ClockLife, Course } from '../clock/course.ts'
import type { SlaFacts } from '../facts.ts'
import type { CompiledPolicy } from '../policy/compile-policies.ts'
import type { WallClock } from './wall-clock.ts'

/** What a clock came to, as figures count it. */
export interface ClockOutcome {
  readonly conversation: ConversationId
  readonly kind: ClockKind
  readonly state: ClockState
  readonly policy: string
  readonly channel: ChannelKind
  readonly account: AccountId
  /** Who ended it, else whose it is; empty for nobody. */
  readonly agent: string
  readonly startedBy: MessageId
  readonly startedAt: number
  readonly dueAt: number | null
  readonly endedAt: number | null
  /** When its time was over before it ended. */
  readonly breachedAt: number | null
}

/** And how long it took. */
export interface ClockRecord extends ClockOutcome {
  readonly countedMs: number
  readonly wallMs: number
}

export interface Period {
  readonly since: number
  /** Exclusive. */
  readonly until: number
}

/** Those that began in a period. */
export function clockRecords(
  facts: SlaFacts,
  course: Course,
  policy: CompiledPolicy,
  period: Period,
  now: number,
): readonly ClockRecord[] {
  return livesIn(course, period).flatMap((life) => {
    const clock = clockOf(life, course, policy)
    const time = policy.targets[life.kind]?.time
    if (!clock || !time) return []
    const until = clock.end?.at ?? now
    return {
      ...clockOutcome(facts, policy, clock, now),
      countedMs: countedUntil(clock, time, until),
      wallMs: Math.max(0, until - clock.startedAt),
    }
  })
}

export function livesIn({ lives }: Course, { since, until }: Period): readonly ClockLife[] {
  return lives.filter(({ startedAt }) => startedAt >= since && startedAt < until)
}

export function clockOutcome(facts: SlaFacts, policy: CompiledPolicy, clock: Clock, now: number): ClockOutcome {
  const { conversation, subject } = facts
  const state = stateOf(clock, now)
  return {
    conversation,
    kind: clock.kind,
    state,
    policy: policy.policy.name,
    channel: subject.channel,
    account: subject.account,
    agent: clock.end?.agent || (subject.assignee ?? ''),
    startedBy: clock.startedBy,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    endedAt: clock.end?.at ?? null,
    breachedAt: state === 'late' || state === 'breached' ? clock.dueAt : null,
  }
}

/** What figures call it; null for what was neither met nor missed. */
export function outcomeOf(state: ClockState): 'met' | 'breached' | 'running' | null {
  switch (state) {
    case 'met':
      return 'met'
    case 'breached':
    case 'late':
      return 'breached'
    case 'running':
    case 'paused':
      return 'running'
    case 'void':
      return null
  }
}

type Grouped = Pick<ClockOutcome, 'policy' | 'channel' | 'account' | 'agent'>

export function keyIn(record: Grouped, by: FigureGroup): string {
  return record[by]
}

/** Whether a figure counts it. */
export function isBehind(record: ClockRecord, figure: FigureOf, wall: WallClock): boolean {
  const { clock, outcome, group, weekday, hour } = figure
  const itsOutcome = outcomeOf(record.state)
  if (itsOutcome === null) return false
  if (clock !== null && record.kind !== clock) return false
  if (outcome !== null && itsOutcome !== outcome) return false
  if (group !== null && keyIn(record, group.by) !== group.key) return false
  if (weekday === null && hour === null) return true
  if (record.breachedAt === null) return false
  const at = wall.hourOfWeek(record.breachedAt)
  return (weekday === null || Math.floor(at / 24) + 1 === weekday) && (hour === null || at % 24 === hour)
}
