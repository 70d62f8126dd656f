const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Zones by name, minutes east of UTC (RFC 5322 4.3 and what is seen in mail). Unknown names count as UTC. */
const zones: ReadonlyMap<string, number> = new Map([
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['akst', -540],
  ['akdt', -480],
  ['hst', -600],
  ['bst', 60],
  ['wet', 0],
  ['west', 60],
  ['cet', 60],
  ['cest', 120],
  ['met', 60],
  ['mest', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['msd', 240],
  ['jst', 540],
  ['kst', 540],
  ['aest', 600],
  ['aedt', 660],
])

const mailDate = /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4})\b/i
const americanDate =
  /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?(?:\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]m)?\s*(?:[a-z]{1,5}|[+-]\d{4})?)?\s*,?\s*(\d{4})\b/i
const isoDate = /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:\b|T)/i
const clockTime = /(?:^|[\sT])(\d{1,2})[:.](\d{2})(?:[:.](\d{1,2})(?:\.\d+)?)?\s*([ap]m\b)?/i
const numericZone = /(?:^|[\s\d])(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})(?!\d)/i
const namedZone = /(?:\s|\d)([a-z]{1,5})\s*(?:\(.*)?$/i

/**
 * A Date header as epoch ms: RFC 5322 and its obsolete forms, ISO 8601, `asctime`, month and day swapped. A broken time
 * leaves the day at midnight of its zone. Null when no day can be found.
 */
export function parseMailDate(header: string | null): number | null {
  if (!header) return null
  const text = withoutComments(header.slice(0, 200)).trim()
  const day = readDay(text)
  if (!day) return null
  const rest = text.slice(day.end)
  const time = clockTime.exec(rest) ?? clockTime.exec(text)
  const minutes = readTime(time)
  const zone = zoneMinutes(
    time && minutes !== null ? time.input.slice(time.index + time[0].trimEnd().length - 1) : rest,
  )
  const instant = Date.UTC(day.year, day.month, day.date) + (minutes ?? 0) - zone * 60_000
  return Number.isFinite(instant) ? instant : null
}

/** "09(nine): 55 : 06 -0600 (CST)" was legal once (RFC 822). */
function withoutComments(header: string): string {
  const bare = header.includes('(') ? header.replace(/\([^()]*\)/g, ' ') : header
  return /\s[\s:]|\t|:\s/.test(bare) ? bare.replace(/\s+/g, ' ').replace(/ ?: ?/g, ':') : bare
}

interface Day {
  readonly year: number
  readonly month: number
  readonly date: number
  readonly end: number
}

function readDay(text: string): Day | null {
  const mail = mailDate.exec(text)
  if (mail) {
    const month = months.indexOf((mail[2] as string).toLowerCase())
    if (month >= 0) return checkedDay(fullYear(mail[3] as string), month, Number(mail[1]), mail.index + mail[0].length)
  }
  const american = americanDate.exec(text)
  if (american) {
    const month = months.indexOf((american[1] as string).toLowerCase())
    if (month >= 0) return checkedDay(Number(american[3]), month, Number(american[2]), american.index)
  }
  const iso = isoDate.exec(text)
  if (iso)
    return checkedDay(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), iso.index + iso[0].replace(/T$/i, '').length)
  return null
}

function checkedDay(year: number, month: number, date: number, end: number): Day | null {
  return month >= 0 && month < 12 && date >= 1 && date <= 31 ? { year, month, date, end } : null
}

/** Two digits are 1950–2049, three count from 1900 (RFC 5322 4.3). */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return digits.length === 3 ? 1900 + year : year
}

/** Milliseconds since midnight; null when there is no such time. */
function readTime(time: RegExpExecArray | null): number | null {
  if (!time) return null
  let hours = Number(time[1])
  const minutes = Number(time[2])
  const seconds = Math.min(Number(time[3] ?? 0), 59)
  const half = time[4]?.toLowerCase()
  if (half === 'pm' && hours < 12) hours += 12
  if (half === 'am' && hours === 12) hours = 0
  if (hours > 24 || minutes > 59) return null
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}

function zoneMinutes(text: string): number {
  const numeric = numericZone.exec(text)
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
    if (minutes <= 14 * 60) return numeric[1] === '-' ? -minutes : minutes
    return 0
  }
  const named = namedZone.exec(text)
  return zones.get(named?.[1]?.toLowerCase() ?? '') ?? 0
}

const earliest = Date.UTC(1990, 0, 1)
const dayMs = 86_400_000

/** When a mail was sent: its Date header where that is sane, between 1990 and a day after it arrived, else its arrival. */
export function sentTime(header: string | null, receivedAt: number): number {
  const date = parseMailDate(header)
  return date !== null && date >= earliest && date <= receivedAt + dayMs ? date : receivedAt
}
