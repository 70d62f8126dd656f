/** `From ana@shop.test Mon Jan  5 10:00:00 2024`, with or without an address, a zone, seconds. */
const envelope = /^From (?=.{0,400}?\b\d{1,2}:\d{2}\b)(?=.{0,400}?\b(?:19|20)\d{2}\b).{0,1000}$/

/** A line of an mbox that starts a message. "From here on 12 people …" is none: it has no time and year. */
export function isEnvelopeLine(line: string): boolean {
  return envelope.test(line.trimEnd())
}

/** The date of an envelope line, for the date parser; null when there is none. */
export function envelopeDate(line: string): string | null {
  return /\b(?:mon|tue|wed|thu|fri|sat|sun)\b.*$/i.exec(line.slice(0, 1000))?.[0] ?? null
}
