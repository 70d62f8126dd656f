import { plainWord } from './operator-words.ts'

/** Moments from `from` up to, but not including, `until`; epoch ms in this computer's zone. */
export interface Period {
  readonly from: number
  readonly until: number
}

const today = new Set(['today', 'сегодня', 'oggi', 'azi', 'astazi'])
const yesterday = new Set(['yesterday', 'вчера', 'ieri'])
const relative = /^(\d{1,4})(d|w|m|y)$/
const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/
const yearLast = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/

/**
 * The day, month or year that was typed: `2025`, `2025-03`, `2025-03-05`, `5.3.2025`, `3/5/2025`, `today`, `7d` (the
 * day seven days ago), `2w`, `3m`, `1y`. Null where it is none. A day and a month between slashes are read the American
 * way, unless only the other way makes a date; between dots the day comes first.
 */
export function periodOf(typed: string, now: number): Period | null {
  const word = plainWord(typed)
  const date = new Date(now)
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  if (today.has(word)) return dayOf(year, month, day)
  if (yesterday.has(word)) return dayOf(year, month, day - 1)
  const ago = relative.exec(word)
  if (ago) return longAgo(date, Number(ago[1]), ago[2] ?? '')
  const [, bigYear, itsMonth, itsDay] = yearFirst.exec(word) ?? []
  if (bigYear !== undefined) return written(Number(bigYear), numberOf(itsMonth), numberOf(itsDay))
  const [, first, sign, second, shortYear] = yearLast.exec(word) ?? []
  if (first === undefined || second === undefined || shortYear === undefined) return null
  const fullYear = shortYear.length === 2 ? 2000 + Number(shortYear) : Number(shortYear)
  const [a, b] = [Number(first), Number(second)]
  const dayFirst = written(fullYear, b, a)
  return sign === '/' ? (written(fullYear, a, b) ?? dayFirst) : dayFirst
}

const numberOf = (text: string | undefined) => (text === undefined ? null : Number(text))

function longAgo(now: Date, count: number, unit: string): Period | null {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  if (unit === 'd') return dayOf(year, month, day - count)
  if (unit === 'w') return dayOf(year, month, day - 7 * count)
  const [atYear, atMonth] = unit === 'm' ? [year, month - count] : [year - count, month]
  // One month before the 31st of May is the last of April, not the first of May.
  const last = new Date(atYear, atMonth, 0).getDate()
  return dayOf(atYear, atMonth, Math.min(day, last))
}

/** A date that exists: there is no 31st of April. */
function written(year: number, month: number | null, day: number | null): Period | null {
  if (year < 1) return null
  if (month === null) return { from: startOf(year, 1, 1), until: startOf(year + 1, 1, 1) }
  if (month < 1 || month > 12) return null
  if (day === null) return { from: startOf(year, month, 1), until: startOf(year, month + 1, 1) }
  return day < 1 || day > new Date(year, month, 0).getDate() ? null : dayOf(year, month, day)
}

function dayOf(year: number, month: number, day: number): Period {
  return { from: startOf(year, month, day), until: startOf(year, month, day + 1) }
}

function startOf(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1)
  // The constructor would take the year 25 for 1925.
  date.setFullYear(year, month - 1, day)
  return date.getTime()
}
