/** A date, or a date and time, as a clock on the wall shows it. */
export interface WallTime {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly isDate: boolean
  readonly isUtc: boolean
}

const written = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z)?)?/i

/** `20250303`, `20250303T140500`, `20250303T120500Z` (RFC 5545 3.3.4 and 5); null when it is none of these. */
export function readWallTime(value: string): WallTime | null {
  const match = written.exec(value)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null
  return { year, month, day, hour, minute, second, isDate: match[4] === undefined, isUtc: match[7] !== undefined }
}

/** The wall time as if it were UTC: a number to compare and to subtract an offset from. */
export function asIfUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The moment when clocks where this computer stands show the time. */
export function localMoment({ year, month, day, hour, minute, second }: WallTime): number {
  return new Date(year, month - 1, day, hour, minute, second).getTime()
}
