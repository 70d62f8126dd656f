import { type FigureGroup, figureGroups, type SlaReport } from '../../../contract/sla.ts'
import { type ClockRecord, keyIn, outcomeOf, type Period } from './clock-records.ts'
import { createTally, type Tally } from './tally.ts'
import type { WallClock } from './wall-clock.ts'

/** What a group's key is called: an account by its name. */
export type LabelOf = (by: FigureGroup, key: string) => string

/** A report grows record by record, so that a job can show how far it is. */
export interface ReportInProgress {
  add(records: readonly ClockRecord[]): void
  result(): SlaReport
}

export function createReport(period: Period, wall: WallClock, labelOf: LabelOf): ReportInProgress {
  const all = createTally()
  const groups = new Map(figureGroups.map((by) => [by, new Map<string, Tally>()]))
  const breachesByHour = Array.from({ length: 168 }, () => 0)
  const days = new Map<number, { met: number; breached: number }>()
  let conversations = 0
  const count = (record: ClockRecord) => {
    all.add(record)
    for (const [by, tallies] of groups) valueAt(tallies, keyIn(record, by), createTally).add(record)
    if (record.breachedAt !== null) {
      const hour = wall.hourOfWeek(record.breachedAt)
      breachesByHour[hour] = (breachesByHour[hour] ?? 0) + 1
    }
    const outcome = outcomeOf(record.state)
    if (outcome !== 'met' && outcome !== 'breached') return
    const day = wall.startOfDay(record.startedAt)
    const counts = days.get(day) ?? { met: 0, breached: 0 }
    counts[outcome]++
    days.set(day, counts)
  }
  return {
    add(records) {
      if (records.length > 0) conversations++
      records.forEach(count)
    },
    result: () => ({
      ...period,
      conversations,
      attainment: all.attainment(),
      durations: all.durations(),
      groups: [...groups].flatMap(([by, tallies]) =>
        [...tallies].map(([key, tally]) => ({
          by,
          key,
          label: labelOf(by, key),
          attainment: tally.attainment(),
          durations: tally.durations(),
        })),
      ),
      breachesByHour,
      days: [...days].sort(([a], [b]) => a - b).map(([startsAt, counts]) => ({ startsAt, ...counts })),
    }),
  }
}

/** Of a key, made when it is first asked for. */
export function valueAt<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key)
  if (known !== undefined) return known
  const value = make()
  values.set(key, value)
  return value
}
