import { describe, expect, it } from 'vitest'
import { holidayCountries, publicDays } from '../../../src-main/engine/sla/calendar/public-holidays.ts'
import { readIcs } from '../../../src-main/engine/sla/calendar/read-ics.ts'

const now = Date.parse('2026-11-23T12:00Z')
const wholeDay = { from: 0, to: 1440 }

function calendar(...events: readonly (readonly string[])[]): string {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT'])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}
const read = (...event: readonly string[]) => readIcs(calendar(event), 'Europe/Rome', now)
const dates = (...event: readonly string[]) => read(...event).holidays.map(({ date }) => date)

describe('a calendar file', () => {
  it('brings whole days by their names', () => {
    expect(read('SUMMARY:Company\\, anniversary', 'DTSTART;VALUE=DATE:20270315', 'DTEND;VALUE=DATE:20270316')).toEqual({
      holidays: [{ date: '2027-03-15', name: 'Company, anniversary', yearly: false, ...wholeDay }],
      skipped: 0,
    })
  })

  it('takes a day without an end for one day, and an end for the first day that is worked again', () => {
    expect(dates('DTSTART;VALUE=DATE:20270315')).toEqual(['2027-03-15'])
    expect(dates('DTSTART;VALUE=DATE:20271230', 'DTEND;VALUE=DATE:20280102')).toEqual([
      '2027-12-30',
      '2027-12-31',
      '2028-01-01',
    ])
    expect(dates('DTSTART;VALUE=DATE:20270315', 'DURATION:P1W')).toHaveLength(7)
  })

  it('keeps what comes every year as a rule', () => {
    expect(read('SUMMARY:Natale', 'DTSTART;VALUE=DATE:20201225', 'RRULE:FREQ=YEARLY').holidays).toEqual([
      { date: '2020-12-25', name: 'Natale', yearly: true, ...wholeDay },
    ])
  })

  it('writes out what moves: the last Monday of May', () => {
    const found = dates('DTSTART;VALUE=DATE:20240527', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO')
    expect(found.slice(0, 5)).toEqual(['2024-05-27', '2025-05-26', '2026-05-25', '2027-05-31', '2028-05-29'])
    expect(found.at(-1)).toBe('2036-05-26')
  })

  it.each([
    [
      'the fourth Thursday of November',
      'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3',
      '20251127',
      ['2025-11-27', '2026-11-26', '2027-11-25'],
    ],
    ['every other Friday', 'FREQ=WEEKLY;INTERVAL=2;COUNT=3', '20261204', ['2026-12-04', '2026-12-18', '2027-01-01']],
    [
      'Mondays and Tuesdays',
      'FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261215',
      '20261207',
      ['2026-12-07', '2026-12-08', '2026-12-14', '2026-12-15'],
    ],
    [
      'the last day of a month',
      'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
      '20261231',
      ['2026-12-31', '2027-01-31', '2027-02-28'],
    ],
    ['three days running', 'FREQ=DAILY;COUNT=3', '20261224', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['leap days', 'FREQ=YEARLY;COUNT=2', '20280229', ['2028-02-29', '2032-02-29']],
  ])('writes out %s', (_, rule, first, expected) => {
    expect(dates(`DTSTART;VALUE=DATE:${first}`, `RRULE:${rule}`)).toEqual(expected)
  })

  it('leaves out the days that a series leaves out, and adds those it adds', () => {
    expect(dates('DTSTART;VALUE=DATE:20261224', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20261225')).toEqual([
      '2026-12-24',
      '2026-12-26',
    ])
    expect(dates('DTSTART;VALUE=DATE:20261224', 'RDATE;VALUE=DATE:20270105,20270106')).toEqual([
      '2026-12-24',
      '2027-01-05',
      '2027-01-06',
    ])
  })

  it('follows a day of a series that was moved', () => {
    const series = ['UID:a', 'DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=MONTHLY;COUNT=2']
    const moved = ['UID:a', 'RECURRENCE-ID;VALUE=DATE:20270101', 'DTSTART;VALUE=DATE:20270104']
    expect(readIcs(calendar(series, moved), 'UTC', now).holidays.map(({ date }) => date)).toEqual([
      '2026-12-01',
      '2027-01-04',
    ])
  })

  it('closes a part of a day where it names hours, in the zone of the desk', () => {
    expect(read('SUMMARY:Party', 'DTSTART:20261218T140000Z', 'DTEND:20261218T170000Z').holidays).toEqual([
      { date: '2026-12-18', name: 'Party', yearly: false, from: 15 * 60, to: 18 * 60 },
    ])
    expect(read('DTSTART;TZID=America/New_York:20261218T200000', 'DURATION:PT6H').holidays).toEqual([
      { date: '2026-12-19', name: '', yearly: false, from: 2 * 60, to: 8 * 60 },
    ])
    expect(read('DTSTART:20261218T220000', 'DTEND:20261219T020000').holidays).toEqual([
      { date: '2026-12-18', name: '', yearly: false, from: 22 * 60, to: 1440 },
      { date: '2026-12-19', name: '', yearly: false, from: 0, to: 2 * 60 },
    ])
  })

  it('counts what it could not read, and reads the rest', () => {
    const text = calendar(
      ['SUMMARY:No time'],
      ['DTSTART:20261218T140000Z', 'DTEND:20261218T150000Z', 'RRULE:FREQ=SECONDLY'],
      ['DTSTART;VALUE=DATE:20261224', 'RRULE:FREQ=YEARLY;BYSETPOS=1;BYDAY=MO'],
      ['DTSTART;VALUE=DATE:20261224', 'STATUS:CANCELLED'],
      ['DTSTART;VALUE=DATE:20261231'],
    )
    const { holidays, skipped } = readIcs(text, 'UTC', now)
    expect(holidays.map(({ date }) => date)).toEqual(['2026-12-31'])
    expect(skipped).toBe(3)
  })

  it.each(['', 'BEGIN:VCALENDAR', 'not a calendar at all', 'BEGIN:VEVENT\nDTSTART:20261231\nEND:VEVENT'])(
    'brings nothing where it is none: %j',
    (text) => {
      expect(readIcs(text, 'UTC', now)).toEqual({ holidays: [], skipped: 0 })
    },
  )

  it('takes the same day once', () => {
    const event = ['SUMMARY:Natale', 'DTSTART;VALUE=DATE:20261225']
    expect(readIcs(calendar(event, event), 'UTC', now).holidays).toHaveLength(1)
  })

  it('reads ten thousand lines whole', () => {
    const events = Array.from({ length: 1_500 }, (_, day) => {
      const date = new Date(now + day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
      return [`DTSTART;VALUE=DATE:${date}`, 'CLASS:PUBLIC', 'TRANSP:TRANSPARENT', `UID:${day}`, 'SUMMARY:Day']
    })
    expect(readIcs(calendar(...events), 'UTC', now).holidays).toHaveLength(1_500)
  })
})

describe('public holidays', () => {
  const inYear = async (country: string, region: string | null = null, worked: string[] = [], year = 2026) =>
    (await publicDays({ country, region, worked }, year, year)) ?? []

  it('are those of the country', async () => {
    const days = await inYear('IT')
    expect(days).toContainEqual({ date: '2026-04-25', name: 'Liberazione dal nazifascismo (1945)', ...wholeDay })
    expect(days).toContainEqual(expect.objectContaining({ date: '2026-04-06', ...wholeDay }))
    expect(days.map(({ date }) => date)).not.toContain('2026-02-14')
  })

  it('are whole days, though clocks change on them', async () => {
    for (const country of ['IT', 'GB', 'BR', 'IR', 'CL', 'US'])
      for (const { from, to, date } of await inYear(country, null, [], 2024))
        expect(`${date} ${to - from}`).toBe(`${date} 1440`)
  })

  it('are those of a region where one is named', async () => {
    const epiphany = async (region: string | null) =>
      (await inYear('DE', region)).some(({ date }) => date === '2026-01-06')
    expect(await epiphany(null)).toBe(false)
    expect(await epiphany('BY')).toBe(true)
  })

  it('may last a part of a day', async () => {
    expect(await inYear('DE')).toContainEqual(expect.objectContaining({ date: '2026-12-24', from: 14 * 60, to: 1440 }))
  })

  it('leave out what is worked', async () => {
    const days = await inYear('IT', null, ['Liberazione dal nazifascismo (1945)'])
    expect(days.map(({ date }) => date)).not.toContain('2026-04-25')
  })

  it('are unknown for a country or region that does not exist', async () => {
    expect(await publicDays({ country: 'ZZ', region: null, worked: [] }, 2026, 2026)).toBeNull()
    expect(await publicDays({ country: 'IT', region: 'ZZ', worked: [] }, 2026, 2026)).toBeNull()
  })

  it('are known for the countries of the languages we speak, by their names', async () => {
    const countries = await holidayCountries('it')
    expect(countries).toContainEqual(expect.objectContaining({ code: 'DE', name: 'Germania' }))
    const codes = countries.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['GB', 'US', 'RU', 'IT', 'RO', 'MD', 'CH']))
    expect(countries.find(({ code }) => code === 'CH')?.regions.length).toBeGreaterThan(20)
  })
})
