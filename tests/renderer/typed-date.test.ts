import { expect, it } from 'vitest'
import { typedDate } from '../../src-renderer/features/timeline/typed-date.ts'

const now = new Date(2026, 10, 23, 12).getTime()
const day = (year: number, month = 1, date = 1) => new Date(year, month - 1, date).getTime()

it.each([
  ['14/3/2021', 'en-GB', day(2021, 3, 14)],
  ['3/14/2021', 'en-US', day(2021, 3, 14)],
  ['14.03.2021', 'ru', day(2021, 3, 14)],
  ['2021-03-14', 'ro', day(2021, 3, 14)],
  ['14.3.21', 'ro', day(2021, 3, 14)],
  ['14 mar 2021', 'en', day(2021, 3, 14)],
  ['March 14th, 2021', 'en', day(2021, 3, 14)],
  ['14 marzo 2021', 'it', day(2021, 3, 14)],
  ['14 марта 2021 г.', 'ru', day(2021, 3, 14)],
  ['mai 2020', 'ro', day(2020, 5)],
  ['март 2021', 'ru', day(2021, 3)],
  ['march 2021', 'ru', day(2021, 3)],
  ['3/2021', 'en', day(2021, 3)],
  ['2021-03', 'it', day(2021, 3)],
  ['2019', 'it', day(2019)],
])('reads %s in %s', (text, locale, moment) => {
  expect(typedDate(text, locale, now)).toBe(moment)
})

it('takes a day without a year for the last one', () => {
  expect(typedDate('14 March', 'en', now)).toBe(day(2026, 3, 14))
  expect(typedDate('24.12.', 'ru', now)).toBe(day(2025, 12, 24))
  expect(typedDate('7', 'en', now)).toBe(day(2026, 11, 7))
})

it.each(['', 'soon', '31 April 2021', '40.1.2021', '1/2/3/4', 'march', '14 march may 2021', 'ma 2021'])(
  'is no date: %s',
  (text) => {
    expect(typedDate(text, 'en-GB', now)).toBeNull()
  },
)
