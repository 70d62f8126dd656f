import { expect, it } from 'vitest'
import { timeBars } from '../../../src-renderer/features/service-levels/report/time-bars.ts'

const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime()
const some = (startsAt: number) => ({ startsAt, met: 2, breached: 1 })

it('shows days on which nothing was due, too', () => {
  const days = [some(day(2026, 3, 28)), some(day(2026, 3, 30))]
  const bars = timeBars(days, { since: day(2026, 3, 28), until: day(2026, 3, 31) })
  expect(bars).toEqual([
    { since: day(2026, 3, 28), until: day(2026, 3, 29), met: 2, breached: 1 },
    { since: day(2026, 3, 29), until: day(2026, 3, 30), met: 0, breached: 0 },
    { since: day(2026, 3, 30), until: day(2026, 3, 31), met: 2, breached: 1 },
  ])
})

it('joins the days of a year into weeks from Monday on', () => {
  // The first of January 2026 was a Thursday.
  const days = [some(day(2026, 1, 4)), some(day(2026, 1, 5)), some(day(2026, 1, 11))]
  const bars = timeBars(days, { since: day(2026, 1, 1), until: day(2027, 1, 1) })
  expect(bars.slice(0, 3).map(({ since, met }) => [since, met])).toEqual([
    [day(2026, 1, 1), 2],
    [day(2026, 1, 5), 4],
    [day(2026, 1, 12), 0],
  ])
  expect(bars).toHaveLength(53)
})

it('joins the days of ten years into months', () => {
  const bars = timeBars([some(day(2020, 2, 29))], { since: day(2017, 6, 15), until: day(2027, 6, 15) })
  expect(bars).toHaveLength(121)
  expect(bars.filter(({ met }) => met > 0).map(({ since }) => since)).toEqual([day(2020, 2, 1)])
})

it('begins with the whole first day of a period', () => {
  const bars = timeBars([some(day(2026, 3, 2))], { since: day(2026, 3, 2) + 3_600_000, until: day(2026, 3, 3) })
  expect(bars.map(({ met }) => met)).toEqual([2])
})
