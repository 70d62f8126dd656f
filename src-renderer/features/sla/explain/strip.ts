import type { ClockAccount, PauseReason } from '../../../../src-main/contract/sla.ts'

/** How a stretch of the strip is drawn. `late` counted after the time was over; `ahead` will count, `closed` is outside hours. */
export type StretchKind = 'counted' | 'late' | 'ahead' | 'closed' | 'held'

/** A stretch of a clock's life on a line from 0 to 1. */
export interface Stretch {
  readonly kind: StretchKind
  readonly paused: PauseReason | null
  readonly start: number
  readonly width: number
}

export interface Strip {
  readonly from: number
  readonly to: number
  readonly stretches: readonly Stretch[]
  /** Moments on the line, each from 0 to 1; null where it has none, or lies beyond. */
  readonly marks: Readonly<Record<'warning' | 'due' | 'end' | 'now', number | null>>
}

/** A clock's account as a line over the calendar: from its first message to where it is due, or ended, or is now. */
export function stripOf(clock: ClockAccount, asOf: number): Strip {
  const from = clock.startedAt
  const lastAhead = clock.ahead.at(-1)?.to ?? 0
  const until = clock.end?.at ?? asOf
  const to = Math.max(until, clock.dueAt ?? 0, lastAhead, from + 60_000)
  const at = (time: number) => (time - from) / (to - from)
  const stretch = (kind: StretchKind, start: number, end: number, paused: PauseReason | null): Stretch[] =>
    end > start ? [{ kind, paused, start: at(start), width: at(end) - at(start) }] : []

  const lived = clock.spans.flatMap((span) => {
    if (span.paused !== null) return stretch(kindOf(span.paused), span.from, span.to, span.paused)
    const over = Math.min(span.to, Math.max(span.from, clock.breachedAt ?? span.to))
    return [...stretch('counted', span.from, over, null), ...stretch('late', over, span.to, null)]
  })
  const ahead = clock.ahead.flatMap((span) =>
    stretch(span.paused === null ? 'ahead' : kindOf(span.paused), span.from, span.to, span.paused),
  )
  const mark = (time: number | null | undefined) =>
    time === null || time === undefined || time < from || time > to ? null : at(time)
  return {
    from,
    to,
    stretches: [...lived, ...ahead],
    marks: {
      warning: mark(clock.warnAt),
      due: mark(clock.dueAt),
      end: mark(clock.end?.at),
      now: clock.end ? null : mark(asOf),
    },
  }
}

function kindOf(paused: PauseReason): StretchKind {
  return paused === 'outside-hours' || paused === 'holiday' ? 'closed' : 'held'
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const steps = [
  ...[1, 5, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
  ...[1, 2, 7, 14, 30, 90, 365].map((days) => days * dayMs),
]
const mostTicks = 8

/** Round times of this computer's zone along the line, at most eight: whole days as soon as it is longer than some. */
export function ticksOf({
  from,
  to,
}: Pick<Strip, 'from' | 'to'>): readonly { at: number; place: number; day: boolean }[] {
  const step = steps.find((each) => (to - from) / each <= mostTicks) ?? dayMs * 365
  const ticks: { at: number; place: number; day: boolean }[] = []
  const midnight = new Date(from)
  midnight.setHours(0, 0, 0, 0)
  // Counted by the calendar, so that a day with a change of clocks keeps its ticks at the hour.
  const days = Math.max(1, Math.round(step / dayMs))
  for (let day = 0; ; day += step >= dayMs ? days : 1) {
    const start = new Date(midnight.getFullYear(), midnight.getMonth(), midnight.getDate() + day)
    if (start.getTime() > to) return ticks
    const hours = step >= dayMs ? [0] : Array.from({ length: dayMs / step }, (_, index) => index * step)
    for (const offset of hours) {
      const time = new Date(start)
      time.setMinutes(offset / minuteMs)
      const at = time.getTime()
      if (at >= from && at <= to) ticks.push({ at, place: (at - from) / (to - from), day: offset === 0 })
    }
  }
}
