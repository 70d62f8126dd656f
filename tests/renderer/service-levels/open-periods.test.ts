import { describe, expect, it } from 'vitest'
import type { OpenPeriod } from '../../../src-main/contract/sla.ts'
import {
  addAcross,
  copyDay,
  freeHours,
  joined,
  minuteAt,
  shift,
} from '../../../src-renderer/features/service-levels/calendars/open-periods.ts'

const period = (day: number, from: number, to: number): OpenPeriod => ({ day, from, to })

describe('hours drawn into a week', () => {
  it('begin and end at quarters of an hour, within the day', () => {
    expect([0, 0.3761, 0.999, 1.2, -0.1].map(minuteAt)).toEqual([0, 540, 1440, 1440, 0])
  })

  it('are drawn from any corner to the other, the same on each day', () => {
    const drawn = [period(2, 540, 720), period(3, 540, 720)]
    expect(addAcross([], [2, 540], [3, 720])).toEqual(drawn)
    expect(addAcross([], [3, 720], [2, 540])).toEqual(drawn)
  })

  it('are not drawn by a click', () => expect(addAcross([], [2, 540], [2, 540])).toEqual([]))

  it('are kept in the order of the week', () => {
    const added = addAcross([period(5, 0, 60)], [1, 540], [1, 600])
    expect(added.map(({ day }) => day)).toEqual([1, 5])
  })

  it('stop at the ends of their day', () => {
    expect(shift(period(1, 60, 120), 'both', -90)).toEqual(period(1, 0, 60))
    expect(shift(period(1, 1380, 1425), 'both', 60)).toEqual(period(1, 1395, 1440))
    expect(shift(period(1, 60, 120), 'to', 5000)).toEqual(period(1, 60, 1440))
  })

  it('never shrink to nothing', () => {
    expect(shift(period(1, 60, 120), 'from', 600)).toEqual(period(1, 105, 120))
    expect(shift(period(1, 60, 120), 'to', -600)).toEqual(period(1, 60, 75))
  })

  it('become one where they share minutes or touch, and empty ones go', () => {
    const messy = [
      period(2, 60, 60),
      period(1, 600, 720),
      period(1, 540, 660),
      period(1, 720, 780),
      period(2, 600, 720),
    ]
    expect(joined(messy)).toEqual([period(1, 540, 780), period(2, 600, 720)])
  })

  it('begin on a day that has none, else later on a day with room', () => {
    const workdays = [1, 2, 3, 4, 5].map((day) => period(day, 540, 1080))
    expect(freeHours(workdays)).toEqual(period(6, 540, 1080))
    const everyDay = [...workdays, period(6, 0, 1440), period(7, 0, 1440)]
    expect(freeHours(everyDay)).toEqual(period(1, 1140, 1200))
    const full = [1, 2, 3, 4, 5, 6, 7].map((day) => period(day, 0, 1440))
    expect(freeHours(full)).toEqual(period(1, 0, 60))
  })

  it('are copied to other days in place of theirs', () => {
    const week = [period(1, 540, 720), period(1, 780, 1080), period(2, 0, 60), period(6, 600, 660)]
    expect(copyDay(week, 1, [1, 2])).toEqual([
      period(1, 540, 720),
      period(1, 780, 1080),
      period(2, 540, 720),
      period(2, 780, 1080),
      period(6, 600, 660),
    ])
  })
})
