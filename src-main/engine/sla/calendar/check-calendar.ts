import type { CalendarCheck, CalendarDraft, CalendarProblem } from '../../../contract/sla.ts'
import { dayMs, isoDateOf, minuteMs } from './civil-days.ts'
import { type ClosedDay, type CompiledCalendar, closedDays, compileCalendar, weekOf } from './compile-calendar.ts'
import { lengthBetween, spansBetween } from './intervals.ts'
import { isZone, zoneOffsets } from './zone-offsets.ts'

const lookedAheadMs = 400 * dayMs
const longClosureMs = 14 * dayMs

/** Public holidays as days; `unknown-country` or `unknown-region` where there are no such rules. */
export type PublicDays = readonly ClosedDay[] | 'unknown-country' | 'unknown-region'

/** What is odd about a calendar, and how it would count from now on. */
export function checkCalendar(calendar: CalendarDraft, publicDays: PublicDays, now: number): CalendarCheck {
  const hasZone = isZone(calendar.zone)
  const days = typeof publicDays === 'string' ? [] : publicDays
  const zone = hasZone ? calendar.zone : 'UTC'
  const compiled = compileCalendar({ ...calendar, zone }, days)
  const until = now + lookedAheadMs
  return {
    problems: [
      ...(hasZone ? [] : [problem('unknown-zone', true, calendar.zone)]),
      ...(typeof publicDays === 'string' ? [problem(publicDays, true, placeOf(calendar, publicDays))] : []),
      ...periodProblems(calendar),
      ...(calendar.alwaysOpen ? [] : closureProblems(compiled, now, until)),
    ],
    openMinutesPerWeek: calendar.alwaysOpen ? 7 * 1440 : openMinutes(calendar),
    closures: calendar.alwaysOpen ? [] : closuresAhead(calendar, days, now, until),
    clockChanges: zoneOffsets(zone, now, until).flatMap((span, at, spans) => {
      const before = spans[at - 1]
      return before ? { at: span.from, minutes: (span.offsetMs - before.offsetMs) / minuteMs } : []
    }),
  }
}

function problem(
  code: CalendarProblem['code'],
  blocks: boolean,
  text: string,
  periods: CalendarProblem['periods'] = null,
): CalendarProblem {
  return { code, blocks, periods, text }
}

function placeOf({ publicHolidays }: CalendarDraft, code: 'unknown-country' | 'unknown-region'): string {
  return (code === 'unknown-country' ? publicHolidays?.country : publicHolidays?.region) ?? ''
}

function periodProblems({ periods }: CalendarDraft): readonly CalendarProblem[] {
  return periods.flatMap((period, at) => {
    if (period.from >= period.to) return problem('empty-period', false, '', [at])
    const overlapping = periods.flatMap((other, place) => {
      const shares = other.from < period.to && period.from < other.to && other.from < other.to
      return place > at && other.day === period.day && shares ? problem('overlap', false, '', [at, place]) : []
    })
    return overlapping
  })
}

function closureProblems({ open }: CompiledCalendar, now: number, until: number): readonly CalendarProblem[] {
  if (lengthBetween(open, now, until) === 0) return [problem('never-open', false, '')]
  let closedSince = now
  for (const [from, to] of [...spansBetween(open, now, until), [until, until] as const]) {
    if (from - closedSince > longClosureMs) {
      const day = isoDateOf(Math.floor(closedSince / dayMs))
      return [problem('long-closure', false, day)]
    }
    closedSince = to
  }
  return []
}

function openMinutes({ periods }: CalendarDraft): number {
  return weekOf(periods)
    .flat()
    .reduce((sum, [from, to]) => sum + to - from, 0)
}

function closuresAhead(
  { holidays }: CalendarDraft,
  publicDays: readonly ClosedDay[],
  now: number,
  until: number,
): CalendarCheck['closures'] {
  // A day begins in some zone up to 14 hours before it does in UTC.
  const isAhead = (day: number) => day * dayMs > now - 2 * dayMs && day * dayMs < until
  const shown = (days: ReturnType<typeof closedDays>, isPublic: boolean) =>
    [...days].flatMap(([day, closures]) =>
      isAhead(day) ? closures.map(({ name, from, to }) => ({ date: isoDateOf(day), name, from, to, isPublic })) : [],
    )
  return [...shown(closedDays(publicDays), true), ...shown(closedDays(holidays), false)].sort(
    (a, b) => a.date.localeCompare(b.date) || a.from - b.from,
  )
}
