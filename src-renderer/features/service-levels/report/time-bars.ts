import type { SlaReport } from '../../../../src-main/contract/sla.ts'
import type { Period } from './periods.ts'

/** A stretch of a report's period, and how many clocks ended in it. */
export interface TimeBar extends Period {
  readonly met: number
  readonly breached: number
}

const dayMs = 86_400_000
const mostDays = 92
const mostWeeks = 106

/**
 * The whole period in bars that lie side by side without a gap, so that quiet days are seen too: days, weeks of a longer
 * one, months of a still longer one.
 */
export function timeBars(days: SlaReport['days'], { since, until }: Period): readonly TimeBar[] {
  const length = (until - since) / dayMs
  const next = length <= mostDays ? dayAfter : length <= mostWeeks * 7 ? mondayAfter : monthAfter
  const bars: TimeBar[] = []
  let index = 0
  for (let from = startOfDay(since); from < until; ) {
    const to = next(from)
    let [met, breached] = [0, 0]
    for (let day = days[index]; day && day.startsAt < to; day = days[++index]) {
      met += day.met
      breached += day.breached
    }
    bars.push({ since: from, until: to, met, breached })
    from = to
  }
  return bars
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

function dayAfter(at: number): number {
  return later(at, 1)
}

function mondayAfter(at: number): number {
  return later(at, 7 - ((new Date(at).getDay() + 6) % 7))
}

function monthAfter(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime()
}

/** By the calendar: days with a clock change have 23 or 25 hours. */
function later(at: number, days: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}
