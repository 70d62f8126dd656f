import type { ConversationId } from '../../../contract/ids.ts'
import {
  type ClockKind,
  type FigureOf,
  figureGroups,
  type ReplayChange,
  type ReplayResult,
} from '../../../contract/sla.ts'
import { courseOf } from '../clock/course.ts'
import type { SlaFacts } from '../facts.ts'
import { policyOf, type Rules } from '../policy/compile-policies.ts'
import { type ClockRecord, clockRecords, keyIn, outcomeOf, type Period } from './clock-records.ts'
import { type LabelOf, tallyOf } from './report.ts'
import { createTally, type Tally } from './tally.ts'

/** A clock that ends otherwise under the other rules; null where those start none. */
export interface ChangedClock {
  readonly conversation: ConversationId
  readonly clock: ClockKind
  readonly startedAt: number
  readonly before: ClockRecord | null
  readonly after: ClockRecord | null
}

export interface ReplayInProgress {
  add(facts: SlaFacts): void
  result(): { readonly figures: ReplayResult; readonly changes: readonly ChangedClock[] }
}

interface Side {
  readonly rules: Rules
  readonly all: Tally
  readonly groups: ReadonlyMap<(typeof figureGroups)[number], Map<string, Tally>>
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
      const replayed = [before, after].map((side) => {
        const policy = policyOf(side.rules, facts)
        const records = policy ? clockRecords(facts, course, policy, period, now) : []
        for (const record of records) count(side, record)
        return records
      })
      const [then = [], instead = []] = replayed
      if (then.length === 0 && instead.length === 0) return
      conversations++
      const differing = differences(then, instead)
      if (differing.length > 0) changed++
      changes.push(...differing)
    },
    result: () => ({
      figures: {
        ...period,
        conversations,
        before: before.all.attainment(),
        after: after.all.attainment(),
        groups: figureGroups.flatMap((by) => {
          const mine = before.groups.get(by)
          const theirs = after.groups.get(by)
          const keys = new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])
          return [...keys].map((key) => ({
            by,
            key,
            label: labelOf(by, key),
            before: mine?.get(key)?.attainment() ?? null,
            after: theirs?.get(key)?.attainment() ?? null,
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

export function sideView(record: ClockRecord | null): ReplayChange['before'] {
  return record && { policy: record.policy, state: record.state, dueAt: record.dueAt }
}

function sideOf(rules: Rules): Side {
  return { rules, all: createTally(), groups: new Map(figureGroups.map((by) => [by, new Map<string, Tally>()])) }
}

function count({ all, groups }: Side, record: ClockRecord): void {
  all.add(record)
  for (const [by, tallies] of groups) tallyOf(tallies, keyIn(record, by)).add(record)
}

function differences(before: readonly ClockRecord[], after: readonly ClockRecord[]): readonly ChangedClock[] {
  const left = new Map(after.map((record) => [keyOf(record), record]))
  const changes: ChangedClock[] = []
  for (const record of before) {
    const other = left.get(keyOf(record)) ?? null
    left.delete(keyOf(record))
    if (!other || outcomeOf(record.state) !== outcomeOf(other.state)) changes.push(changeOf(record, record, other))
  }
  for (const record of left.values()) changes.push(changeOf(record, null, record))
  return changes
}

function keyOf({ kind, startedBy }: ClockRecord): string {
  return `${kind}:${startedBy}`
}

function changeOf(
  { conversation, kind, startedAt }: ClockRecord,
  before: ClockRecord | null,
  after: ClockRecord | null,
): ChangedClock {
  return { conversation, clock: kind, startedAt, before, after }
}

function isMissed(record: ClockRecord | null): boolean {
  return record !== null && outcomeOf(record.state) === 'breached'
}
