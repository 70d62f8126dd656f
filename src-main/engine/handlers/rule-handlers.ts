import { DeskError } from '../../contract/errors.ts'
import type { BusinessCalendar, CalendarCheck, CalendarDraft, SlaPolicy } from '../../contract/sla.ts'
import { deskLocale } from '../desk/desk-locale.ts'
import { checkPolicies } from '../due/check-policies.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { checkCalendar, type PublicDays } from '../sla/calendar/check-calendar.ts'
import { holidayCountries, publicDays } from '../sla/calendar/public-holidays.ts'
import { readIcs } from '../sla/calendar/read-ics.ts'
import { isZone } from '../sla/calendar/zone-offsets.ts'
import { allCalendars, allPolicies } from '../store/sla-rules.ts'
import type { DeskParts } from './desk-parts.ts'

type RuleCalls = Extract<keyof Handlers, `calendar.${string}` | `policy.${string}`>

/** Public holidays are asked for once, when a calendar is saved: so many years on either side. */
const yearsBack = 15
const yearsAhead = 20

/** Calendars and policies: whatever is saved, due times follow. */
export function ruleHandlers(desk: DeskParts): Pick<Handlers, RuleCalls> {
  const { store, deps, dueTimes } = desk
  const { reader, writer } = store
  const now = () => deps.clock.now()
  const changed = () => {
    desk.emit({ type: 'sla-rules' })
    dueTimes.recompute()
  }
  const calendar = (id: number) => allCalendars(reader).find((each) => each.id === id) as BusinessCalendar
  const policy = (id: number) => allPolicies(reader).find((each) => each.id === id) as SlaPolicy

  return {
    'calendar.list': () => allCalendars(reader),
    'calendar.check': async ({ calendar: draft }) => (await checked(draft, now())).check,
    'calendar.save': async ({ id, calendar: draft }) => {
      const { check, days } = await checked(draft, now())
      refuseBlocked(check)
      const saved = await writer.run('saveCalendar', { id, calendar: draft, publicDays: days })
      changed()
      return calendar(saved)
    },
    'calendar.remove': async ({ id }) => {
      await writer.run('removeCalendar', { id })
      changed()
      return {}
    },
    'calendar.readIcs': ({ text, zone }) => {
      if (!isZone(zone)) throw new DeskError('invalid', 'unknown-zone', `There is no time zone ${zone}`, { zone })
      return readIcs(text, zone, now())
    },
    'calendar.countries': () => holidayCountries(deskLocale(reader)),

    'policy.list': () => allPolicies(reader),
    'policy.check': ({ policies }) => checkPolicies(reader, policies, now()),
    'policy.save': async ({ id, policy: content }) => {
      const saved = await writer.run('savePolicy', { id, policy: content })
      changed()
      return policy(saved)
    },
    'policy.order': async ({ ids }) => {
      await writer.run('orderPolicies', { ids })
      changed()
      return allPolicies(reader)
    },
    'policy.remove': async ({ id }) => {
      await writer.run('removePolicy', { id })
      changed()
      return {}
    },
    'policy.replaceAll': async ({ policies }) => {
      await writer.run('replacePolicies', { policies })
      changed()
      return allPolicies(reader)
    },
  }
}

async function checked(
  draft: CalendarDraft,
  now: number,
): Promise<{ readonly check: CalendarCheck; readonly days: Exclude<PublicDays, string> }> {
  const found = await publicDaysOf(draft, now)
  return { check: checkCalendar(draft, found, now), days: typeof found === 'string' ? [] : found }
}

async function publicDaysOf({ publicHolidays }: CalendarDraft, now: number): Promise<PublicDays> {
  if (!publicHolidays) return []
  const year = new Date(now).getUTCFullYear()
  const days = await publicDays(publicHolidays, year - yearsBack, year + yearsAhead)
  if (days) return days
  const ofCountry = await publicDays({ ...publicHolidays, region: null }, year, year)
  return ofCountry ? 'unknown-region' : 'unknown-country'
}

function refuseBlocked({ problems }: CalendarCheck): void {
  const problem = problems.find(({ blocks }) => blocks)
  if (problem)
    throw new DeskError('invalid', problem.code, `This calendar cannot be kept: ${problem.code} ${problem.text}`, {
      text: problem.text,
      zone: problem.text,
    })
}
