import { Temporal } from 'temporal-polyfill'
import {
  type CalendarComponent,
  calendarComponents,
  firstLine,
  unescapedText,
} from '../../../channels/mime/calendar/components.ts'
import { zoneClock } from '../../../channels/mime/calendar/time-zones.ts'
import { asIfUtc, readWallTime, type WallTime } from '../../../channels/mime/calendar/wall-time.ts'
import type { Holiday } from '../../../contract/sla.ts'
import { type DayNumber, dayMs, isoDateOf, minuteMs } from './civil-days.ts'
import { type DayRule, readDayRule } from './recurrence.ts'

const mostLines = 200_000
const mostHolidays = 2_000
const repeatedForDays = 3_653

interface Closed {
  readonly first: DayNumber
  /** Minutes from the first day's midnight; what ends later than 1440 closes the days after it too. */
  readonly from: number
  readonly to: number
}

/**
 * The events of a calendar file as holidays in a zone. What comes every year on its day stays a rule; other repetitions
 * are written out for ten years from now. `skipped` are events that could not be read, or repeat in ways that holidays do
 * not.
 */
export function readIcs(
  text: string,
  zone: string,
  now: number,
): { readonly holidays: readonly Holiday[]; readonly skipped: number } {
  const components = calendarComponents(text.replace(/\r\n?/g, '\n'), mostLines)
  const calendars = components.filter(({ name }) => name === 'VCALENDAR')
  const horizon = Math.floor(now / dayMs) + repeatedForDays
  const holidays: Holiday[] = []
  let skipped = 0
  for (const { children } of calendars) {
    const zones = children.filter(({ name }) => name === 'VTIMEZONE')
    const events = children.filter(({ name }) => name === 'VEVENT')
    const moved = movedDays(events)
    for (const event of events) {
      if (firstLine(event, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED') continue
      const read = holidaysOf(event, zone, zones, moved, horizon)
      if (read === null) skipped++
      else holidays.push(...read)
    }
  }
  const unique = [
    ...new Map(holidays.map((each) => [`${each.date} ${each.from} ${each.to} ${each.name}`, each])).values(),
  ]
  const kept = unique.toSorted((a, b) => a.date.localeCompare(b.date)).slice(0, mostHolidays)
  return { holidays: kept, skipped: skipped + unique.length - kept.length }
}

function holidaysOf(
  event: CalendarComponent,
  zone: string,
  zones: readonly CalendarComponent[],
  moved: ReadonlySet<string>,
  horizon: DayNumber,
): readonly Holiday[] | null {
  const closed = closedBy(event, zone, zones)
  if (!closed) return null
  const name = unescapedText(firstLine(event, 'SUMMARY')?.value ?? '')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
  const rule = firstLine(event, 'RRULE')
  if (!rule) return [closed.first, ...extraDays(event)].flatMap((first) => written({ ...closed, first }, name, false))
  const days = readDayRule(rule.value)
  if (!days) return null
  const left = new Set(
    [...moved].filter((each) => each.startsWith(`${uidOf(event)} `)).map((each) => Number(each.split(' ').at(-1))),
  )
  for (const line of event.lines) if (line.name === 'EXDATE') for (const day of daysOf(line.value)) left.add(day)
  if (days.isYearlyOnOneDay && left.size === 0 && closed.to <= 1440) return written(closed, name, true)
  return repeated(days, closed, horizon)
    .filter((day) => !left.has(day))
    .flatMap((first) => written({ ...closed, first }, name, false))
}

/** Its own day is always one of them. */
function repeated(rule: DayRule, { first }: Closed, horizon: DayNumber): readonly DayNumber[] {
  const days = rule.days(first, Math.max(first, horizon))
  return days.includes(first) ? days : [first, ...days]
}

function closedBy(event: CalendarComponent, zone: string, zones: readonly CalendarComponent[]): Closed | null {
  const begin = timeOf(event, 'DTSTART', zone, zones)
  if (!begin) return null
  const end = timeOf(event, 'DTEND', zone, zones)
  const minutes = end ? (end.at - begin.at) / minuteMs : durationOf(event, begin.isDate)
  const first = Math.floor(begin.at / dayMs)
  const from = Math.round((begin.at - first * dayMs) / minuteMs)
  const to = from + Math.round(minutes)
  return to > from && to < 400 * 1440 ? { first, from, to } : null
}

/** As if UTC, on the calendar's own walls. */
function timeOf(
  event: CalendarComponent,
  name: string,
  zone: string,
  zones: readonly CalendarComponent[],
): { readonly at: number; readonly isDate: boolean } | null {
  const line = firstLine(event, name)
  const wall = line && readWallTime(line.value)
  if (!wall) return null
  return { at: wallIn(zone, wall, line.parameters.TZID, zones), isDate: wall.isDate }
}

function wallIn(zone: string, wall: WallTime, tzid: string | undefined, zones: readonly CalendarComponent[]): number {
  // A time that names no zone is meant where it is read.
  if (wall.isDate || (!wall.isUtc && tzid === undefined) || tzid === zone) return asIfUtc(wall)
  const moment = Temporal.Instant.fromEpochMilliseconds(zoneClock(wall.isUtc ? 'UTC' : tzid, zones)(wall))
  return moment.epochMilliseconds + moment.toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
}

function durationOf(event: CalendarComponent, isDate: boolean): number {
  const value = firstLine(event, 'DURATION')?.value.trim() ?? ''
  const match = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?/i.exec(value)
  if (!match) return isDate ? 1440 : 0
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((digits) => Number(digits ?? 0))
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes
}

function written({ first, from, to }: Closed, name: string, yearly: boolean): readonly Holiday[] {
  const days: Holiday[] = []
  for (let begun = 0; begun < to; begun += 1440)
    days.push({
      date: isoDateOf(first + begun / 1440),
      name,
      yearly,
      from: Math.max(0, from - begun),
      to: Math.min(1440, to - begun),
    })
  return days
}

function extraDays(event: CalendarComponent): readonly DayNumber[] {
  return event.lines.filter(({ name }) => name === 'RDATE').flatMap(({ value }) => daysOf(value))
}

function daysOf(value: string): readonly DayNumber[] {
  return value.split(',').flatMap((each) => {
    const wall = readWallTime(each)
    return wall ? Math.floor(asIfUtc(wall) / dayMs) : []
  })
}

/** Days of a series that stand elsewhere in the file as events of their own. */
function movedDays(events: readonly CalendarComponent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) => {
      const moved = firstLine(event, 'RECURRENCE-ID')
      return moved ? daysOf(moved.value).map((day) => `${uidOf(event)} ${day}`) : []
    }),
  )
}

function uidOf(event: CalendarComponent): string {
  return firstLine(event, 'UID')?.value.trim() ?? ''
}
