import { describe, expect, it } from 'vitest'
import { minuteText, readMinute } from '../../../src-renderer/features/service-levels/calendars/minute-of-day.ts'

describe('a time of a day', () => {
  it.each([
    ['9', 540],
    ['09:30', 570],
    ['9.30', 570],
    ['18h', null],
    ['1800', 1080],
    ['6pm', 1080],
    ['12am', 0],
    ['12 pm', 720],
    ['24:00', 1440],
    ['24:15', null],
    ['9:60', null],
    ['13pm', null],
    ['noon', null],
    ['', null],
  ])('%j is read as %s', (text, minute) => expect(readMinute(text)).toBe(minute))

  it('is written with 24 hours, to the end of the day', () => {
    expect([0, 545, 1440].map(minuteText)).toEqual(['00:00', '09:05', '24:00'])
  })
})
