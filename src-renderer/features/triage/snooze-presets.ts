import { momentOf, morningHour } from './time-words/moment-of.ts'

export const snoozePresets = ['later', 'tonight', 'tomorrow', 'weekend', 'nextWeek', 'month'] as const
export type SnoozePreset = (typeof snoozePresets)[number]

const eveningHour = 18
/** Later than this "later today" would be tonight or tomorrow. */
const lastHourForLater = 17

/** The times offered at this moment (epoch ms, in this computer's zone), soonest first; what is past or doubled is left out. */
export function presetsAt(now: number): readonly { readonly preset: SnoozePreset; readonly at: number }[] {
  const today = new Date(now)
  const weekday = today.getDay() || 7
  const on = (days: number, hour: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, hour).getTime()
  const inAMonth = momentOf({ day: null, time: null, spans: [{ unit: 'month', count: 1 }] }, now)
  const isWeekend = weekday >= 6
  return [
    ...(today.getHours() + 3 <= lastHourForLater
      ? [{ preset: 'later' as const, at: on(0, today.getHours() + 3) }]
      : []),
    ...(today.getHours() < eveningHour ? [{ preset: 'tonight' as const, at: on(0, eveningHour) }] : []),
    { preset: 'tomorrow', at: on(1, morningHour) },
    // On Friday "tomorrow" is the weekend already.
    ...(isWeekend || weekday === 5 ? [] : [{ preset: 'weekend' as const, at: on(6 - weekday, morningHour) }]),
    // On Sunday "tomorrow" is the next week already.
    ...(weekday === 7 ? [] : [{ preset: 'nextWeek' as const, at: on(8 - weekday, morningHour) }]),
    ...(inAMonth === null ? [] : [{ preset: 'month' as const, at: inAMonth }]),
  ]
}
