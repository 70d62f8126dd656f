export const periodNames = ['days-7', 'days-30', 'days-90', 'month', 'last-month', 'year', 'own'] as const
export type PeriodName = (typeof periodNames)[number]

/** Epoch ms, the end exclusive. */
export interface Period {
  readonly since: number
  readonly until: number
}

/** A named stretch of time up to now, by this computer's days. */
export function periodOf(name: Exclude<PeriodName, 'own'>, now: number): Period {
  const day = (monthsBack: number, date: number) => {
    const at = new Date(now)
    return new Date(at.getFullYear(), at.getMonth() - monthsBack, date).getTime()
  }
  const today = new Date(now).getDate()
  switch (name) {
    case 'days-7':
      return { since: day(0, today - 6), until: now }
    case 'days-30':
      return { since: day(0, today - 29), until: now }
    case 'days-90':
      return { since: day(0, today - 89), until: now }
    case 'month':
      return { since: day(0, 1), until: now }
    case 'last-month':
      return { since: day(1, 1), until: day(0, 1) }
    case 'year':
      return { since: day(12, today), until: now }
  }
}

/** From the beginning of one date to the end of another, as fields give them (`2026-11-23`); null where there is no such stretch. */
export function periodBetween(from: string, to: string): Period | null {
  const [since, last] = [startOf(from, 0), startOf(to, 1)]
  return since !== null && last !== null && since < last ? { since, until: last } : null
}

/** `2026-11-23`, by this computer's zone. */
export function dateText(at: number): string {
  const date = new Date(at)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

function startOf(date: string, daysLater: number): number | null {
  const [year, month, day] = date.split('-').map(Number)
  if (!year || year < 1970 || !month || !day) return null
  return new Date(year, month - 1, day + daysLater).getTime()
}
