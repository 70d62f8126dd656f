export const minuteMs = 60_000
export const dayMs = 86_400_000

/** Days since 1970-01-01 of the calendar on the wall. */
export type DayNumber = number

/** Of a date as ISO 8601 writes it; NaN when there is no such day. */
export function dayOf(isoDate: string): DayNumber {
  const at = Date.parse(`${isoDate}T00:00:00Z`)
  // `2026-02-30` is read as a day in March.
  return new Date(at).toJSON()?.startsWith(isoDate) ? at / dayMs : Number.NaN
}

export function isoDateOf(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
