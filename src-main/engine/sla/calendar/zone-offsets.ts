import { Temporal } from 'temporal-polyfill'
import { DeskError } from '../../../contract/errors.ts'

/** A time in which a zone's clocks differ from UTC by the same. */
export interface OffsetSpan {
  readonly from: number
  readonly to: number
  /** What is added to UTC for the time on the wall. */
  readonly offsetMs: number
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** How the clocks of a zone run between two moments, without gaps. Throws `unknown-zone`. */
export function zoneOffsets(zone: string, from: number, to: number): readonly OffsetSpan[] {
  if (!isZone(zone)) throw new DeskError('invalid', 'unknown-zone', `There is no time zone ${zone}`, { zone })
  const spans: OffsetSpan[] = []
  let at: Temporal.ZonedDateTime = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  for (let start = from; start < to; ) {
    const next = at.getTimeZoneTransition('next')
    const end = Math.min(next?.epochMilliseconds ?? to, to)
    spans.push({ from: start, to: end, offsetMs: Math.round(at.offsetNanoseconds / 1e6) })
    if (!next) break
    at = next
    start = end
  }
  return spans
}
