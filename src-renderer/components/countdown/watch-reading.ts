import type { SlaDue } from '../../../src-main/contract/sla.ts'
import { type Reading, readingOf } from './reading.ts'
import type { Tick } from './tick.ts'

const minuteMs = 60_000
/** Below it the figure shows seconds. */
const exactBelowMs = 15 * minuteMs

/**
 * Tells what a countdown reads, now and whenever that may look otherwise: each second in its last minutes, each minute
 * before. In between a second costs one comparison, so that hundreds may be on the screen.
 */
export function watchReading(due: SlaDue, tick: Tick, show: (reading: Reading, now: number) => void): () => void {
  let nextAt = Number.NEGATIVE_INFINITY
  const look = () => {
    const now = tick.now()
    if (now < nextAt) return
    const reading = readingOf(due, now)
    nextAt = nextLookAt(due, reading, now)
    show(reading, now)
  }
  look()
  return tick.subscribe(look)
}

function nextLookAt(due: SlaDue, { still, leftMs, resumesAt }: Reading, now: number): number {
  if (still !== null) return resumesAt ?? Number.POSITIVE_INFINITY
  if (Math.abs(leftMs) < exactBelowMs) return now
  // When the minute of the figure is over, or its state another one.
  const turnsIn = leftMs > 0 ? (leftMs % minuteMs) + 1 : minuteMs - (-leftMs % minuteMs)
  const moments = [due.warnAt, ...due.counts.flat()].filter((at): at is number => at !== null && at > now)
  return Math.min(now + turnsIn, ...moments)
}
