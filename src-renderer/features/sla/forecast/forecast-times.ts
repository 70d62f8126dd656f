const hourMs = 3_600_000
const morningHour = 9
const eveningHour = 18

export const forecastPresets = ['hours', 'evening', 'tomorrow', 'monday'] as const
export type ForecastPreset = (typeof forecastPresets)[number]

/** How long one is away, usually: until two hours from now, this evening, tomorrow morning, Monday morning. */
export function forecastTimes(now: number): readonly { readonly preset: ForecastPreset; readonly at: number }[] {
  const today = new Date(now)
  const weekday = today.getDay() || 7
  const on = (days: number, hour: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, hour).getTime()
  const inHours = Math.ceil((now + 2 * hourMs) / hourMs) * hourMs
  return [
    { preset: 'hours', at: inHours },
    ...(on(0, eveningHour) > inHours ? [{ preset: 'evening' as const, at: on(0, eveningHour) }] : []),
    { preset: 'tomorrow', at: on(1, morningHour) },
    // On Sunday tomorrow is Monday.
    ...(weekday === 7 ? [] : [{ preset: 'monday' as const, at: on(8 - weekday, morningHour) }]),
  ]
}
