import { setTimeout as delay } from 'node:timers/promises'

/** Keeps the mean rate below a ceiling: pauses the reader, so that TCP slows the server down. */
export interface Throttle {
  /** Accounts for bytes that arrived and waits until they are paid for. */
  spend(bytes: number): Promise<void>
}

// Shorter pauses cost more in timers than they even out.
const shortestPauseMs = 20
// A pause is cut into slices so that a watchdog sees the line move and a stop is not late.
const longestPauseMs = 2_000

/** Null when nothing limits the line. One throttle serves all connections of an account. */
export function createThrottle(maxBytesPerSecond: number | null): Throttle | null {
  if (maxBytesPerSecond === null) return null
  let paidUntil = 0
  return {
    spend: async (bytes) => {
      const now = performance.now()
      // Unused time is not saved up: a burst after a quiet hour would be felt by whoever shares the line.
      paidUntil = Math.max(paidUntil, now) + (bytes / maxBytesPerSecond) * 1000
      const pauseMs = paidUntil - now
      if (pauseMs >= shortestPauseMs) await delay(Math.min(pauseMs, longestPauseMs))
    },
  }
}
