import type { OpenPeriod } from '../../../../src-main/contract/sla.ts'

/** What the pointer snaps to. */
export const snapMinutes = 15
export const dayMinutes = 1440

/** The minute of a day at a fraction of its length, where periods begin and end. */
export function minuteAt(fraction: number): number {
  const minute = Math.round((fraction * dayMinutes) / snapMinutes) * snapMinutes
  return Math.min(dayMinutes, Math.max(0, minute))
}

/** Adds one period on each day between two, whichever comes first, from one minute to another, likewise. */
export function addAcross(
  periods: readonly OpenPeriod[],
  [day, minute]: readonly [day: number, minute: number],
  [otherDay, otherMinute]: readonly [day: number, minute: number],
): OpenPeriod[] {
  const [from, to] = [Math.min(minute, otherMinute), Math.max(minute, otherMinute)]
  if (from === to) return [...periods]
  const first = Math.min(day, otherDay)
  const added = Array.from({ length: Math.abs(day - otherDay) + 1 }, (_, index) => ({ day: first + index, from, to }))
  return inOrder([...periods, ...added])
}

export type PeriodEdge = 'from' | 'to' | 'both'

/** Moves an edge of a period, or all of it, by minutes: within its day, and never shorter than a step. */
export function shift({ day, from, to }: OpenPeriod, edge: PeriodEdge, by: number): OpenPeriod {
  if (edge === 'from') return { day, from: Math.max(0, Math.min(to - snapMinutes, from + by)), to }
  if (edge === 'to') return { day, from, to: Math.min(dayMinutes, Math.max(from + snapMinutes, to + by)) }
  const within = Math.max(-from, Math.min(dayMinutes - to, by))
  return { day, from: from + within, to: to + within }
}

/** By day and hour, those that share minutes or touch become one; those that are empty go. */
export function joined(periods: readonly OpenPeriod[]): OpenPeriod[] {
  const result: OpenPeriod[] = []
  for (const period of inOrder(periods)) {
    if (period.from >= period.to) continue
    const last = result.at(-1)
    if (last && last.day === period.day && period.from <= last.to)
      result[result.length - 1] = { ...last, to: Math.max(last.to, period.to) }
    else result.push(period)
  }
  return result
}

/** The hours of one day on other days too, in place of theirs. */
export function copyDay(periods: readonly OpenPeriod[], day: number, to: readonly number[]): OpenPeriod[] {
  const own = periods.filter((period) => period.day === day)
  const others = to.filter((other) => other !== day)
  const kept = periods.filter((period) => !others.includes(period.day))
  return inOrder([
    ...kept,
    ...others.flatMap((other) => own.map(({ from, to: end }) => ({ day: other, from, to: end }))),
  ])
}

/** Hours to begin with: of a day that has none, else an hour later on a day that has room. */
export function freeHours(periods: readonly OpenPeriod[]): OpenPeriod {
  const week = [1, 2, 3, 4, 5, 6, 7]
  const ends = week.map((day) => Math.max(0, ...periods.filter((each) => each.day === day).map(({ to }) => to)))
  const empty = ends.indexOf(0)
  if (empty >= 0) return { day: empty + 1, from: 540, to: 1080 }
  const roomy = ends.findIndex((end) => end + 120 <= dayMinutes)
  const from = roomy < 0 ? 0 : (ends[roomy] ?? 0) + 60
  return { day: Math.max(0, roomy) + 1, from, to: from + 60 }
}

function inOrder(periods: readonly OpenPeriod[]): OpenPeriod[] {
  return periods.toSorted((a, b) => a.day - b.day || a.from - b.from || a.to - b.to)
}
