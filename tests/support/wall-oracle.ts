import type { CalendarDraft } from '../../src-main/contract/sla.ts'

const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Looks at the clock on the wall once a minute, by another library than the desk's. */
export function openMinutesByTheWall(calendar: CalendarDraft, from: number, to: number): number {
  const wall = new Intl.DateTimeFormat('en-CA', {
    timeZone: calendar.zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  let open = 0
  for (let moment = from; moment < to; moment += 60_000) {
    const shown = new Map(wall.formatToParts(moment).map(({ type, value }) => [type, value]))
    const date = `${shown.get('year')}-${shown.get('month')}-${shown.get('day')}`
    const minute = Number(shown.get('hour')) * 60 + Number(shown.get('minute'))
    if (isOpen(calendar, date, weekdays.indexOf(shown.get('weekday') ?? ''), minute)) open++
  }
  return open
}

function isOpen({ periods, holidays }: CalendarDraft, date: string, weekday: number, minute: number): boolean {
  const isHoliday = holidays.some((holiday) => {
    const isItsDay = holiday.yearly
      ? holiday.date <= date && holiday.date.slice(4) === date.slice(4)
      : holiday.date === date
    return isItsDay && holiday.from <= minute && minute < holiday.to
  })
  return !isHoliday && periods.some(({ day, from, to }) => day === weekday && from <= minute && minute < to)
}
