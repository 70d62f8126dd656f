import type { ConversationId } from '../../../contract/ids.ts'
import {
  type ClockKind,
  type FigureGroup,
  type FigureOf,
  figureGroups,
  type ReplayChange,
  type ReplayResult,
} from '../../../contract/sla.ts'
import { clockOf } from '../clock/clocks.ts'
import { courseOf } from '../clock/course.ts'
import type { SlaFacts } from '../facts.ts'
import { policyOf, type Rules } from '../policy/compile-policies.ts'
import { type ClockOutcome, clockOutcome, keyIn, livesIn, outcomeOf, type Period } from './clock-records.ts'
import { type LabelOf, valueAt } from './report.ts'
import { type AttainmentTally, createAttainment } from './tally.ts'

/** A clock that ends otherwise under the other rules; null where those start none. */
export interface ChangedClock {
  readonly conversation: ConversationId
  readonly clock: ClockKind
  readonly startedAt: number
  readonly before: ClockOutcome | null
  readonly after: ClockOutcome | null
}

export interface ReplayInProgress {
  add(facts: SlaFacts): void
  result(): { readonly figures: ReplayResult; readonly changes: readonly ChangedClock[] }
}

interface Side {
  readonly rules: Rules
  readonly all: AttainmentTally
  readonly groups: readonly (readonly [by: FigureGroup, tallies: Map<string, AttainmentTally>])[]
}

/** Two lists of policies over the same history, as it stands now: nothing is kept but figures and what changed. */
export function createReplay(
  rules: { readonly before: Rules; readonly after: Rules },
  period: Period,
  now: number,
  labelOf: LabelOf,
): ReplayInProgress {
  const before = sideOf(rules.before)
  const after = sideOf(rules.after)
  const changes: ChangedClock[] = []
  let conversations = 0
  let changed = 0
  return {
    add(facts) {
      const course = courseOf(facts)
      const lives = livesIn(course, period)
      if (lives.length === 0) return
      const policies = [policyOf(rules.before, facts), policyOf(rules.after, facts)] as const
      let hasClock = false
      let isChanged = false
      for (const life of lives) {
        const [was, is] = policies.map((policy) => {
          const clock = policy && clockOf(life, course, policy)
          return clock ? clockOutcome(facts, policy, clock, now) : null
        })
        if (was) count(before, was)
        if (is) count(after, is)
        hasClock ||= Boolean(was ?? is)
        if (!differs(was ?? null, is ?? null)) continue
        isChanged = true
        const { kind: clock, startedAt } = life
        changes.push({ conversation: facts.conversation, clock, startedAt, before: was ?? null, after: is ?? null })
      }
      if (hasClock) conversations++
      if (isChanged) changed++
    },
    result: () => ({
      figures: {
        ...period,
        conversations,
        before: before.all.attainment(),
        after: after.all.attainment(),
        groups: before.groups.flatMap(([by, were], place) => {
          const are = after.groups[place]?.[1]
          const keys = new Set([...were.keys(), ...(are?.keys() ?? [])])
          return [...keys].map((key) => ({
            by,
            key,
            label: labelOf(by, key),
            before: were.get(key)?.attainment() ?? null,
            after: are?.get(key)?.attainment() ?? null,
          }))
        }),
        changed,
      },
      changes: changes.toSorted((a, b) => b.startedAt - a.startedAt),
    }),
  }
}

/** Whether a figure of a replay, before or after, counts a change; `worse`: what was not missed is missed. */
export function isChangeBehind(change: ChangedClock, figure: FigureOf, direction: 'worse' | 'better' | null): boolean {
  const { clock, outcome, group } = figure
  const sides = [change.before, change.after].filter((record) => record !== null)
  if (clock !== null && change.clock !== clock) return false
  if (outcome !== null && !sides.some((record) => outcomeOf(record.state) === outcome)) return false
  if (group !== null && !sides.some((record) => keyIn(record, group.by) === group.key)) return false
  if (direction === null) return true
  return isMissed(direction === 'worse' ? change.after : change.before)
}

export function sideView(record: ClockOutcome | null): ReplayChange['before'] {
  return record && { policy: record.policy, state: record.state, dueAt: record.dueAt }
}

function sideOf(rules: Rules): Side {
  return { rules, all: createAttainment(), groups: figureGroups.map((by) => [by, new Map<string, AttainmentTally>()]) }
}

function count({ all, groups }: Side, outcome: ClockOutcome): void {
  all.add(outcome)
  for (const [by, tallies] of groups) valueAt(tallies, keyIn(outcome, by), createAttainment).add(outcome)
}

/** What was neither met nor missed on either side is no change. */
function differs(before: ClockOutcome | null, after: ClockOutcome | null): boolean {
  return (before && outcomeOf(before.state)) !== (after && outcomeOf(after.state))
}

function isMissed(record: ClockOutcome | null): boolean {
  return record !== null && outcomeOf(record.state) === 'breached'
}
