/** How dates are written in a reply. */
export interface DateManners {
  /** BCP 47. */
  readonly language: string
  /** IANA name of the zone that the desk stands in. */
  readonly zone: string
}

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  short: { dateStyle: 'short' },
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' },
  full: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  datetime: { dateStyle: 'long', timeStyle: 'short' },
  weekday: { weekday: 'long' },
  month: { month: 'long' },
}

/** A date in one of our own styles, which know how a language bends its months; null for any other format. */
export function styledDate(date: Date, style: string, { language, zone }: DateManners): string | null {
  const options = styles[style]
  return options ? new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(date) : null
}

/** A date without a filter behind it: the day, and the time unless it is midnight. */
export function plainDate(date: Date, manners: DateManners): string {
  const isDay = date.getTime() === startOfDay(date, manners.zone).getTime()
  return styledDate(date, isDay ? 'long' : 'datetime', manners) ?? ''
}

/** Midnight before a moment, in a zone. */
export function startOfDay(date: Date, zone: string): Date {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(date)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { hour = 0, minute = 0, second = 0 } = parts
  return new Date(date.getTime() - date.getMilliseconds() - ((hour * 60 + minute) * 60 + second) * 1000)
}

const dayMs = 86_400_000

/** The same time of the day, some days later: days in which a clock is changed are longer or shorter. */
export function daysLater(date: Date, days: number, zone: string): Date {
  const timeOfDay = (moment: Date) => moment.getTime() - startOfDay(moment, zone).getTime()
  const later = new Date(date.getTime() + Math.trunc(days) * dayMs)
  if (Number.isNaN(later.getTime())) return date
  const shift = timeOfDay(date) - timeOfDay(later)
  const nearest = Math.abs(shift) > dayMs / 2 ? shift - Math.sign(shift) * dayMs : shift
  return new Date(later.getTime() + nearest)
}

const secondsEndMs = 1e11

/** A date of what a template may hand to a filter: ours, a number of seconds or ms, an ISO date; null for anything else. */
export function asDate(value: unknown): Date | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value
  if (typeof value === 'string' && value.trim() === '') return null
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  if (Number.isFinite(number)) return new Date(Math.abs(number) < secondsEndMs ? number * 1000 : number)
  const parsed = typeof value === 'string' && value.length <= 40 ? new Date(value) : null
  return parsed && !Number.isNaN(parsed.getTime()) ? parsed : null
}
