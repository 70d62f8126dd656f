import type { CalendarDraft, Holiday, OpenPeriod } from '../../../contract/sla.ts'
import { type DayNumber, dayMs, dayOf, isoDateOf, minuteMs, weekdayOf } from './civil-days.ts'
import { everyMoment, type Intervals, intervalsOf } from './intervals.ts'
import { zoneOffsets } from './zone-offsets.ts'

/** A day of a public holiday, in the calendar's zone, closed from one minute to another. */
export type ClosedDay = Pick<Holiday, 'date' | 'name' | 'from' | 'to'>

/** A calendar as clocks count by it. */
export interface CompiledCalendar {
  readonly zone: string
  readonly open: Intervals
  /** What would be open but for a holiday, in order. */
  readonly closures: readonly { readonly from: number; readonly to: number; readonly name: string }[]
  /** Open time of an ordinary week, by its days that open at all: what "a day" of it is. 0 where it never opens. */
  readonly meanDayMs: number
}

export const alwaysOpen: CompiledCalendar = { zone: 'UTC', open: everyMoment, closures: [], meanDayMs: dayMs }

/** What is said before or after is outside all hours; no desk has mail of its own from there. */
export const countedFrom = Date.UTC(1995, 0, 1)
export const countedUntil = Date.UTC(2060, 0, 1)

type Minutes = readonly [from: number, to: number]

/**
 * The moments when clocks on the wall show an open minute. So an hour that comes twice in autumn counts twice and one that
 * is left out in spring never counts. Public holidays are given as days, for their rules are a library's. Throws
 * `unknown-zone`.
 */
export function compileCalendar(calendar: CalendarDraft, publicDays: readonly ClosedDay[] = []): CompiledCalendar {
  if (calendar.alwaysOpen) return { ...alwaysOpen, zone: calendar.zone }
  const week = weekOf(calendar.periods)
  const closed = closedDays([...publicDays, ...calendar.holidays])
  const open: Minutes[] = []
  const closures: { from: number; to: number; name: string }[] = []
  for (const span of zoneOffsets(calendar.zone, countedFrom, countedUntil)) {
    const moment = (day: DayNumber, minute: number) =>
      Math.min(Math.max(day * dayMs + minute * minuteMs - span.offsetMs, span.from), span.to)
    const lastDay = Math.floor((span.to - 1 + span.offsetMs) / dayMs)
    for (let day = Math.floor((span.from + span.offsetMs) / dayMs); day <= lastDay; day++) {
      const periods = week[weekdayOf(day)] ?? []
      const holidays = closed.get(day) ?? []
      const left = holidays.reduce<readonly Minutes[]>((kept, { from, to }) => without(kept, [from, to]), periods)
      for (const [from, to] of left) open.push([moment(day, from), moment(day, to)])
      for (const { name, from, to } of holidays)
        for (const [opens, closes] of periods) {
          const closure = { from: moment(day, Math.max(from, opens)), to: moment(day, Math.min(to, closes)), name }
          if (closure.from < closure.to) closures.push(closure)
        }
    }
  }
  return {
    zone: calendar.zone,
    open: intervalsOf(open),
    closures: closures.sort((a, b) => a.from - b.from),
    meanDayMs: meanDayOf(week),
  }
}

/** Open minutes by ISO weekday, in order, without overlaps. */
export function weekOf(periods: readonly OpenPeriod[]): readonly (readonly Minutes[])[] {
  return Array.from({ length: 8 }, (_, weekday) => {
    const ofDay = periods.filter(({ day, from, to }) => day === weekday && from < to)
    const sorted = ofDay.sort((a, b) => a.from - b.from)
    const { starts, ends } = intervalsOf(sorted.map(({ from, to }) => [from, to]))
    return Array.from(starts, (from, at): Minutes => [from, ends[at] ?? from])
  })
}

/** Holidays by day; those that come every year stand in each, the 29th of February in leap years only. */
export function closedDays(
  holidays: readonly (ClosedDay & { readonly yearly?: boolean })[],
): ReadonlyMap<DayNumber, readonly ClosedDay[]> {
  const days = new Map<DayNumber, ClosedDay[]>()
  const close = (day: DayNumber, holiday: ClosedDay) => {
    if (Number.isNaN(day) || holiday.from >= holiday.to) return
    const others = days.get(day)
    if (others) others.push(holiday)
    else days.set(day, [holiday])
  }
  for (const holiday of holidays) {
    if (!holiday.yearly) close(dayOf(holiday.date), holiday)
    else
      for (let year = Number(holiday.date.slice(0, 4)); year < lastYear; year++)
        close(dayOf(`${String(year).padStart(4, '0')}${holiday.date.slice(4)}`), holiday)
  }
  return days
}

const lastYear = Number(isoDateOf(countedUntil / dayMs).slice(0, 4))

function without(kept: readonly Minutes[], [from, to]: Minutes): readonly Minutes[] {
  return kept.flatMap(([opens, closes]): readonly Minutes[] => {
    if (to <= opens || closes <= from) return [[opens, closes]]
    const rest: Minutes[] = [
      [opens, from],
      [to, closes],
    ]
    return rest.filter(([start, end]) => start < end)
  })
}

function meanDayOf(week: readonly (readonly Minutes[])[]): number {
  const days = week.map((periods) => periods.reduce((sum, [from, to]) => sum + to - from, 0)).filter((open) => open > 0)
  if (days.length === 0) return 0
  return Math.round((days.reduce((sum, open) => sum + open, 0) * minuteMs) / days.length)
}
