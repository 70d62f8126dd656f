import type { Language } from '../../contract/languages.ts'
import type { ChannelKind } from '../../contract/message.ts'
import {
  type BusinessCalendar,
  type CalendarId,
  type CalendarInput,
  calendarInput,
  type SlaPolicyInput,
  type SlaTarget,
  slaPolicyInput,
} from '../../contract/sla.ts'

/** What a desk begins with, named in its own language. */
export interface DefaultRules {
  readonly calendar: Omit<BusinessCalendar, 'id'>
  readonly language: Language
}

type RuleName = 'hours' | 'chat' | 'social' | 'email'

const names: Readonly<Record<Language, Readonly<Record<RuleName, string>>>> = {
  en: { hours: 'Office hours', chat: 'Chat', social: 'Social networks', email: 'E-mail' },
  ru: { hours: 'Рабочие часы', chat: 'Чат', social: 'Социальные сети', email: 'Электронная почта' },
  it: { hours: 'Orario d’ufficio', chat: 'Chat', social: 'Social network', email: 'E-mail' },
  ro: { hours: 'Program de lucru', chat: 'Chat', social: 'Rețele sociale', email: 'E-mail' },
}

const weekdays = [1, 2, 3, 4, 5]

/** Monday to Friday, nine to five, where this computer is. */
export function defaultRules(language: Language, zone: string): DefaultRules {
  const input: CalendarInput = {
    name: names[language].hours,
    zone,
    periods: weekdays.map((day) => ({ day, from: 9 * 60, to: 17 * 60 })),
  }
  return { calendar: calendarInput.parse(input), language }
}

const social: readonly ChannelKind[] = ['mastodon', 'bluesky']
const chat: readonly ChannelKind[] = ['telegram', 'xmpp', 'livechat']

/**
 * What customers are known to expect: an answer within an hour to a complaint on a social network, within five minutes in
 * a chat; a mail within four hours of work, then eight, and all of it settled in three days.
 */
export function defaultPolicies(
  { language }: DefaultRules,
  calendar: CalendarId,
): readonly ReturnType<typeof slaPolicyInput.parse>[] {
  const named = names[language]
  const policies: readonly SlaPolicyInput[] = [
    {
      name: named.social,
      conditions: { channels: [...social] },
      calendar,
      firstReply: target(1, 'hours', 'calendar'),
      nextReply: target(1, 'hours', 'calendar'),
      resolution: target(1, 'days', 'business'),
      pauses: { waiting: true, snoozed: true },
      graceMinutes: 30,
    },
    {
      name: named.chat,
      conditions: { channels: [...chat] },
      calendar,
      firstReply: target(5, 'minutes', 'business'),
      nextReply: target(5, 'minutes', 'business'),
      resolution: target(1, 'days', 'business'),
      pauses: { waiting: true, snoozed: true },
      graceMinutes: 10,
    },
    {
      name: named.email,
      conditions: {},
      calendar,
      firstReply: target(4, 'hours', 'business'),
      nextReply: target(8, 'hours', 'business'),
      resolution: target(3, 'days', 'business'),
      pauses: { waiting: true, snoozed: true },
      graceMinutes: 60,
    },
  ]
  return policies.map((policy) => slaPolicyInput.parse(policy))
}

function target(amount: number, unit: SlaTarget['unit'], time: SlaTarget['time']): SlaTarget {
  return { amount, unit, time, warning: { type: 'percent', percent: 75 } }
}
