import { lastActionClock } from '../store/actions.ts'
import type { Database } from '../store/database.ts'

const largestCount = 0xffff

/**
 * The next stamp of the action log: a hybrid logical clock (Kulkarni et al. 2014). Later than every action this desk has
 * seen, close to the wall clock, unique by its author; its text sorts in its order, so logs of two desks merge by it.
 */
export function nextClock(db: Database, now: number, author: string): string {
  const last = lastActionClock(db)
  const lastMs = last ? Number.parseInt(last.slice(0, 12), 16) : 0
  const lastCount = last ? Number.parseInt(last.slice(13, 17), 16) : 0
  // A full counter borrows from the next millisecond: after a wall clock that stood in the future it may fill up.
  const nextMs = lastCount === largestCount ? lastMs + 1 : lastMs
  const ms = Math.max(now, nextMs)
  const count = ms === lastMs ? lastCount + 1 : 0
  return `${ms.toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}-${author}`
}
