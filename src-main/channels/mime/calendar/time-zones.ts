import { type CalendarComponent, firstLine } from './components.ts'
import { asIfUtc, localMoment, readWallTime, type WallTime } from './wall-time.ts'

/** The moment (epoch ms) when clocks of a zone show a time. */
export type ZoneClock = (wall: WallTime) => number

/**
 * Clocks by the names that a calendar uses. Names of the IANA database are believed over the definition that came along,
 * which is often a shortened one; any other name means what the calendar itself defines. A name that nobody knows is this
 * computer's own zone, like no name at all.
 */
export function zoneClock(tzid: string | undefined, zones: readonly CalendarComponent[]): ZoneClock {
  const name = tzid?.trim() ?? ''
  if (name === '') return localMoment
  const iana = ianaZone(name)
  if (iana) return (wall) => momentIn(iana, asIfUtc(wall))
  const definition = zones.find((zone) => firstLine(zone, 'TZID')?.value.trim() === name)
  const location = definition && ianaZone(firstLine(definition, 'X-LIC-LOCATION')?.value ?? '')
  if (location) return (wall) => momentIn(location, asIfUtc(wall))
  const observances = definition ? observancesOf(definition) : []
  if (observances.length === 0) return localMoment
  return (wall) => asIfUtc(wall) - offsetAt(observances, asIfUtc(wall))
}

/** `Europe/Berlin`, also at the end of `/mozilla.org/20050126_1/Europe/Berlin`. */
function ianaZone(name: string): Intl.DateTimeFormat | null {
  const known = /(?:^|\/)([A-Z][\w+-]+(?:\/[A-Z][\w+-]+){1,2}|UTC|GMT)$/.exec(name.slice(0, 200))?.[1]
  if (known === undefined) return null
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: known,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return null
  }
}

/** A time that clocks skip in spring is read with the offset before the jump (RFC 5545 3.3.5). */
function momentIn(zone: Intl.DateTimeFormat, wall: number): number {
  const before = wall - offsetIn(zone, wall - 86_400_000)
  if (offsetIn(zone, before) === wall - before) return before
  const after = wall - offsetIn(zone, wall + 86_400_000)
  return offsetIn(zone, after) === wall - after ? after : before
}

function offsetIn(zone: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(zone.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const field = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}

/** Standard or daylight time, from each of its beginnings on. */
interface Observance {
  readonly offsetMs: number
  readonly offsetBeforeMs: number
  /** As if UTC. */
  readonly starts: readonly number[]
  readonly yearly: YearlyRule | null
}

/** The one kind of rule that zone definitions use: `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`. */
interface YearlyRule {
  readonly first: WallTime
  readonly month: number
  /** 0 is Sunday; null for a fixed day. */
  readonly weekday: number | null
  /** Second Sunday: 2, last: -1; 0: the first that `monthDays` allows. */
  readonly ordinal: number
  readonly monthDays: readonly number[]
  readonly until: number
}

const mostObservances = 200

function observancesOf(zone: CalendarComponent): readonly Observance[] {
  return zone.children.slice(0, mostObservances).flatMap((child) => {
    const start = readWallTime(firstLine(child, 'DTSTART')?.value ?? '')
    const offsetMs = readOffset(firstLine(child, 'TZOFFSETTO')?.value ?? '')
    if (!start || offsetMs === null) return []
    const extra = child.lines.filter((line) => line.name === 'RDATE').flatMap((line) => line.value.split(','))
    const dates = extra.map(readWallTime).filter((wall) => wall !== null)
    return {
      offsetMs,
      offsetBeforeMs: readOffset(firstLine(child, 'TZOFFSETFROM')?.value ?? '') ?? offsetMs,
      starts: [start, ...dates].map(asIfUtc),
      yearly: yearlyRule(firstLine(child, 'RRULE')?.value ?? '', start),
    }
  })
}

function readOffset(value: string): number | null {
  const match = /^\s*([+-])(\d\d):?(\d\d)(\d\d)?/.exec(value)
  if (!match) return null
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
  return (match[1] === '-' ? -seconds : seconds) * 1000
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

function yearlyRule(value: string, first: WallTime): YearlyRule | null {
  const parts = new Map(value.split(';').map((part) => part.toUpperCase().split('=') as [string, string | undefined]))
  if (parts.get('FREQ')?.trim() !== 'YEARLY') return null
  const day = /^([+-]?\d)?([A-Z]{2})/.exec(parts.get('BYDAY') ?? '')
  const until = readWallTime(parts.get('UNTIL') ?? '')
  const monthDays = (parts.get('BYMONTHDAY') ?? '').split(',').map(Number)
  return {
    first,
    month: Number(parts.get('BYMONTH')) || first.month,
    weekday: day ? weekdays.indexOf(day[2] ?? '') : null,
    ordinal: Number(day?.[1] ?? 0),
    monthDays: monthDays.filter((monthDay) => monthDay > 0),
    until: until ? asIfUtc(until) : Number.POSITIVE_INFINITY,
  }
}

/** The offset of the observance that began last before a wall time. */
function offsetAt(observances: readonly Observance[], wall: number): number {
  let latest = Number.NEGATIVE_INFINITY
  let offset: number | null = null
  for (const observance of observances) {
    for (const start of startsBefore(observance, wall)) {
      if (start <= latest) continue
      latest = start
      offset = observance.offsetMs
    }
  }
  return offset ?? observances[0]?.offsetBeforeMs ?? 0
}

function startsBefore({ starts, yearly }: Observance, wall: number): readonly number[] {
  const year = new Date(wall).getUTCFullYear()
  const ruled = yearly ? [yearly, yearly].map((rule, ago) => startInYear(rule, year - ago)) : []
  return [...starts, ...ruled].filter((start) => start <= wall)
}

/** Infinity where the rule does not apply. */
function startInYear(rule: YearlyRule, year: number): number {
  const { first, month, weekday, ordinal, monthDays, until } = rule
  const day = weekday === null ? (monthDays[0] ?? first.day) : dayOf(year, month, weekday, ordinal, monthDays)
  const start = asIfUtc({ ...first, year, month, day })
  return year >= first.year && start <= until ? start : Number.POSITIVE_INFINITY
}

function dayOf(year: number, month: number, weekday: number, ordinal: number, monthDays: readonly number[]): number {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const matching: number[] = []
  for (let day = 1; day <= length; day++) {
    const isAllowed = monthDays.length === 0 || monthDays.includes(day)
    if (isAllowed && new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday) matching.push(day)
  }
  return matching.at(ordinal < 0 ? ordinal : Math.max(0, ordinal - 1)) ?? 1
}
