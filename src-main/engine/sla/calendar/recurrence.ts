import { type DayNumber, dayMs, dayOf, isoDateOf, weekdayOf } from './civil-days.ts'

/** Which days a rule of an iCalendar names (RFC 5545 3.3.10), as far as holidays need: by days, not by hours. */
export interface DayRule {
  readonly isYearlyOnOneDay: boolean
  /** From the first day on, up to and with the last. */
  days(first: DayNumber, last: DayNumber): readonly DayNumber[]
}

const weekdays = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']
const understood = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST'])

interface CivilDay {
  readonly year: number
  readonly month: number
  readonly date: number
  /** Days of its month. */
  readonly length: number
}

/** Null for a rule that says more than this understands. */
export function readDayRule(value: string): DayRule | null {
  const parts = new Map(value.split(';').map((part) => part.trim().toUpperCase().split('=') as [string, string]))
  const frequency = parts.get('FREQ') ?? ''
  if (!frequencies.includes(frequency) || [...parts.keys()].some((name) => !understood.has(name))) return null
  const interval = Math.max(1, Number(parts.get('INTERVAL') ?? 1) || 1)
  const count = Number(parts.get('COUNT') ?? Number.POSITIVE_INFINITY)
  const until = untilOf(parts.get('UNTIL'))
  const numbers = (name: string) => (parts.get(name)?.split(',') ?? []).map(Number)
  const months = numbers('BYMONTH')
  const monthDays = numbers('BYMONTHDAY')
  const byDay = (parts.get('BYDAY')?.split(',') ?? []).map(readWeekday)
  if (byDay.some((day) => day === null) || Number.isNaN(count) || Number.isNaN(until)) return null

  const isNamed = (day: DayNumber, first: DayNumber): boolean => {
    const here = civilDay(day)
    const begin = civilDay(first)
    if (months.length > 0 && !months.includes(here.month)) return false
    if (monthDays.length > 0 && !monthDays.some((date) => (date < 0 ? here.length + 1 + date : date) === here.date))
      return false
    if (byDay.length > 0 && !byDay.some((named) => named && isWeekday(day, here, named))) return false
    const isFree = monthDays.length === 0 && byDay.length === 0
    switch (frequency) {
      case 'DAILY':
        return (day - first) % interval === 0
      case 'WEEKLY':
        return (
          (mondayOf(day) - mondayOf(first)) % (7 * interval) === 0 &&
          (byDay.length > 0 || weekdayOf(day) === weekdayOf(first))
        )
      case 'MONTHLY':
        return (
          ((here.year - begin.year) * 12 + here.month - begin.month) % interval === 0 &&
          (!isFree || here.date === begin.date)
        )
      default:
        return (
          (here.year - begin.year) % interval === 0 &&
          (months.length > 0 || here.month === begin.month) &&
          (!isFree || here.date === begin.date)
        )
    }
  }
  return {
    isYearlyOnOneDay: frequency === 'YEARLY' && value.split(';').every((part) => /^\s*(FREQ|WKST)=/i.test(part)),
    days(first, last) {
      const named: DayNumber[] = []
      for (let day = first; day <= Math.min(last, until) && named.length < count; day++)
        if (isNamed(day, first)) named.push(day)
      return named
    },
  }
}

interface NamedWeekday {
  readonly weekday: number
  /** Second: 2, last: -1; 0: each. */
  readonly ordinal: number
}

function readWeekday(value: string): NamedWeekday | null {
  const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(value)
  return match ? { weekday: weekdays.indexOf(match[2] ?? ''), ordinal: Number(match[1] ?? 0) } : null
}

/** Ordinals count within the month, as holidays are named; a year's hundredth Monday is nobody's holiday. */
function isWeekday(day: DayNumber, { date, length }: CivilDay, { weekday, ordinal }: NamedWeekday): boolean {
  if (weekdayOf(day) !== weekday) return false
  if (ordinal === 0) return true
  return ordinal > 0 ? Math.ceil(date / 7) === ordinal : Math.ceil((length - date + 1) / 7) === -ordinal
}

function untilOf(value: string | undefined): DayNumber {
  if (value === undefined) return Number.POSITIVE_INFINITY
  return dayOf(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`)
}

function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1
}

function civilDay(day: DayNumber): CivilDay {
  const [year = 0, month = 0, date = 0] = isoDateOf(day).split('-').map(Number)
  return { year, month, date, length: Date.UTC(year, month, 0) / dayMs - Date.UTC(year, month - 1, 0) / dayMs }
}
