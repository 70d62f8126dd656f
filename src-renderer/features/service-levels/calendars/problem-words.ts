import type { CalendarCheck, CalendarProblem, OpenPeriod } from '../../../../src-main/contract/sla.ts'
import type { I18n } from '../../../i18n/i18n.ts'
import { minuteText } from './minute-of-day.ts'
import { weekdayNames } from './week-words.ts'

/** What is odd about a calendar, and what would happen. */
export function describeProblem(
  problem: CalendarProblem,
  periods: readonly OpenPeriod[],
  { t, format, locale }: I18n,
): string {
  const { code, text } = problem
  const [first, second] = (problem.periods ?? []).map((place) => periods[place])
  const day = weekdayNames(locale, 'long')[(first?.day ?? 1) - 1] ?? ''
  const hours = (period: OpenPeriod | undefined) =>
    period ? `${minuteText(period.from)}–${minuteText(period.to)}` : ''
  switch (code) {
    case 'empty-period':
      return t('calendars.problem.emptyPeriod', { day, hours: hours(first) })
    case 'overlap':
      return t('calendars.problem.overlap', { day, first: hours(first), second: hours(second) })
    case 'never-open':
      return t('calendars.problem.neverOpen')
    case 'long-closure':
      return t('calendars.problem.longClosure', { date: format.date(localDate(text)) })
    case 'unknown-zone':
      return t('calendars.problem.unknownZone', { zone: text })
    case 'unknown-country':
      return t('calendars.problem.unknownCountry', { country: text })
    case 'unknown-region':
      return t('calendars.problem.unknownRegion', { region: text })
  }
}

/** Midnight of a date (`2026-12-25`) on this computer, to write it. */
export function localDate(date: string): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day).getTime()
}

/** Places of periods that a problem is about. */
export function oddPeriods(check: CalendarCheck | null): ReadonlySet<number> {
  return new Set(check?.problems.flatMap(({ periods }) => periods ?? []))
}
