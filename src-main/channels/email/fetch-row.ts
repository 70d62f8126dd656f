import type { Flags } from '../channel.ts'
import { bytesOf, type ImapValue, isList, readImapValues, textOf, type WireLine } from './imap-values.ts'

/** One FETCH answer. What was not asked for is empty. */
export interface FetchRow {
  /** Position in the folder when the answer was made. */
  readonly sequence: number
  /** 0 when the server told something unasked without naming the message by uid. */
  readonly uid: number
  readonly flags: Flags | null
  /** Epoch ms; null when it cannot be read. */
  readonly receivedAt: number | null
  readonly sizeBytes: number
  readonly modseq: bigint | null
  /** By section: `''` is the source or its beginning, then `HEADER`, `HEADER.FIELDS`, `1.2`. */
  readonly sections: ReadonlyMap<string, Uint8Array>
  readonly structure: ImapValue
  /** Gmail's, such as `\Sent` or `Orders/2026`; null elsewhere. */
  readonly labels: readonly string[] | null
  /** Gmail's X-GM-THRID. */
  readonly gmailThread: string | null
}

const start = /^\* (\d+) FETCH /i

/** Reads a line if it is a FETCH answer, else null. */
export function readFetchRow(line: WireLine): FetchRow | null {
  const head = start.exec(line.payload.toString('latin1', 0, 32))
  if (!head) return null
  const [items] = readImapValues(line, head[0].length)
  if (!isList(items)) throw new SyntaxError('FETCH without a list')
  return rowOf(Number(head[1]), items)
}

function rowOf(sequence: number, items: readonly ImapValue[]): FetchRow {
  const sections = new Map<string, Uint8Array>()
  let uid = 0
  let flags: Flags | null = null
  let receivedAt: number | null = null
  let sizeBytes = 0
  let modseq: bigint | null = null
  let structure: ImapValue = null
  let labels: readonly string[] | null = null
  let gmailThread: string | null = null

  for (let index = 0; index + 1 < items.length; index += 2) {
    const name = textOf(items[index]).toUpperCase()
    const value = items[index + 1]
    switch (name) {
      case 'UID':
        uid = Number(textOf(value)) || 0
        break
      case 'FLAGS':
        flags = flagsOf(value)
        break
      case 'INTERNALDATE':
        receivedAt = readInternalDate(textOf(value))
        break
      case 'RFC822.SIZE':
        sizeBytes = Number(textOf(value)) || 0
        break
      case 'MODSEQ':
        modseq = readModseq(isList(value) ? textOf(value[0]) : textOf(value))
        break
      case 'BODYSTRUCTURE':
        structure = value ?? null
        break
      case 'X-GM-LABELS':
        labels = isList(value) ? value.map(textOf) : []
        break
      case 'X-GM-THRID':
        gmailThread = textOf(value)
        break
      default:
        if (name.startsWith('BODY[')) sections.set(sectionOf(name), bytesOf(value))
    }
  }
  return { sequence, uid, flags, receivedAt, sizeBytes, modseq, sections, structure, labels, gmailThread }
}

/** `BODY[HEADER.FIELDS (DATE)]<0>` is section `HEADER.FIELDS`, `BODY[]<0>` is the empty section. */
function sectionOf(name: string): string {
  const section = name.slice(5, name.lastIndexOf(']'))
  const fields = section.indexOf(' ')
  return fields < 0 ? section : section.slice(0, fields)
}

function flagsOf(value: ImapValue | undefined): Flags {
  const names = isList(value) ? value.map((flag) => textOf(flag).toLowerCase()) : []
  return {
    seen: names.includes('\\seen'),
    flagged: names.includes('\\flagged'),
    answered: names.includes('\\answered'),
  }
}

function readModseq(text: string): bigint | null {
  return /^\d{1,20}$/.test(text) ? BigInt(text) : null
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'
const internalDate = /^\s?(\d{1,2})-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/

/** RFC 3501 date-time, `17-Jul-1996 02:44:25 -0700`, to epoch ms. */
function readInternalDate(text: string): number | null {
  const match = internalDate.exec(text)
  if (!match) return null
  const [, day, month, year, hour, minute, second, sign, offsetHours, offsetMinutes] = match
  const monthIndex = months.indexOf(month ?? '') / 3
  const local = Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second))
  const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000
  const at = sign === '-' ? local + offsetMs : local - offsetMs
  return Number.isNaN(at) ? null : at
}
