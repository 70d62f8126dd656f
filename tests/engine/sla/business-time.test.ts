import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarDraft, calendarInput } from '../../../src-main/contract/sla.ts'
import { dayMs, minuteMs } from '../../../src-main/engine/sla/calendar/civil-days.ts'
import { compileCalendar } from '../../../src-main/engine/sla/calendar/compile-calendar.ts'
import { lengthBetween, momentAfter, spansBetween } from '../../../src-main/engine/sla/calendar/intervals.ts'
import { zoneOffsets } from '../../../src-main/engine/sla/calendar/zone-offsets.ts'
import { calendarsIn, someCalendar } from '../../support/random-calendars.ts'
import { openMinutesByTheWall } from '../../support/wall-oracle.ts'

/** With clocks that change by half an hour, by two, at midnight, backwards in winter, and by a whole day. */
const zones = [
  'Europe/Rome',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Antarctica/Troll',
]

const from = Date.UTC(2008, 0, 1)
const until = Date.UTC(2028, 0, 1)

/** Most of them near a change of the clocks. */
function moments(zone: string): fc.Arbitrary<number> {
  const changes = zoneOffsets(zone, from, until)
    .slice(1)
    .map((span) => span.from)
  const anywhere = fc.integer({ min: from / minuteMs, max: until / minuteMs }).map((minutes) => minutes * minuteMs)
  if (changes.length === 0) return anywhere
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 60, max: 12 * 60 }))
    .map(([change, minutes]) => change + minutes * minuteMs)
  return fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: anywhere })
}

describe.each(zones)('business time in %s', (zone) => {
  it('is what somebody counts who looks at the clock on the wall every minute', () => {
    fc.assert(
      fc.property(
        calendarsIn(zone),
        moments(zone),
        fc.integer({ min: 0, max: 3 * 1440 }),
        (calendar, start, minutes) => {
          const end = start + minutes * minuteMs
          expect(lengthBetween(compileCalendar(calendar).open, start, end) / minuteMs).toBe(
            openMinutesByTheWall(calendar, start, end),
          )
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('business time', () => {
  const times = fc.integer({ min: from, max: until })
  const lengths = fc.integer({ min: 0, max: 90 * dayMs })

  it('adds up, whatever moment it is cut at', () => {
    fc.assert(
      fc.property(someCalendar, times, lengths, lengths, (calendar, start, first, second) => {
        const { open } = compileCalendar(calendar)
        const middle = start + first
        const end = middle + second
        expect(lengthBetween(open, start, middle) + lengthBetween(open, middle, end)).toBe(
          lengthBetween(open, start, end),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('never runs backwards, nor faster than time', () => {
    fc.assert(
      fc.property(someCalendar, times, lengths, lengths, (calendar, start, first, more) => {
        const { open } = compileCalendar(calendar)
        const early = lengthBetween(open, start, start + first)
        const late = lengthBetween(open, start, start + first + more)
        expect(late - early).toBeGreaterThanOrEqual(0)
        expect(late - early).toBeLessThanOrEqual(more)
      }),
      { numRuns: 60 },
    )
  })

  it('is due at the first moment when so much has passed', () => {
    fc.assert(
      fc.property(someCalendar, times, fc.integer({ min: 1, max: 20 * dayMs }), (calendar, start, length) => {
        const { open } = compileCalendar(calendar)
        const due = momentAfter(open, start, length)
        if (due === null) expect(lengthBetween(open, start, Date.UTC(2060, 0, 1))).toBeLessThan(length)
        else {
          expect(lengthBetween(open, start, due)).toBe(length)
          expect(lengthBetween(open, start, due - 1)).toBe(length - 1)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('lies in spans that are apart from each other and sum up to it', () => {
    fc.assert(
      fc.property(someCalendar, times, lengths, (calendar, start, length) => {
        const { open } = compileCalendar(calendar)
        const spans = spansBetween(open, start, start + length)
        const sum = spans.reduce((total, [opens, closes]) => total + closes - opens, 0)
        expect(sum).toBe(lengthBetween(open, start, start + length))
        spans.forEach(([opens, closes], at) => {
          expect(closes).toBeGreaterThan(opens)
          expect(opens).toBeGreaterThan(spans[at - 1]?.[1] ?? Number.NEGATIVE_INFINITY)
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a calendar', () => {
  const everyDay = (zone: string, from: number, to: number): CalendarDraft =>
    calendarInput.parse({ name: 'Every day', zone, periods: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to })) })
  const hours = (calendar: CalendarDraft, from: string, to: string) =>
    lengthBetween(compileCalendar(calendar).open, Date.parse(from), Date.parse(to)) / 3_600_000

  it('counts the hour that comes twice in autumn twice', () => {
    expect(hours(everyDay('Europe/Rome', 0, 4 * 60), '2026-10-24T22:00Z', '2026-10-25T12:00Z')).toBe(5)
  })

  it('does not count the hour that is left out in spring', () => {
    expect(hours(everyDay('Europe/Rome', 0, 4 * 60), '2026-03-28T23:00Z', '2026-03-29T12:00Z')).toBe(3)
  })

  it('keeps its office hours by the wall, whatever the season', () => {
    const office = everyDay('Europe/Rome', 9 * 60, 17 * 60)
    expect(
      spansBetween(compileCalendar(office).open, Date.parse('2026-10-24T00:00Z'), Date.parse('2026-10-26T00:00Z')),
    ).toEqual([
      [Date.parse('2026-10-24T07:00Z'), Date.parse('2026-10-24T15:00Z')],
      [Date.parse('2026-10-25T08:00Z'), Date.parse('2026-10-25T16:00Z')],
    ])
  })

  it('has no hours on a day that a country left out', () => {
    expect(hours(everyDay('Pacific/Apia', 9 * 60, 17 * 60), '2011-12-29T10:00Z', '2011-12-31T10:00Z')).toBe(16)
  })

  it('counts minutes of overlapping periods once', () => {
    const overlapping = calendarInput.parse({
      name: 'Overlapping',
      zone: 'UTC',
      periods: [
        { day: 1, from: 9 * 60, to: 13 * 60 },
        { day: 1, from: 12 * 60, to: 15 * 60 },
        { day: 1, from: 16 * 60, to: 15 * 60 },
      ],
    })
    expect(hours(overlapping, '2026-11-02T00:00Z', '2026-11-03T00:00Z')).toBe(6)
  })

  it('is closed on holidays, for a part of the day and every year where they say so', () => {
    const calendar = calendarInput.parse({
      ...everyDay('UTC', 9 * 60, 17 * 60),
      holidays: [
        { date: '2025-12-25', name: 'Christmas', yearly: true },
        { date: '2026-12-24', name: 'Eve', from: 14 * 60 },
      ],
    })
    expect(hours(calendar, '2026-12-24T00:00Z', '2026-12-27T00:00Z')).toBe(5 + 8)
    expect(hours(calendar, '2024-12-25T00:00Z', '2024-12-26T00:00Z')).toBe(8)
    expect(compileCalendar(calendar).closures.find(({ name }) => name === 'Eve')).toEqual({
      from: Date.parse('2026-12-24T14:00Z'),
      to: Date.parse('2026-12-24T17:00Z'),
      name: 'Eve',
    })
  })

  it('is open day and night, holidays too, where it is always open', () => {
    const calendar = { ...everyDay('UTC', 0, 1), alwaysOpen: true }
    expect(hours(calendar, '2026-12-24T00:00Z', '2026-12-27T00:00Z')).toBe(72)
  })
})
