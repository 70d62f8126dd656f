import type { Address, Invitation } from '../../../contract/message.ts'
import { type CalendarComponent, calendarComponents, firstLine, unescapedText } from './components.ts'
import { zoneClock } from './time-zones.ts'
import { localMoment, readWallTime, type WallTime } from './wall-time.ts'

const longestCalendar = 256 << 10
const longestText = 500

/**
 * What a calendar asks (RFC 5545, 5546); null when there is no event in it, or none with a beginning. Of a series with
 * exceptions it is the series.
 *
 * Ours, because ical.js 2.2 never comes back from some calendars (`RRULE:FREQ=SECONDLY` in a time zone) and refuses whole
 * ones for a line that is broken; all that a card shows are a few lines of one event.
 */
export function readInvitation(text: string, declaredMethod: string): Invitation | null {
  const components = calendarComponents(text.slice(0, longestCalendar))
  const calendar = components.find(({ name }) => name === 'VCALENDAR')
  const events = calendar?.children.filter(({ name }) => name === 'VEVENT') ?? []
  const event = events.find((each) => firstLine(each, 'RECURRENCE-ID') === null) ?? events[0]
  const zones = calendar?.children.filter(({ name }) => name === 'VTIMEZONE') ?? []
  const begin = event && timeOf(event, 'DTSTART', zones)
  if (!calendar || !event || !begin) return null
  return {
    type: 'invitation',
    method: methodOf(firstLine(calendar, 'METHOD')?.value || declaredMethod, firstLine(event, 'STATUS')?.value ?? ''),
    summary: shownText(event, 'SUMMARY'),
    startsAt: begin.at,
    endsAt: timeOf(event, 'DTEND', zones)?.at ?? afterDuration(begin, firstLine(event, 'DURATION')?.value ?? ''),
    allDay: begin.wall.isDate,
    repeats: event.lines.some(({ name }) => name === 'RRULE' || name === 'RDATE'),
    location: shownText(event, 'LOCATION'),
    organizer: organizerOf(event),
    attendees: event.lines.filter(({ name }) => name === 'ATTENDEE').length,
  }
}

/** Some calendars cancel by publishing the event as cancelled. */
function methodOf(method: string, status: string): Invitation['method'] {
  if (status.trim().toUpperCase() === 'CANCELLED') return 'cancel'
  switch (method.trim().toUpperCase()) {
    case 'REQUEST':
      return 'request'
    case 'CANCEL':
      return 'cancel'
    case 'REPLY':
      return 'reply'
    default:
      return 'other'
  }
}

interface EventTime {
  readonly at: number
  readonly wall: WallTime
}

function timeOf(event: CalendarComponent, name: string, zones: readonly CalendarComponent[]): EventTime | null {
  const line = firstLine(event, name)
  const wall = line && readWallTime(line.value)
  if (!wall) return null
  const at = momentOf(wall, line.parameters.TZID, zones)
  return Number.isFinite(at) ? { at, wall } : null
}

function momentOf(wall: WallTime, tzid: string | undefined, zones: readonly CalendarComponent[]): number {
  if (wall.isDate) return localMoment(wall)
  return zoneClock(wall.isUtc ? 'UTC' : tzid, zones)(wall)
}

const duration = /^\+?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?/i

/** Days of an all-day event are midnights, whatever hours the clocks skip in between. */
function afterDuration({ at, wall }: EventTime, value: string): number | null {
  const match = duration.exec(value.trim())
  if (!match) return null
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const wholeDays = weeks * 7 + days
  if (wall.isDate) return localMoment({ ...wall, day: wall.day + wholeDays })
  return at + (((wholeDays * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}

function shownText(event: CalendarComponent, name: string): string {
  return unescapedText(firstLine(event, name)?.value ?? '')
    .replace(/\s+/g, ' ')
    .slice(0, longestText)
}

function organizerOf(event: CalendarComponent): Address | null {
  const line = firstLine(event, 'ORGANIZER')
  if (!line) return null
  const address = /mailto:\s*([^\s;,]{1,320})/i.exec(line.value)?.[1]?.toLowerCase() ?? ''
  const name = (line.parameters.CN ?? '').slice(0, longestText)
  return address === '' && name === '' ? null : { name, address }
}
