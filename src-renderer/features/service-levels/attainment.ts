import type { Attainment } from '../../../src-main/contract/sla.ts'

/** The share that was in time, 0 to 1, in whole percents; null where nothing was due yet. All is only all. */
export function attained({ met, breached }: Attainment): number | null {
  const ended = met + breached
  // Rounded down: 99.6 % is not 100 %. What floats lose is put back first.
  return ended === 0 ? null : Math.floor((met / ended) * 100 + 1e-9) / 100
}

export const nothingYet: Attainment = { met: 0, breached: 0, running: 0 }

/** All clocks of a kind, ended or not. */
export function countOf({ met, breached, running }: Attainment): number {
  return met + breached + running
}
