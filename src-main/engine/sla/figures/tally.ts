import {
  type Attainment,
  type AttainmentByClock,
  type ClockKind,
  clockKinds,
  type DurationFigures,
} from '../../../contract/sla.ts'
import { type ClockOutcome, type ClockRecord, outcomeOf } from './clock-records.ts'

/** How many clocks were met, one by one. */
export interface AttainmentTally {
  add(outcome: Pick<ClockOutcome, 'kind' | 'state'>): void
  attainment(): AttainmentByClock
}

/** And how long they took. */
export interface Tally {
  add(record: ClockRecord): void
  attainment(): AttainmentByClock
  durations(): Readonly<Record<ClockKind, DurationFigures | null>>
}

type Counts = { -readonly [Name in keyof Attainment]: number }

export function createAttainment(): AttainmentTally {
  const counts = byClock((): Counts => ({ met: 0, breached: 0, running: 0 }))
  return {
    add({ kind, state }) {
      const outcome = outcomeOf(state)
      if (outcome !== null) counts[kind][outcome]++
    },
    attainment: () => byClock((kind) => ({ ...counts[kind] })),
  }
}

export function createTally(): Tally {
  const attainment = createAttainment()
  const ended = byClock(() => ({ business: [] as number[], wall: [] as number[] }))
  return {
    add(record) {
      attainment.add(record)
      if (outcomeOf(record.state) === null || record.endedAt === null) return
      ended[record.kind].business.push(record.countedMs)
      ended[record.kind].wall.push(record.wallMs)
    },
    attainment: attainment.attainment,
    durations: () =>
      byClock((kind) => {
        const { business, wall } = ended[kind]
        if (wall.length === 0) return null
        return { count: wall.length, business: figuresOf(business), wall: figuresOf(wall) }
      }),
  }
}

function byClock<Value>(make: (kind: ClockKind) => Value): Record<ClockKind, Value> {
  return Object.fromEntries(clockKinds.map((kind) => [kind, make(kind)])) as Record<ClockKind, Value>
}

function figuresOf(values: readonly number[]): DurationFigures['wall'] {
  const sorted = Float64Array.from(values).sort()
  return { medianMs: percentile(sorted, 50), p90Ms: percentile(sorted, 90) }
}

/** The least value that so many of a hundred do not exceed (nearest rank): always one that occurred. */
function percentile(sorted: Float64Array, percent: number): number {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0
}
