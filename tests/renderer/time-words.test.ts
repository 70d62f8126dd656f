import { describe, expect, it } from 'vitest'
import type { Language } from '../../src-main/contract/languages.ts'
import { presetsAt } from '../../src-renderer/features/triage/snooze-presets.ts'
import { readMoment } from '../../src-renderer/features/triage/time-words/read-moment.ts'

/** Monday, 23 November 2026, 14:20 on the wall of whoever reads. */
const now = new Date(2026, 10, 23, 14, 20).getTime()

function read(text: string, language: Language, monthFirst = false): string {
  const moment = readMoment(text, now, language, monthFirst)
  return moment.type === 'at' ? onTheWall(moment.at) : moment.type
}

function onTheWall(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

describe('times in English words', () => {
  it.each([
    ['tomorrow 9', '2026-11-24 09:00'],
    ['Tomorrow at 9:30', '2026-11-24 09:30'],
    ['tomorrow', '2026-11-24 09:00'],
    ['tomorrow afternoon', '2026-11-24 14:00'],
    ['tomorrow at 9 in the evening', '2026-11-24 21:00'],
    ['tonight', '2026-11-23 18:00'],
    ['tonight at 8', '2026-11-23 20:00'],
    ['later today', '2026-11-23 17:20'],
    ['today 18:30', '2026-11-23 18:30'],
    ['6pm', '2026-11-23 18:00'],
    ['9 am', '2026-11-24 09:00'],
    ['12 am', '2026-11-24 00:00'],
    ['12 pm', '2026-11-24 12:00'],
    ['day after tomorrow', '2026-11-25 09:00'],
    ['in 2 hours', '2026-11-23 16:20'],
    ['2h', '2026-11-23 16:20'],
    ['in an hour and 30 minutes', '2026-11-23 15:50'],
    ['half an hour', '2026-11-23 14:50'],
    ['in 3 days', '2026-11-26 09:00'],
    ['in two weeks at 14:00', '2026-12-07 14:00'],
    ['in a month', '2026-12-23 09:00'],
    ['3 months', '2027-02-23 09:00'],
    ['friday', '2026-11-27 09:00'],
    ['fri 14:30', '2026-11-27 14:30'],
    ['next friday 14:30', '2026-12-04 14:30'],
    ['monday', '2026-11-30 09:00'],
    ['monday 16:00', '2026-11-23 16:00'],
    ['this weekend', '2026-11-28 09:00'],
    ['next weekend', '2026-12-05 09:00'],
    ['next week', '2026-11-30 09:00'],
    ['next month', '2026-12-01 09:00'],
    ['24 december', '2026-12-24 09:00'],
    ['December 24th at 10', '2026-12-24 10:00'],
    ['24 dec 2027 8:15', '2027-12-24 08:15'],
    ['on the 1st', '2026-12-01 09:00'],
    ['the 3rd of january', '2027-01-03 09:00'],
    ['2027-02-01 11:00', '2027-02-01 11:00'],
    ['24.12', '2026-12-24 09:00'],
    ['24/12/26', '2026-12-24 09:00'],
    ['february 29', 'unknown'],
    ['31.4.', 'unknown'],
    ['today 9', 'past'],
    ['24.12.2020', 'past'],
    ['25:00', 'unknown'],
    ['10:75', 'unknown'],
    ['tomorrow friday', 'unknown'],
    ['when pigs fly', 'unknown'],
    ['next', 'unknown'],
    ['', 'unknown'],
  ])('%s', (text, moment) => expect(read(text, 'en')).toBe(moment))

  it('reads a date with its month first where that is the custom', () =>
    expect(read('12/24 at 9', 'en', true)).toBe('2026-12-24 09:00'))
})

describe('times in Russian words', () => {
  it.each([
    ['завтра в 9', '2026-11-24 09:00'],
    ['завтра в 9:30', '2026-11-24 09:30'],
    ['завтра в 9 часов', '2026-11-24 09:00'],
    ['завтра в 9 вечера', '2026-11-24 21:00'],
    ['завтра в 2 часа дня', '2026-11-24 14:00'],
    ['завтра утром', '2026-11-24 09:00'],
    ['сегодня вечером', '2026-11-23 18:00'],
    ['послезавтра', '2026-11-25 09:00'],
    ['через 2 часа', '2026-11-23 16:20'],
    ['через час', '2026-11-23 15:20'],
    ['через полчаса', '2026-11-23 14:50'],
    ['через 15 минут', '2026-11-23 14:35'],
    ['через 2 дня', '2026-11-25 09:00'],
    ['через неделю', '2026-11-30 09:00'],
    ['через две недели в 14:00', '2026-12-07 14:00'],
    ['через месяц', '2026-12-23 09:00'],
    ['в пятницу', '2026-11-27 09:00'],
    ['в следующую пятницу в 14:30', '2026-12-04 14:30'],
    ['на следующей неделе', '2026-11-30 09:00'],
    ['в следующем месяце', '2026-12-01 09:00'],
    ['в выходные', '2026-11-28 09:00'],
    ['24 декабря в 10', '2026-12-24 10:00'],
    ['24.12.2026', '2026-12-24 09:00'],
    ['третьего дня', 'unknown'],
  ])('%s', (text, moment) => expect(read(text, 'ru')).toBe(moment))
})

describe('times in Italian words', () => {
  it.each([
    ['domani alle 9', '2026-11-24 09:00'],
    ['domani alle 9.30', '2026-11-24 09:30'],
    ['domani alle 10.05', '2026-11-24 10:05'],
    ['domani alle ore 9', '2026-11-24 09:00'],
    ['domattina', '2026-11-24 09:00'],
    ['domani alle 9 di sera', '2026-11-24 21:00'],
    ['stasera', '2026-11-23 18:00'],
    ['più tardi', '2026-11-23 17:20'],
    ['dopodomani', '2026-11-25 09:00'],
    ['tra 2 ore', '2026-11-23 16:20'],
    ["tra un'ora", '2026-11-23 15:20'],
    ["fra mezz'ora", '2026-11-23 14:50'],
    ['fra tre giorni', '2026-11-26 09:00'],
    ['tra una settimana', '2026-11-30 09:00'],
    ['tra un mese', '2026-12-23 09:00'],
    ['venerdì', '2026-11-27 09:00'],
    ['venerdì prossimo alle 14:30', '2026-11-27 14:30'],
    ['la settimana prossima', '2026-11-30 09:00'],
    ['il mese prossimo', '2026-12-01 09:00'],
    ['fine settimana', '2026-11-28 09:00'],
    ['24 dicembre alle 10', '2026-12-24 10:00'],
    ['mar', '2026-11-24 09:00'],
  ])('%s', (text, moment) => expect(read(text, 'it')).toBe(moment))
})

describe('times in Romanian words', () => {
  it.each([
    ['mâine la 9', '2026-11-24 09:00'],
    ['maine la 9', '2026-11-24 09:00'],
    ['mâine la ora 9:30', '2026-11-24 09:30'],
    ['mâine dimineață', '2026-11-24 09:00'],
    ['mâine după-amiază', '2026-11-24 14:00'],
    ['mâine la 9 seara', '2026-11-24 21:00'],
    ['diseară', '2026-11-23 18:00'],
    ['mai târziu', '2026-11-23 17:20'],
    ['poimâine', '2026-11-25 09:00'],
    ['peste 2 ore', '2026-11-23 16:20'],
    ['peste o oră', '2026-11-23 15:20'],
    ['peste o jumătate de oră', '2026-11-23 14:50'],
    ['în 15 minute', '2026-11-23 14:35'],
    ['peste trei zile', '2026-11-26 09:00'],
    ['peste o săptămână', '2026-11-30 09:00'],
    ['peste 2 luni', '2027-01-23 09:00'],
    ['luni', '2026-11-30 09:00'],
    ['vineri la 14:30', '2026-11-27 14:30'],
    ['vinerea viitoare', '2026-12-04 09:00'],
    ['săptămâna viitoare', '2026-11-30 09:00'],
    ['luna viitoare', '2026-12-01 09:00'],
    ['sfârșit de săptămână', '2026-11-28 09:00'],
    ['24 decembrie la 10', '2026-12-24 10:00'],
  ])('%s', (text, moment) => expect(read(text, 'ro')).toBe(moment))

  it('reads another language of the desk too', () => expect(read('завтра в 9', 'ro')).toBe('2026-11-24 09:00'))
})

describe('times of an agent whose clocks change', () => {
  it('count a day by the calendar and hours by the clock', () => {
    const zone = process.env.TZ
    process.env.TZ = 'Europe/Rome'
    try {
      // Clocks go back in the night to 25 October 2026, forward in the night to 29 March 2026.
      const autumn = Date.UTC(2026, 9, 24, 15)
      expect(readMoment('tomorrow 9', autumn, 'en')).toEqual({ type: 'at', at: Date.UTC(2026, 9, 25, 8) })
      expect(readMoment('in 24 hours', autumn, 'en')).toEqual({ type: 'at', at: autumn + 24 * 3_600_000 })
      const spring = Date.UTC(2026, 2, 28, 15)
      expect(readMoment('tomorrow 9', spring, 'en')).toEqual({ type: 'at', at: Date.UTC(2026, 2, 29, 7) })
      // There is no half past two that night: the hour after it is meant.
      expect(readMoment('tomorrow 2:30', spring, 'en')).toEqual({ type: 'at', at: Date.UTC(2026, 2, 29, 1, 30) })
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})

describe('the times offered for a snooze', () => {
  const offered = (...day: [number, number, number, number]) =>
    presetsAt(new Date(...day).getTime()).map(({ preset, at }) => `${preset} ${onTheWall(at)}`)

  it('are all of them on a Monday morning', () =>
    expect(offered(2026, 10, 23, 9)).toEqual([
      'later 2026-11-23 12:00',
      'tonight 2026-11-23 18:00',
      'tomorrow 2026-11-24 09:00',
      'weekend 2026-11-28 09:00',
      'nextWeek 2026-11-30 09:00',
      'month 2026-12-23 09:00',
    ]))
  it('leave out what is past on a Friday night', () =>
    expect(offered(2026, 10, 27, 22)).toEqual([
      'tomorrow 2026-11-28 09:00',
      'nextWeek 2026-11-30 09:00',
      'month 2026-12-27 09:00',
    ]))
  it('end a month after the 31st with the month that follows', () =>
    expect(offered(2027, 0, 31, 15).at(-1)).toBe('month 2027-02-28 09:00'))
  it('name no day twice on a Sunday', () =>
    expect(offered(2026, 10, 29, 15)).toEqual([
      'tonight 2026-11-29 18:00',
      'tomorrow 2026-11-30 09:00',
      'month 2026-12-29 09:00',
    ]))
})
