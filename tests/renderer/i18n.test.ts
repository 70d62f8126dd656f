import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { english } from '../../src-renderer/i18n/catalogues.ts'
import { createI18n } from '../../src-renderer/i18n/i18n.ts'

const { t, format, describeError } = createI18n('en', english, 'en-GB')
const now = new Date(2026, 2, 12, 14, 5).getTime()
const hourMs = 3_600_000

describe('the catalogue', () => {
  it('compiles in every sentence', () => {
    for (const [key, message] of Object.entries(english)) {
      expect(() => new IntlMessageFormat(message, 'en'), key).not.toThrow()
    }
  })

  it('counts', () => {
    expect(t('timeline.arrived', { count: 1 })).toBe('1 new message')
    expect(t('timeline.arrived', { count: 1200 })).toBe('1,200 new messages')
  })

  it('falls back to English for a sentence the language lacks', () => {
    const romanian = createI18n('ro', { 'time.today': 'Azi' })
    expect([romanian.t('time.today'), romanian.t('time.yesterday')]).toEqual(['Azi', 'Yesterday'])
  })

  it('describes an error it does not know in the words of the engine', () => {
    const error = { kind: 'auth', code: 'no-such-code', message: 'Sign in again.', params: {} } as const
    expect(describeError(error)).toBe('Sign in again.')
  })
})

describe('times', () => {
  it('are as short as they can be in a list', () => {
    expect(format.short(now - hourMs, now)).toBe('13:05')
    expect(format.short(now - 15 * hourMs, now)).toBe('Yesterday')
    expect(format.short(now - 3 * 24 * hourMs, now)).toBe('Mon')
    expect(format.short(now - 20 * 24 * hourMs, now)).toBe('20 Feb')
    expect(format.short(now - 400 * 24 * hourMs, now)).toBe('5 Feb 2025')
  })

  it('do not turn a message of tomorrow, from a clock that is wrong, into a day of last week', () => {
    expect(format.short(now + 24 * hourMs, now)).toBe('13 Mar')
  })

  it('name the day', () => {
    expect(format.day(now, now)).toBe('Today')
    expect(format.day(now - 20 * 24 * hourMs, now)).toMatch(/^Friday,? 20 February$/)
    expect(format.day(now - 400 * 24 * hourMs, now)).toMatch(/2025$/)
  })

  it('tell when something will be, in words and by the calendar', () => {
    const at = (days: number, hours: number) => new Date(2026, 2, 12 + days, hours).getTime()
    expect(format.moment(at(0, 18), now)).toBe('18:00')
    expect(format.moment(at(1, 9), now)).toBe('tomorrow at 09:00')
    expect(format.calendarMoment(at(1, 9), now)).toBe('Fri 13 Mar, 09:00')
    expect(format.calendarMoment(at(300, 9), now)).toBe('6 Jan 2027, 09:00')
  })

  it('tell how far ahead something is', () => {
    expect(format.ahead(now + 20_000, now)).toBe('in 1 minute')
    expect(format.ahead(now + 3 * hourMs, now)).toBe('in 3 hours')
    expect(format.ahead(now + 15 * hourMs, now)).toBe('tomorrow')
    expect(format.ahead(now + 11 * 24 * hourMs, now)).toBe('in 11 days')
  })

  it('say how long something waits in one unit', () => {
    expect([40_000, 4 * 60_000, 5 * hourMs, 50 * hourMs, 24 * hourMs * 800].map(format.duration)).toEqual([
      'just now',
      '4 mins',
      '5 hrs',
      '2 days',
      '2 yrs',
    ])
  })

  it('do not say "negative minutes" to a wrong clock', () => {
    expect(format.duration(-5000)).toBe('just now')
  })
})

it('writes sizes as people do', () => {
  expect([98, 1400, 14_000, 2_500_000].map(format.bytes)).toEqual(['98 bytes', '1.4 kB', '14 kB', '2.5 MB'])
})
