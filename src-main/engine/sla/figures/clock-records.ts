import type { AccountId, ConversationId, MessageId } from '../../../contract/ids.ts'
import type { ChannelKind } from '../../../contract/message.ts'
import type { ClockKind, ClockState, FigureGroup, FigureOf } from '../../../contract/sla.ts'
import { type Clock, clocksOfCourse, countedUntil, stateOf } from '../clock/clocks.ts'
import type { Course } from '../clock/course.ts'
import type { SlaFacts } from '../facts.ts'
import type { CompiledPolicy } from '../policy/compile-policies.ts'
import type { WallClock } from './wall-clock.ts'

/** What a clock came to, as figures count it. */
export interface ClockRecord {
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
  { since, until }: Period,
  now: number,
): readonly ClockRecord[] {
  const lives = course.lives.filter(({ startedAt }) => startedAt >= since && startedAt < until)
  if (lives.length === 0) return []
  return clocksOfCourse({ ...course, lives }, policy).map((clock) => recordOf(facts, policy, clock, now))
}

function recordOf({ conversation, subject }: SlaFacts, policy: CompiledPolicy, clock: Clock, now: number): ClockRecord {
  const state = stateOf(clock, now)
  const until = clock.end?.at ?? now
  const time = policy.targets[clock.kind]?.time
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
    countedMs: time ? countedUntil(clock, time, until) : 0,
    wallMs: Math.max(0, until - clock.startedAt),
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

type Grouped = Pick<ClockRecord, 'policy' | 'channel' | 'account' | 'agent'>

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
