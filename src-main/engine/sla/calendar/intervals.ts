import type { TimeSpan } from '../../../contract/sla.ts'

/** Stretches of time in order, apart from each other, with what they sum up to: lengths are looked up, not added. */
export interface Intervals {
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Ms in all intervals before each one; one longer than the others, its last is the sum of all. */
  readonly before: Float64Array
}

/** Every moment that a message can have. */
export const everyMoment: Intervals = intervalsOf([[0, 8_640_000_000_000_000]])

/** From spans in order; those that touch or overlap become one, empty ones are left out. */
export function intervalsOf(spans: readonly TimeSpan[]): Intervals {
  const joined: [number, number][] = []
  for (const [from, to] of spans) {
    if (to <= from) continue
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  const before = new Float64Array(joined.length + 1)
  joined.forEach(([from, to], at) => {
    before[at + 1] = (before[at] ?? 0) + (to - from)
  })
  return {
    starts: Float64Array.from(joined, ([from]) => from),
    ends: Float64Array.from(joined, ([, to]) => to),
    before,
  }
}

/** Ms of the intervals between two moments; 0 where the second is not later. */
export function lengthBetween(intervals: Intervals, from: number, to: number): number {
  return to <= from ? 0 : lengthUntil(intervals, to) - lengthUntil(intervals, from)
}

/**
 * The first moment when so much has passed since another; null when there is never so much left. What ends with an
 * interval ends at its end, not when the next one begins.
 */
export function momentAfter(intervals: Intervals, from: number, lengthMs: number): number | null {
  if (lengthMs <= 0) return from
  const { starts, before } = intervals
  const wanted = lengthUntil(intervals, from) + lengthMs
  if (wanted > (before[starts.length] ?? 0)) return null
  const at = firstReaching(before, wanted) - 1
  return (starts[at] ?? 0) + wanted - (before[at] ?? 0)
}

/** The parts of the intervals between two moments, at most so many. */
export function spansBetween(intervals: Intervals, from: number, to: number, limit = Number.POSITIVE_INFINITY) {
  const { starts, ends } = intervals
  const spans: TimeSpan[] = []
  for (let at = Math.max(0, lastAtOrBefore(starts, from)); at < starts.length && spans.length < limit; at++) {
    const start = Math.max(from, starts[at] ?? 0)
    const end = Math.min(to, ends[at] ?? 0)
    if (start >= to) break
    if (end > start) spans.push([start, end])
  }
  return spans
}

/** Place of the last value that is not greater; -1 when all are. Ascending values. */
export function lastAtOrBefore(values: Float64Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

function lengthUntil({ starts, ends, before }: Intervals, moment: number): number {
  const at = lastAtOrBefore(starts, moment)
  if (at < 0) return 0
  return (before[at] ?? 0) + Math.min(moment, ends[at] ?? 0) - (starts[at] ?? 0)
}

/** Place of the first value that is not less. */
function firstReaching(values: Float64Array, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
