import { dayMs, weekdayOf } from '../calendar/civil-days.ts'
import { lastAtOrBefore } from '../calendar/intervals.ts'
import { zoneOffsets } from '../calendar/zone-offsets.ts'

/** What clocks on the wall of one zone show, looked up. */
export interface WallClock {
  /** From Monday 0:00 on: 0 to 167. */
  hourOfWeek(at: number): number
  /** When its day began, epoch ms. */
  startOfDay(at: number): number
}

/** Of moments between the two; beyond them the offset of the nearer is taken. Throws `unknown-zone`. */
export function wallClock(zone: string, from: number, to: number): WallClock {
  const spans = zoneOffsets(zone, from, Math.max(to, from + 1))
  const starts = Float64Array.from(spans, (span) => span.from)
  const offsetAt = (at: number) => spans[Math.max(0, lastAtOrBefore(starts, at))]?.offsetMs ?? 0
  return {
    hourOfWeek(at) {
      const local = at + offsetAt(at)
      const day = Math.floor(local / dayMs)
      return (weekdayOf(day) - 1) * 24 + Math.floor((local - day * dayMs) / 3_600_000)
    },
    startOfDay(at) {
      const local = at + offsetAt(at)
      const midnight = local - (((local % dayMs) + dayMs) % dayMs)
      // The clocks may have changed since midnight.
      return midnight - offsetAt(midnight - offsetAt(at))
    },
  }
}
