import { describe, expect, it } from 'vitest'
import { type CalendarInput, calendarInput } from '../../../src-main/contract/sla.ts'
import { checkCalendar, type PublicDays } from '../../../src-main/engine/sla/calendar/check-calendar.ts'
import { nineToFive } from '../../support/sla-stories.ts'

const now = Date.parse('2026-11-23T12:00Z')

function check(change: Partial<CalendarInput>, publicDays: PublicDays = []) {
  return checkCalendar(calendarInput.parse({ ...nineToFive, ...change }), publicDays, now)
}
const codes = (change: Partial<CalendarInput>, publicDays: PublicDays = []) =>
  check(change, publicDays).problems.map(({ code, blocks }) => (blocks ? `${code}!` : code))

describe('a calendar that is looked at before it is saved', () => {
  it('has nothing odd about it when it is plain', () => {
    expect(codes({})).toEqual([])
    expect(check({}).openMinutesPerWeek).toBe(5 * 8 * 60)
  })

  it('is not saved in a zone that does not exist, but counted as if by UTC', () => {
    expect(codes({ zone: 'Europe/Atlantis' })).toEqual(['unknown-zone!'])
    expect(check({ zone: 'Europe/Atlantis' }).openMinutesPerWeek).toBe(2400)
  })

  it('is not saved with holidays that nobody knows', () => {
    const publicHolidays = { country: 'ZZ', region: null, worked: [] }
    const found = check({ publicHolidays }, 'unknown-country').problems
    expect(found).toEqual([{ code: 'unknown-country', blocks: true, periods: null, text: 'ZZ' }])
  })

  it('tells periods that overlap, and which', () => {
    const periods = [...nineToFive.periods, { day: 3, from: 16 * 60, to: 20 * 60 }]
    expect(check({ periods }).problems).toEqual([{ code: 'overlap', blocks: false, periods: [2, 5], text: '' }])
    expect(check({ periods }).openMinutesPerWeek).toBe(2400 + 3 * 60)
  })

  it('does not take periods that touch for overlapping', () => {
    expect(codes({ periods: [...nineToFive.periods, { day: 3, from: 17 * 60, to: 20 * 60 }] })).toEqual([])
  })

  it('tells a period that never begins', () => {
    const periods = [...nineToFive.periods, { day: 6, from: 12 * 60, to: 12 * 60 }]
    expect(check({ periods }).problems).toEqual([{ code: 'empty-period', blocks: false, periods: [5], text: '' }])
  })

  it('tells that no minute is open', () => {
    expect(codes({ periods: [] })).toEqual(['never-open'])
  })

  it('tells that holidays leave no minute open', () => {
    const days = Array.from({ length: 500 }, (_, day) =>
      new Date(now + (day - 5) * 86_400_000).toISOString().slice(0, 10),
    )
    const holidays = days.map((date) => ({ date }))
    expect(codes({ holidays })).toEqual(['never-open'])
  })

  it('tells of a closure of more than two weeks, and from when', () => {
    const august = Array.from({ length: 31 }, (_, day) => ({ date: `2027-08-${String(day + 1).padStart(2, '0')}` }))
    expect(check({ holidays: august }).problems).toEqual([
      { code: 'long-closure', blocks: false, periods: null, text: '2027-07-30' },
    ])
  })

  it('finds nothing to tell of hours that do not count, where it is always open', () => {
    expect(codes({ alwaysOpen: true, periods: [] })).toEqual([])
    expect(check({ alwaysOpen: true }).openMinutesPerWeek).toBe(7 * 1440)
  })

  it('shows the closures to come, those of the country too, in order', () => {
    const publicDays = [{ date: '2026-12-25', name: 'Natale', from: 0, to: 1440 }]
    const holidays = [
      { date: '2020-12-24', name: 'Eve', yearly: true, from: 840 },
      { date: '2026-01-07', name: 'Long ago' },
    ]
    expect(check({ holidays }, publicDays).closures).toEqual(
      [
        { date: '2026-12-24', name: 'Eve', from: 840, to: 1440, isPublic: false },
        { date: '2026-12-25', name: 'Natale', from: 0, to: 1440, isPublic: true },
        { date: '2027-12-24', name: 'Eve', from: 840, to: 1440, isPublic: false },
        { date: '2027-12-25', name: 'Natale', from: 0, to: 1440, isPublic: true },
      ].slice(0, 3),
    )
  })

  it('shows when clocks change, and by how much', () => {
    expect(check({ zone: 'Europe/Rome' }).clockChanges).toEqual([
      { at: Date.parse('2027-03-28T01:00Z'), minutes: 60 },
      { at: Date.parse('2027-10-31T01:00Z'), minutes: -60 },
    ])
    expect(check({ zone: 'Asia/Kathmandu' }).clockChanges).toEqual([])
  })
})
