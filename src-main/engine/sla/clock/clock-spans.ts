import type { ClockSpan, PauseReason } from '../../../contract/sla.ts'
import type { CompiledCalendar } from '../calendar/compile-calendar.ts'
import { type Intervals, spansBetween } from '../calendar/intervals.ts'
import type { Clock } from './clocks.ts'

/**
 * Every moment of a clock between two moments, without gaps: what counts, and why the rest does not. What an agent said
 * goes before the hours: a conversation that waits on a Sunday waits.
 */
export function clockSpans(
  clock: Clock,
  time: Intervals,
  calendar: CompiledCalendar,
  from: number,
  to: number,
): readonly ClockSpan[] {
  const spans: ClockSpan[] = []
  let cursor = from
  const stop = (until: number, paused: PauseReason, action: ClockSpan['action']) => {
    const end = Math.min(until, to)
    if (end <= cursor) return
    spans.push({ from: cursor, to: end, paused, text: '', action })
    cursor = end
  }
  stop(clock.countsFrom, 'grace', null)
  for (const pause of clock.pauses) {
    if (pause.from >= to) break
    if (pause.from > cursor) {
      spans.push(...runningSpans(time, calendar, cursor, pause.from))
      cursor = pause.from
    }
    stop(pause.to ?? to, pause.reason, pause.action)
  }
  if (cursor < to) spans.push(...runningSpans(time, calendar, cursor, to))
  return spans
}

function runningSpans(time: Intervals, calendar: CompiledCalendar, from: number, to: number): readonly ClockSpan[] {
  const spans: ClockSpan[] = []
  let cursor = from
  for (const [opens, closes] of spansBetween(time, from, to)) {
    spans.push(...closedSpans(calendar, cursor, opens))
    spans.push({ from: opens, to: closes, paused: null, text: '', action: null })
    cursor = closes
  }
  return [...spans, ...closedSpans(calendar, cursor, to)]
}

/** A stretch without open minutes: holidays where it would be open, the desk's hours elsewhere. */
function closedSpans({ closures }: CompiledCalendar, from: number, to: number): readonly ClockSpan[] {
  const spans: ClockSpan[] = []
  let cursor = from
  const add = (until: number, paused: PauseReason, text: string) => {
    if (until > cursor) spans.push({ from: cursor, to: until, paused, text, action: null })
    cursor = Math.max(cursor, until)
  }
  for (let at = firstEndingAfter(closures, from); at < closures.length; at++) {
    const closure = closures[at]
    if (!closure || closure.from >= to) break
    add(Math.max(from, closure.from), 'outside-hours', '')
    add(Math.min(to, closure.to), 'holiday', closure.name)
  }
  add(to, 'outside-hours', '')
  return spans
}

function firstEndingAfter(closures: CompiledCalendar['closures'], moment: number): number {
  let low = 0
  let high = closures.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((closures[middle]?.to ?? 0) <= moment) low = middle + 1
    else high = middle
  }
  return low
}
