import { describe, expect, it } from 'vitest'
import { localMinute, sendTimes } from '../../../src-renderer/features/composer/send-times.ts'

const offered = (now: string) =>
  sendTimes(new Date(now).getTime()).map(({ name, at }) => `${name} ${localMinute(at).replace('T', ' ')}`)

describe('times to send later', () => {
  it('are later today, tomorrow and on Monday', () => {
    expect(offered('2026-11-25T10:20')).toEqual([
      'laterToday 2026-11-25 13:00',
      'tomorrowMorning 2026-11-26 09:00',
      'nextWeek 2026-11-30 09:00',
    ])
  })

  it('leave out today when little of it is left', () => {
    expect(offered('2026-11-25T21:30')[0]).toBe('tomorrowMorning 2026-11-26 09:00')
  })

  it('name Monday once where it is tomorrow, and the next one on a Monday', () => {
    expect(offered('2026-11-29T10:00').at(-1)).toBe('tomorrowMorning 2026-11-30 09:00')
    expect(offered('2026-11-30T10:00').at(-1)).toBe('nextWeek 2026-12-07 09:00')
  })

  it('are at nine o’clock on the day after the clocks change', () => {
    expect(offered('2026-10-24T10:00')[1]).toBe('tomorrowMorning 2026-10-25 09:00')
    expect(offered('2026-03-28T10:00')[1]).toBe('tomorrowMorning 2026-03-29 09:00')
  })
})
