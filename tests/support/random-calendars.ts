import fc from 'fast-check'
import { type CalendarDraft, calendarInput } from '../../src-main/contract/sla.ts'

const minuteOfDay = fc.integer({ min: 0, max: 1440 })

/** Periods as a hasty hand draws them: overlapping, empty, up to midnight. */
const periods = fc.array(fc.record({ day: fc.integer({ min: 1, max: 7 }), from: minuteOfDay, to: minuteOfDay }), {
  maxLength: 14,
})

const dates = fc
  .integer({ min: Date.UTC(2007, 0, 1) / 86_400_000, max: Date.UTC(2028, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

const holidays = fc.array(
  fc.record({ date: dates, name: fc.constant('Holiday'), yearly: fc.boolean(), from: minuteOfDay, to: minuteOfDay }),
  { maxLength: 30 },
)

export function calendarsIn(zone: string): fc.Arbitrary<CalendarDraft> {
  return fc.record({ periods, holidays }).map((random) => calendarInput.parse({ name: 'Random', zone, ...random }))
}

export const someCalendar = fc
  .constantFrom('Europe/Rome', 'America/New_York', 'Asia/Kathmandu', 'UTC')
  .chain((zone) => calendarsIn(zone))
