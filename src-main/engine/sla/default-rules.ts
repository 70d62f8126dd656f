import type { Language } from '../../contract/languages.ts'
import type { ChannelKind } from '../../contract/message.ts'
import { type CalendarDraft, type DraftPolicy, type SlaTarget, slaConditions } from '../../contract/sla.ts'

const names: Readonly<
  Record<Language, { readonly hours: string; readonly chat: string; readonly social: string; readonly mail: string }>
> = {
  en: { hours: 'Office hours', chat: 'Chat', social: 'Social networks', mail: 'E-mail' },
  ru: { hours: 'Рабочее время', chat: 'Чат', social: 'Социальные сети', mail: 'Почта' },
  it: { hours: 'Orario di ufficio', chat: 'Chat', social: 'Reti sociali', mail: 'E-mail' },
  ro: { hours: 'Program de lucru', chat: 'Chat', social: 'Rețele sociale', mail: 'E-mail' },
}

/** Monday to Friday, nine to six. */
export function defaultCalendar(zone: string, language: Language): CalendarDraft {
  return {
    name: names[language].hours,
    zone,
    alwaysOpen: false,
    periods: [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 18 * 60 })),
    holidays: [],
    publicHolidays: null,
  }
}

/**
 * What customers are known to expect: an hour for a complaint on a social network, whatever the hour of day; five minutes
 * in a chat; by mail four business hours, then eight, and three business days until it is solved.
 */
export function defaultPolicies(
  calendar: DraftPolicy['calendar'],
  language: Language,
): readonly Omit<DraftPolicy, 'id'>[] {
  const { chat, social, mail } = names[language]
  return [
    policy(chat, ['livechat', 'telegram', 'xmpp'], calendar, 30, {
      firstReply: business(5, 'minutes'),
      nextReply: business(5, 'minutes'),
      resolution: null,
    }),
    policy(social, ['mastodon', 'bluesky'], calendar, 60, {
      firstReply: { ...business(1, 'hours'), time: 'calendar' },
      nextReply: { ...business(4, 'hours'), time: 'calendar' },
      resolution: business(3, 'days'),
    }),
    policy(mail, ['email'], calendar, 240, {
      firstReply: business(4, 'hours'),
      nextReply: business(8, 'hours'),
      resolution: business(3, 'days'),
    }),
  ]
}

function policy(
  name: string,
  channels: readonly ChannelKind[],
  calendar: DraftPolicy['calendar'],
  graceMinutes: number,
  targets: Pick<DraftPolicy, 'firstReply' | 'nextReply' | 'resolution'>,
): Omit<DraftPolicy, 'id'> {
  return {
    name,
    enabled: true,
    conditions: slaConditions.parse({ channels }),
    calendar,
    ...targets,
    pauses: { waiting: true, snoozed: true },
    graceMinutes,
  }
}

function business(amount: number, unit: SlaTarget['unit']): SlaTarget {
  return { amount, unit, time: 'business', warning: { type: 'percent', percent: 75 } }
}
