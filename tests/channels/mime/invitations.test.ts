import { describe, expect, it } from 'vitest'
import type { Invitation } from '../../../src-main/contract/message.ts'
import { readMail } from '../../support/read-mail.ts'

const head = 'From: Ana <ana@home.test>\nTo: support@shop.test\nSubject: Visit\nMIME-Version: 1.0\n'

function withCalendar(calendar: string, type = 'text/calendar; method=REQUEST; charset=utf-8'): string {
  return `${head}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nCome by.\n--b\nContent-Type: ${type}\n\n${calendar}\n--b--\n`
}

function calendar(event: string, rest = '', method = 'REQUEST'): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:${method}\n${rest}BEGIN:VEVENT\nUID:1@home.test\n${event}\nEND:VEVENT\nEND:VCALENDAR`
}

function invitationIn(source: string): Invitation | null {
  const { about } = readMail(source)
  return about?.type === 'invitation' ? about : null
}

const startOf = (event: string, rest = '') => invitationIn(withCalendar(calendar(event, rest)))?.startsAt

describe('calendar invitations', () => {
  it('say what, when, where, who and how many', () => {
    const google = calendar(
      'DTSTART:20250303T120500Z\nDTEND:20250303T130000Z\nSUMMARY:Visit\\, second try\nLOCATION:12 High Street\\nLondon\nORGANIZER;CN="Pop, Ana":mailto:Ana@home.test\nATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=support@shop.test;X-NUM\n -GUESTS=0:mailto:support@shop.test\nATTENDEE:mailto:bob@home.test',
    )
    const message = readMail(withCalendar(google))
    expect([message.kind, message.text]).toEqual(['invitation', 'Come by.'])
    expect(message.about).toEqual({
      type: 'invitation',
      method: 'request',
      summary: 'Visit, second try',
      startsAt: Date.UTC(2025, 2, 3, 12, 5),
      endsAt: Date.UTC(2025, 2, 3, 13),
      allDay: false,
      repeats: false,
      location: '12 High Street London',
      organizer: { name: 'Pop, Ana', address: 'ana@home.test' },
      attendees: 2,
    })
  })

  it.each([
    ['CANCEL', 'cancel', 'invitation'],
    ['REPLY', 'reply', 'message'],
    ['PUBLISH', 'other', 'message'],
  ])('%s is %s, in a mail that is %s', (method, expected, kind) => {
    const source = withCalendar(calendar('DTSTART:20250303T120000Z', '', method), `text/calendar; method=${method}`)
    const { kind: found, about } = readMail(source)
    expect([found, about?.type === 'invitation' && about.method]).toEqual([kind, expected])
  })

  it('are called off by the event itself, too', () => {
    const event = 'DTSTART:20250303T120000Z\nSTATUS:CANCELLED'
    expect(invitationIn(withCalendar(calendar(event, '', 'PUBLISH')))?.method).toBe('cancel')
  })

  it('are recognised by the calendar where its part does not say', () => {
    expect(readMail(withCalendar(calendar('DTSTART:20250303T120000Z'), 'text/calendar')).kind).toBe('invitation')
  })

  it('come again', () => {
    expect(invitationIn(withCalendar(calendar('DTSTART:20250303T120000Z\nRRULE:FREQ=WEEKLY')))?.repeats).toBe(true)
  })

  it('of a series with an exception are about the series', () => {
    const exception = `BEGIN:VEVENT\nRECURRENCE-ID:20250310T120000Z\nDTSTART:20250311T120000Z\nEND:VEVENT\n`
    expect(startOf('DTSTART:20250303T120000Z\nRRULE:FREQ=WEEKLY', exception)).toBe(Date.UTC(2025, 2, 3, 12))
  })

  it('of whole days begin and end at midnights here', () => {
    const days = invitationIn(withCalendar(calendar('DTSTART;VALUE=DATE:20250330\nDTEND;VALUE=DATE:20250401')))
    expect([days?.allDay, days?.startsAt, days?.endsAt]).toEqual([
      true,
      new Date(2025, 2, 30).getTime(),
      new Date(2025, 3, 1).getTime(),
    ])
  })

  it.each([
    ['DURATION:PT1H30M', 90],
    ['DURATION:P1DT2H', 26 * 60],
    ['DURATION:P1W', 7 * 24 * 60],
  ])('last as long as %s', (line, minutes) => {
    const event = invitationIn(withCalendar(calendar(`DTSTART:20250303T120000Z\n${line}`)))
    expect(((event?.endsAt ?? 0) - (event?.startsAt ?? 0)) / 60_000).toBe(minutes)
  })

  it('may have no end', () => {
    expect(invitationIn(withCalendar(calendar('DTSTART:20250303T120000Z')))?.endsAt).toBeNull()
  })
})

/** What Outlook sends for Bucharest, under its own name. */
const gtb = `BEGIN:VTIMEZONE
TZID:GTB Standard Time
BEGIN:STANDARD
DTSTART:16010101T040000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
`

describe('zones of a calendar', () => {
  it.each([
    ['Europe/Berlin', '20250303T140000', Date.UTC(2025, 2, 3, 13)],
    ['Europe/Berlin', '20250703T140000', Date.UTC(2025, 6, 3, 12)],
    ['America/Argentina/Buenos_Aires', '20250303T140000', Date.UTC(2025, 2, 3, 17)],
    ['Asia/Tokyo', '20250303T080000', Date.UTC(2025, 2, 2, 23)],
    ['/mozilla.org/20050126_1/Europe/Berlin', '20250303T140000', Date.UTC(2025, 2, 3, 13)],
    // Clocks skip this time; they show it twice in autumn.
    ['Europe/Berlin', '20250330T023000', Date.UTC(2025, 2, 30, 1, 30)],
    ['Europe/Berlin', '20251026T023000', Date.UTC(2025, 9, 26, 0, 30)],
  ])('%s at %s', (zone, time, expected) => {
    expect(startOf(`DTSTART;TZID=${zone}:${time}`)).toBe(expected)
  })

  it.each([
    ['20250303T140000', Date.UTC(2025, 2, 3, 12)],
    ['20250329T140000', Date.UTC(2025, 2, 29, 12)],
    ['20250331T140000', Date.UTC(2025, 2, 31, 11)],
    ['20251025T140000', Date.UTC(2025, 9, 25, 11)],
    ['20251027T140000', Date.UTC(2025, 9, 27, 12)],
  ])('one that the calendar defines itself, at %s', (time, expected) => {
    expect(startOf(`DTSTART;TZID="GTB Standard Time":${time}`, gtb)).toBe(expected)
  })

  it.each(['', 'Nowhere/At_All', 'Shop time', 'GTB Standard Time'])('named %j and not defined is this one', (zone) => {
    const parameter = zone === '' ? '' : `;TZID=${zone}`
    expect(startOf(`DTSTART${parameter}:20250303T140000`)).toBe(new Date(2025, 2, 3, 14).getTime())
  })

  it('with rules that never end are read all the same', () => {
    const hostile = gtb.replaceAll('FREQ=YEARLY;INTERVAL=1', 'FREQ=SECONDLY')
    expect(startOf('DTSTART;TZID="GTB Standard Time":20250303T140000', hostile)).toBeTypeOf('number')
  })
})

describe('broken calendars', () => {
  it.each([
    ['lines that lost their fold', 'DTSTART:20250303T120000Z\nDESCRIPTION:a\nlost line\nSUMMARY:Visit'],
    [
      'parameters without quotes',
      'DTSTART:20250303T120000Z\nORGANIZER;CN=Ana: Pop:mailto:ana@home.test\nSUMMARY:Visit',
    ],
    ['times without seconds', 'DTSTART:20250303T1200Z\nSUMMARY:Visit'],
  ])('are read in spite of %s', (_what, event) => {
    const found = invitationIn(withCalendar(calendar(event)))
    expect([found?.startsAt, found?.summary]).toEqual([Date.UTC(2025, 2, 3, 12), 'Visit'])
  })

  it('that end early are read to there', () => {
    const cut = 'BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nDTSTART:20250303T120000Z\nSUMMARY:Vi'
    expect(invitationIn(withCalendar(cut))?.summary).toBe('Vi')
  })

  it.each(['', 'BEGIN:VCALENDAR', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT', 'no calendar'])(
    '%j say nothing, and the mail is shown',
    (text) => {
      const { kind, about, text: words } = readMail(withCalendar(text))
      expect([kind, about, words]).toEqual(['invitation', null, 'Come by.'])
    },
  )

  it.each([
    ['components that nest', 'BEGIN:VEVENT\n'.repeat(100_000)],
    ['folds', `SUMMARY:x${'\n y'.repeat(100_000)}`],
    ['parameters', `DTSTART${';X=1'.repeat(60_000)}:20250303T120000Z`],
    ['attendees', 'ATTENDEE:mailto:a@b.test\n'.repeat(5_000)],
  ])('with too many %s are read', (_what, event) => {
    expect(readMail(withCalendar(calendar(event))).text).toBe('Come by.')
  })
})
