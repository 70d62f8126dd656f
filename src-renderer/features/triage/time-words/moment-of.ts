import type { TimeSentence } from './sentence-of.ts'
import type { TimeUnit } from './time-words.ts'

/** When a day is named without an hour. */
export const morningHour = 9

const unitMs = { minute: 60_000, hour: 3_600_000 } as const

/**
 * The moment a sentence means (epoch ms), counted in this computer's calendar: a day with a clock change still begins at
 * midnight. Null when there is no such day, such as the 31st of April.
 */
export function momentOf({ day, time, spans }: TimeSentence, now: number): number | null {
  const exact = spans.filter(({ unit }) => unit === 'minute' || unit === 'hour')
  const whole = spans.filter(({ unit }) => unit !== 'minute' && unit !== 'hour')
  if (exact.length > 0) {
    if (day || time || whole.length > 0) return null
    return exact.reduce((at, { unit, count }) => at + count * unitMs[unit as keyof typeof unitMs], now)
  }
  if (whole.length > 0 && day) return null
  const today = new Date(now)
  if (whole.length === 0 && !day) {
    const at = atTime(today, time)
    return at > now ? at : atTime(plusDays(today, 1), time)
  }
  if (day === null) return atTime(whole.reduce(later, today), time)
  const found = dayOf(day, today)
  if (!found) return null
  const at = atTime(found, time)
  // The weekday of today is the one to come, once its hour has gone by; so is a date without a year.
  if (at <= now && day.type === 'weekday') return atTime(plusDays(found, 7), time)
  if (at <= now && day.type === 'date' && day.year === null) {
    const following = dayOf(day, day.month === null ? firstOfNext('month', today) : firstOfNext('year', today))
    return following && atTime(following, time)
  }
  if (at <= now && day.type === 'offset' && time === null) return now + 3 * unitMs.hour
  return at
}

function dayOf(day: NonNullable<TimeSentence['day']>, today: Date): Date | null {
  const weekday = today.getDay() || 7
  switch (day.type) {
    case 'offset':
      return plusDays(today, day.days)
    case 'weekday':
      if (day.nextWeek) return plusDays(today, 7 - weekday + day.day)
      return plusDays(today, (day.day - weekday + 7) % 7)
    case 'weekend':
      // On a weekend the coming one is meant.
      return plusDays(today, (weekday >= 6 || day.nextWeek ? 7 : 0) + 6 - weekday)
    case 'next':
      return firstOfNext(day.unit, today)
    case 'date': {
      const month = day.month ?? today.getMonth()
      const found = new Date(day.year ?? today.getFullYear(), month, day.date)
      return found.getMonth() === month && found.getDate() === day.date ? found : null
    }
  }
}

function firstOfNext(unit: TimeUnit, today: Date): Date {
  if (unit === 'week') return plusDays(today, 8 - (today.getDay() || 7))
  if (unit === 'month') return new Date(today.getFullYear(), today.getMonth() + 1, 1)
  return new Date(today.getFullYear() + 1, 0, 1)
}

function later(from: Date, { unit, count }: { readonly unit: TimeUnit; readonly count: number }): Date {
  if (unit === 'day') return plusDays(from, count)
  if (unit === 'week') return plusDays(from, 7 * count)
  const months = unit === 'year' ? 12 * count : count
  // A month after the 31st is the last day of a shorter month.
  const last = new Date(from.getFullYear(), from.getMonth() + months + 1, 0).getDate()
  return new Date(from.getFullYear(), from.getMonth() + months, Math.min(from.getDate(), last))
}

function plusDays(from: Date, days: number): Date {
  return new Date(from.getFullYear(), from.getMonth(), from.getDate() + days)
}

function atTime(on: Date, time: TimeSentence['time']): number {
  const { hour, minute } = time ?? { hour: morningHour, minute: 0 }
  return new Date(on.getFullYear(), on.getMonth(), on.getDate(), hour, minute).getTime()
}
