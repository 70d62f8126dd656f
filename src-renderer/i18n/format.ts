import type { Translate } from './i18n.ts'

const dayMs = 86_400_000

const durationUnits = [
  { unit: 'minute', ms: 60_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'day', ms: dayMs },
  { unit: 'year', ms: 365.25 * dayMs },
] as const

/** Seconds are shown in the last quarter of an hour, minutes within ten hours. */
const exactBelowSeconds = 15 * 60
const coarseFromHours = 10

const spanOfDays = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const

/** Numbers and times as the reader's language writes them. Times are epoch ms, shown in the computer's own zone. */
export interface Formatters {
  number(value: number): string
  percent(fraction: number): string
  bytes(sizeBytes: number): string
  /** `14:05` */
  time(at: number): string
  /** `Monday, 3 March 2025 at 14:05:09`, for tooltips. */
  full(at: number): string
  /** `3 Mar 2025` */
  date(at: number): string
  /** `3 Mar` */
  dayOfMonth(at: number): string
  /** `Mar` */
  month(at: number): string
  /** `March 2025` */
  monthOfYear(at: number): string
  /** A separator's words: `Today`, `Yesterday`, `Monday, 3 March`, with the year when it is another one. */
  day(at: number, now: number): string
  /** When something will happen, as short as it can be meant: `18:00`, `tomorrow at 09:00`, `Fri, 4 Dec, 09:00`. */
  moment(at: number, now: number): string
  /** The same by the calendar alone: `18:00` today, else `Tue, 24 Nov, 09:00`. */
  calendarMoment(at: number, now: number): string
  /** How far ahead it is: `in 20 minutes`, `in 3 hours`, `tomorrow`, `in 11 days`. */
  ahead(at: number, now: number): string
  /** For lists, as short as possible: `14:05` today, `Tue` this week, `3 Mar`, `3 Mar 2024`. */
  short(at: number, now: number): string
  /** `Mon, 3 March 2025, 14:00 – 15:00`; whole days without hours. Null: only when it begins. */
  span(startsAt: number, endsAt: number | null, allDay: boolean): string
  /** How long something took or waits, one unit: `4 min`, `3 hr`, `12 days`. */
  duration(ms: number): string
  /**
   * A countdown, coarse when far and exact when near: `26h`, `3h 20m`, `42m`, below a quarter of an hour `12:34`; below 0
   * with a minus. Never in days: a working day is not as long as a day.
   */
  left(ms: number): string
  /** Always with its day: `Tue, 24 Nov, 09:00`. */
  dayTime(at: number): string
  /** A day among others: `Tue 24`. */
  weekdayOf(at: number): string
  /** How long exactly, to the second: `1 hr 20 min 5 sec`. */
  lasted(ms: number): string
  /** `email, attachments and this year` */
  list(parts: readonly string[]): string
}

/** Formatters of one locale; the Intl objects are made once, for they are slow to make. */
export function createFormatters(locale: string, t: Translate): Formatters {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const sizes = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const).map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: 1,
      }),
  )
  const durations = durationUnits.map(({ unit, ms }) => ({
    ms,
    count: new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }),
  }))
  const unitOf = (unit: 'hour' | 'minute' | 'second', unitDisplay: 'narrow' | 'short') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay })
  const narrowHours = unitOf('hour', 'narrow')
  const narrowMinutes = unitOf('minute', 'narrow')
  const exact = (['hour', 'minute', 'second'] as const).map((unit) => unitOf(unit, 'short'))
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  const list = new Intl.ListFormat(locale)
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const time = date({ hour: '2-digit', minute: '2-digit' })
  const full = date({ dateStyle: 'full', timeStyle: 'medium' })
  const mediumDate = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const month = date({ month: 'short' })
  const monthOfYear = date({ month: 'long', year: 'numeric' })
  const weekday = date({ weekday: 'short' })
  const weekdayNumber = date({ weekday: 'short', day: 'numeric' })
  const dayMonth = date({ day: 'numeric', month: 'short' })
  const moments = date({ ...spanOfDays, hour: '2-digit', minute: '2-digit' })
  const wholeDays = date(spanOfDays)
  const coming = date({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const comingYear = date({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
  const longDay = date({ weekday: 'long', day: 'numeric', month: 'long' })
  const longDayYear = date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

  function calendarMoment(at: number, now: number): string {
    if (calendarDaysBetween(at, now) === 0) return time.format(at)
    return (sameYear(at, now) ? coming : comingYear).format(at)
  }

  return {
    number: (value) => number.format(value),
    percent: (fraction) => percent.format(fraction),
    bytes(sizeBytes) {
      const power = sizeBytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(sizeBytes) / 3))
      const value = sizeBytes / 1000 ** power
      // Below ten a decimal helps; above it is noise.
      return sizes[power]?.format(value < 10 ? value : Math.round(value)) ?? number.format(sizeBytes)
    },
    time: (at) => time.format(at),
    full: (at) => full.format(at),
    date: (at) => mediumDate.format(at),
    dayOfMonth: (at) => dayMonth.format(at),
    month: (at) => month.format(at),
    monthOfYear: (at) => monthOfYear.format(at),
    day(at, now) {
      const days = calendarDaysBetween(at, now)
      if (days === 0) return t('time.today')
      if (days === 1) return t('time.yesterday')
      return (sameYear(at, now) ? longDay : longDayYear).format(at)
    },
    moment(at, now) {
      const isTomorrow = calendarDaysBetween(at, now) === -1
      return isTomorrow ? t('time.tomorrow', { time: time.format(at) }) : calendarMoment(at, now)
    },
    calendarMoment,
    ahead(at, now) {
      const days = -calendarDaysBetween(at, now)
      if (days > 0) return relative.format(days, 'day')
      const minutes = Math.max(1, Math.round((at - now) / 60_000))
      return minutes < 60 ? relative.format(minutes, 'minute') : relative.format(Math.round(minutes / 60), 'hour')
    },
    short(at, now) {
      const days = calendarDaysBetween(at, now)
      if (days === 0) return time.format(at)
      if (days === 1) return t('time.yesterday')
      if (days > 1 && days < 7) return weekday.format(at)
      return (sameYear(at, now) ? dayMonth : mediumDate).format(at)
    },
    span(startsAt, endsAt, allDay) {
      // The end of whole days is the midnight after them.
      const end = Math.max(startsAt, allDay && endsAt !== null ? endsAt - 1 : (endsAt ?? startsAt))
      return (allDay ? wholeDays : moments).formatRange(startsAt, end)
    },
    duration(ms) {
      const longest = durations.findLast((unit) => ms >= unit.ms)
      return longest ? longest.count.format(Math.floor(ms / longest.ms)) : t('time.moment')
    },
    left(ms) {
      const seconds = Math.floor(Math.abs(ms) / 1000)
      const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
      const sign = ms < 0 && seconds > 0 ? '−' : ''
      if (seconds < exactBelowSeconds) return `${sign}${minutes}:${String(seconds % 60).padStart(2, '0')}`
      if (hours === 0) return `${sign}${narrowMinutes.format(minutes)}`
      const rest = minutes > 0 && hours < coarseFromHours ? ` ${narrowMinutes.format(minutes)}` : ''
      return `${sign}${narrowHours.format(hours)}${rest}`
    },
    dayTime: (at) => coming.format(at),
    weekdayOf: (at) => weekdayNumber.format(at),
    lasted(ms) {
      const seconds = Math.round(ms / 1000)
      const figures = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
      const parts = figures.flatMap((figure, index) => (figure > 0 ? [exact[index]?.format(figure)] : []))
      return parts.join(' ') || (exact[2]?.format(0) ?? '')
    },
    list: (parts) => list.format(parts),
  }
}

/** Midnight of the computer's zone; the key of a day in lists. */
export function startOfDay(at: number): number {
  const day = new Date(at)
  day.setHours(0, 0, 0, 0)
  return day.getTime()
}

/** Rounded, because days with a clock change have 23 or 25 hours. Negative for the future. */
function calendarDaysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / dayMs)
}

function sameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear()
}
