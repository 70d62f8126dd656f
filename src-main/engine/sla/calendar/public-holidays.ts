import type { CalendarDraft, HolidayCountry } from '../../../contract/sla.ts'
import { dayOf, isoDateOf } from './civil-days.ts'
import type { ClosedDay } from './compile-calendar.ts'

type PublicHolidays = NonNullable<CalendarDraft['publicHolidays']>

/** Loaded when it is asked for: it brings the rules of the whole world, and most desks never ask. */
async function holidayLibrary() {
  return (await import('date-holidays')).default
}

/**
 * The days of a country's or region's public holidays in these years, both included, in its own language; those that are
 * worked are left out. Null where the library knows no such country or region.
 */
export async function publicDays(
  { country, region, worked }: PublicHolidays,
  firstYear: number,
  lastYear: number,
): Promise<readonly ClosedDay[] | null> {
  const Holidays = await holidayLibrary()
  const world = new Holidays()
  if (!(country in world.getCountries())) return null
  if (region !== null && !(region in (world.getStates(country) ?? {}))) return null
  const rules = new Holidays(country, region ?? '', { types: ['public', 'bank'] })
  const days: ClosedDay[] = []
  for (let year = firstYear; year <= lastYear; year++)
    for (const { date, start, end, name } of rules.getHolidays(year))
      if (!worked.includes(name)) days.push(...daysOf(date, (end.getTime() - start.getTime()) / minuteMs, name))
  return days
}

export async function holidayCountries(language: string): Promise<readonly HolidayCountry[]> {
  const Holidays = await holidayLibrary()
  const world = new Holidays()
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' })
  const countries = Object.keys(world.getCountries()).map((code) => ({
    code,
    name: names.of(code) ?? code,
    regions: Object.entries(world.getStates(code, language) ?? {}).map(([state, name]) => ({ code: state, name })),
  }))
  return countries.toSorted((a, b) => a.name.localeCompare(b.name, language))
}

const minuteMs = 60_000
const minutesOfDay = 1440

/** Of `2026-12-24 14:00:00` and how long it lasts: a whole day is an hour longer or shorter when clocks change. */
function daysOf(date: string, minutes: number, name: string): readonly ClosedDay[] {
  const [day = '', time = ''] = date.split(' ')
  const from = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const midnight = Math.round((from + minutes) / minutesOfDay) * minutesOfDay
  const to = Math.abs(from + minutes - midnight) <= 60 ? midnight : Math.round(from + minutes)
  const days: ClosedDay[] = []
  for (let begun = 0; begun < to; begun += minutesOfDay)
    days.push({
      date: isoDateOf(dayOf(day) + begun / minutesOfDay),
      name,
      from: Math.max(0, from - begun),
      to: Math.min(minutesOfDay, to - begun),
    })
  return days
}
