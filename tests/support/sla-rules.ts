import {
  type CalendarId,
  type CalendarInput,
  calendarInput,
  draftPolicies,
  type SlaPolicyInput,
} from '../../src-main/contract/sla.ts'
import type { BareDesk } from './bare-desk.ts'

const weekdays = [1, 2, 3, 4, 5]

/** Monday to Friday, nine to five, without clock changes. */
export const officeHours: CalendarInput = {
  name: 'Office',
  zone: 'UTC',
  periods: weekdays.map((day) => ({ day, from: 9 * 60, to: 17 * 60 })),
}

export const hours = (amount: number, time: 'business' | 'calendar' = 'calendar') =>
  ({ amount, unit: 'hours', time }) as const

/** One that matches all and counts every hour, unless it is said otherwise. */
export function policy(facts: Partial<SlaPolicyInput> = {}): SlaPolicyInput {
  return {
    name: 'All',
    conditions: {},
    calendar: null,
    firstReply: hours(4),
    nextReply: hours(8),
    resolution: null,
    pauses: { waiting: true, snoozed: true },
    ...facts,
  }
}

/** These policies and no others; `calendar` is the id of what they may count by. */
export function keepRules(desk: BareDesk, policies: (calendar: CalendarId) => readonly SlaPolicyInput[]): void {
  const calendar = desk.run('saveCalendar', {
    id: null,
    calendar: calendarInput.parse(officeHours),
    publicDays: [],
  })
  const drafts = draftPolicies.parse(policies(calendar).map((each) => ({ ...each, id: null })))
  desk.run('replacePolicies', { policies: drafts })
}

/** Policies that ask all that can be asked: what is learned of a contact or a conversation brings another one. */
export function curiousPolicies(calendar: CalendarId): readonly SlaPolicyInput[] {
  return [
    policy({ name: 'Late payers', conditions: { contact: [{ attribute: 'note', values: ['late'] }] } }),
    policy({ name: 'Tagged', conditions: { tags: ['vip'] }, calendar, firstReply: hours(1, 'business') }),
    policy({ name: 'Urgent', conditions: { priorities: ['high', 'urgent'] }, resolution: hours(1) }),
    policy({ name: 'Ours first', conditions: { direction: 'out' }, nextReply: hours(2) }),
    policy({ name: 'New', conditions: { segments: ['new'] }, calendar, resolution: hours(3, 'business') }),
    policy({
      name: 'Others',
      calendar,
      nextReply: hours(2, 'business'),
      resolution: hours(20),
      pauses: { waiting: false, snoozed: false },
      graceMinutes: 30,
    }),
  ]
}
