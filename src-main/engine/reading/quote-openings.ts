import { dayWord, forwardedMessage, headerLabels, originalMessage, wrote } from './quote-words.ts'
import { isBlank, isQuoted, type TextLine } from './text-lines.ts'

/** Lines that say whose words come next. */
export interface Opening {
  /** Index of the first line after them. */
  readonly next: number
  /**
   * `certain`: what follows is a quote to the end of the text, marked or not · `marked`: only if it is marked ·
   * `forward`: a mail that is passed on, which is what its sender wants to be read.
   */
  readonly kind: 'certain' | 'marked' | 'forward'
}

/** The opening that begins at a line; null where there is none. Looks at a few lines only. */
export function openingAt(lines: readonly TextLine[], at: number): Opening | null {
  return separatorAt(lines, at) ?? headerBlockAt(lines, at) ?? attributionAt(lines, at)
}

const rule = /^[-_=*‐-―─━]{5,}$/u
const named = (words: string) =>
  new RegExp(`^[-_=*‐-―─━\\s]{0,80}(?:${words})(?:\\s?[:：])?[-_=*‐-―─━\\s]{0,80}$`, 'iu')
const original = named(originalMessage)
const forwarded = named(forwardedMessage)
const dashes = /^[-_=*‐-―─━]/u

/** `-----Original Message-----`, or a rule across the page above a header. */
function separatorAt(lines: readonly TextLine[], at: number): Opening | null {
  const words = lines[at]?.words ?? ''
  // Most lines are the writer's: two cheap looks spare them the rest.
  const isFramed = dashes.test(words)
  if ((isFramed || /[:：]$/.test(words)) && forwarded.test(words)) {
    const next = skipBlank(lines, at + 1)
    return { next: headerBlockAt(lines, next)?.next ?? at + 1, kind: 'forward' }
  }
  if (!isFramed) return null
  if (rule.test(words)) return headerBlockAt(lines, skipBlank(lines, at + 1))
  if (!original.test(words)) return null
  const next = skipBlank(lines, at + 1)
  return { next: (headerBlockAt(lines, next) ?? attributionAt(lines, next))?.next ?? at + 1, kind: 'certain' }
}

type HeaderKind = keyof typeof headerLabels
const kindOfLabel: ReadonlyMap<string, HeaderKind> = new Map(
  Object.entries(headerLabels).flatMap(([kind, words]) =>
    words.split('|').map((word) => [word, kind as HeaderKind] as const),
  ),
)
const longestLabel = 40
const longestHeader = 14

/**
 * `From: … Sent: … To: … Subject: …` in any order, as Outlook and webmail write it without marking what follows. A date
 * and a sender are always among them, so the lines of a contact form are none.
 */
function headerBlockAt(lines: readonly TextLine[], at: number): Opening | null {
  if (labelOf(lines[at]) === null) return null
  const found = new Set<HeaderKind>()
  let next = at
  for (let index = at; index < Math.min(at + longestHeader, lines.length); index++) {
    if (isBlank(lines[index])) {
      // Some clients put a blank line between the fields.
      if (found.size === 0 || labelOf(lines[index + 1]) === null) break
      continue
    }
    const kind = labelOf(lines[index])
    // A long list of recipients goes on in the next lines.
    if (kind === null && (found.size === 0 || !/[;,]$/.test(lines[index - 1]?.words ?? ''))) break
    // Who says it twice writes no header.
    if (kind !== null && kind !== 'other' && found.has(kind)) break
    if (kind !== null) found.add(kind)
    next = index + 1
  }
  const isHeader = found.has('from') && found.has('date') && (found.has('to') || found.has('subject'))
  return isHeader ? { next, kind: 'certain' } : null
}

function labelOf(line: TextLine | undefined): HeaderKind | null {
  const colon = line?.words.slice(0, longestLabel).search(/[:：]/) ?? -1
  if (!line || colon < 1) return null
  // Gmail writes a label that was bold between asterisks.
  const label = line.words.slice(0, colon).replace(/[*_]/g, '').trim().toLowerCase()
  return kindOfLabel.get(label) ?? null
}

const longestAttribution = 4
const verb = new RegExp(`(?<!\\p{L})(?:${wrote})(?!\\p{L})|の(?:メール|メッセージ)`, 'iu')
const opener = new RegExp(
  `^(?:(?:${dayWord})(?!\\p{L})|\\d{1,4}[-./年]\\s?\\d{1,2}|\\d{1,2}\\.? \\p{L}{3,12}\\.? \\d{4})`,
  'iu',
)
/** A year or a time of day: mail clients always tell them, people seldom do. */
const moment = /(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[:.時]\d\d/
const address = /[<[(]?[^\s<>()[\]"]{1,100}@[^\s<>()[\]"]{1,100}[>\])]?/

/** `On Mon, 3 Mar 2025 at 14:05, Ana <ana@mail.test> wrote:`, which clients break into up to four lines. */
function attributionAt(lines: readonly TextLine[], at: number): Opening | null {
  const opens = opener.test(lines[at]?.words ?? '')
  let joined = ''
  for (let index = at; index < Math.min(at + longestAttribution, lines.length); index++) {
    const words = lines[index]?.words ?? ''
    if (words === '' || isQuoted(lines[index])) return null
    // What stands above the day is the writer's own.
    if (index > at && !opens && opener.test(words)) return null
    joined += joined === '' ? words : ` ${words}`
    if (opens && saysAndGoesOn.test(words)) return { next: index + 1, kind: 'certain' }
    if (!/[:：]$/.test(words)) continue
    const kind = attributionKind(joined, opens, index > at)
    return kind && { next: index + 1, kind }
  }
  return null
}

function attributionKind(words: string, opens: boolean, isBroken: boolean): 'certain' | 'marked' | null {
  const isTimed = moment.test(words)
  const says = verb.test(words) || (isTimed && address.test(words))
  if (opens && isTimed && says) return 'certain'
  // A sentence of the writer may end in a colon: over several lines it must name somebody.
  if (isBroken && !opens) return address.test(words) && says ? 'marked' : null
  return says || (opens && isTimed) ? 'marked' : null
}

/** Yahoo on Android puts the first words of the quote in the same line. */
const saysAndGoesOn = new RegExp(`@\\S+>\\s?(?:${wrote})[:：]\\s{2,}\\S`, 'iu')

export function skipBlank(lines: readonly TextLine[], at: number): number {
  let next = at
  while (next < lines.length && isBlank(lines[next])) next++
  return next
}
