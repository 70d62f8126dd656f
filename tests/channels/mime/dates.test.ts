import { describe, expect, it } from 'vitest'
import { parseMailDate, sentTime } from '../../../src-main/channels/mime/dates.ts'

describe('dates', () => {
  it.each([
    ['Mon, 23 Nov 2026 13:48:18 +0000', '2026-11-23T13:48:18Z'],
    ['Mon, 23 Nov 2026 13:48:18 -0730', '2026-11-23T21:18:18Z'],
    ['23 Nov 2026 13:48 +0200', '2026-11-23T11:48:00Z'],
    ['Mon, 23 Nov 2026 13:48:18 +0200 (EET)', '2026-11-23T11:48:18Z'],
    ['Mon, 23 Nov 2026 13:48:18 GMT', '2026-11-23T13:48:18Z'],
    ['Tue, 22 Jan 2002 14:35:28 UT', '2002-01-22T14:35:28Z'],
    ['Wed, 9 Jan 2002 19:47:50 MST', '2002-01-10T02:47:50Z'],
    ['Wed, 9 Jan 2002 19:47:50 EDT', '2002-01-09T23:47:50Z'],
    ['Fri, 21 Nov 97 09:55:06 -0600', '1997-11-21T15:55:06Z'],
    ['Fri, 21 Nov 26 09:55:06 -0600', '2026-11-21T15:55:06Z'],
    ['Fri, 21 Nov 097 09:55:06 -0600', '1997-11-21T15:55:06Z'],
    ['Fri , 21   Nov\t1997   09:55:06  -0600', '1997-11-21T15:55:06Z'],
    ['21-Nov-1997 09:55:06 -0600', '1997-11-21T15:55:06Z'],
    ['Friday, 21 November 1997 09:55:06 -0600', '1997-11-21T15:55:06Z'],
    ['Fri Nov 21 09:55:06 1997', '1997-11-21T09:55:06Z'],
    ['Fri Nov 21 09:55:06 +0100 1997', '1997-11-21T08:55:06Z'],
    ['Nov 21, 1997 9:55:06 PM', '1997-11-21T21:55:06Z'],
    ['21 Nov 1997 12:05 am', '1997-11-21T00:05:00Z'],
    ['2010-10-13T07:53:04-09:00', '2010-10-13T16:53:04Z'],
    ['2010-10-13 07:53:04', '2010-10-13T07:53:04Z'],
    ['Wed, 15 Dec 2010    59:10 -0500', '2010-12-15T05:00:00Z'],
    ['Mon, 23 Nov 2026 13.48.18 +0000', '2026-11-23T13:48:18Z'],
    ['Mon, 23 Nov 2026 23:59:60 +0000', '2026-11-23T23:59:59Z'],
    ['Mon, 23 Nov 2026 13:48:18 +0000 GMT+00:00', '2026-11-23T13:48:18Z'],
    ['Fri, 21 Nov 1997 09(comment):   55  :  06 -0600', '1997-11-21T15:55:06Z'],
    ['Mon, 23 Nov 2026', '2026-11-23T00:00:00Z'],
  ])('reads %s', (header, iso) => {
    expect(parseMailDate(header)).toBe(Date.parse(iso))
  })

  it.each([null, '', 'yesterday', '99 Nov 2026 10:00:00', 'Pn, 29 paX 2007 21:13:00 +0100', 'Mon, 23 Foo 2026'])(
    'finds no day in %s',
    (header) => {
      expect(parseMailDate(header)).toBeNull()
    },
  )

  const arrivedAt = Date.UTC(2026, 10, 23, 12)

  it.each([
    ['before mail as we know it', 'Thu, 13 Feb 1969 23:32:54 -0330'],
    ['two days ahead of its arrival', 'Wed, 25 Nov 2026 12:00:01 +0000'],
    ['in a year that will not come', 'Mon, 30 Jun 3609 15:33:50 +0600'],
  ])('does not believe a date %s', (_why, header) => {
    expect(sentTime(header, arrivedAt)).toBe(arrivedAt)
  })

  it('believes a clock that runs some hours ahead', () => {
    expect(sentTime('Tue, 24 Nov 2026 06:00:00 +0000', arrivedAt)).toBe(Date.UTC(2026, 10, 24, 6))
  })
})
