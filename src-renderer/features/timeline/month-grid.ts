import type { TimelineMonth } from '../../../src-main/contract/desk.ts'

/** A year of the grid: twelve months, each with the messages it holds. */
export interface YearOfMonths {
  readonly year: number
  readonly months: readonly TimelineMonth[]
}

/** Months in a row of the grid. */
export const columns = 6

/** Years in which something was said, the newest first; months of silence are there with none. */
export function yearsOf(months: readonly TimelineMonth[]): readonly YearOfMonths[] {
  const counts = new Map(months.map(({ startsAt, messages }) => [startsAt, messages]))
  const years = [...new Set(months.map(({ startsAt }) => new Date(startsAt).getFullYear()))]
  return years
    .toSorted((a, b) => b - a)
    .map((year) => ({
      year,
      months: Array.from({ length: 12 }, (_, month) => {
        const startsAt = new Date(year, month).getTime()
        return { startsAt, messages: counts.get(startsAt) ?? 0 }
      }),
    }))
}

/** Where an arrow leads from a month: over the silent ones, and nowhere (null) at the edge. */
export function neighbourOf(years: readonly YearOfMonths[], startsAt: number, key: string): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  }
  const step = steps[key]
  if (step === undefined) return null
  const all = years.flatMap(({ months }) => months)
  for (let at = all.findIndex((month) => month.startsAt === startsAt) + step; ; at += step) {
    const month = all[at]
    if (!month) return null
    if (month.messages > 0) return month.startsAt
  }
}
