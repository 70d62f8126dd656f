import { asBuffer } from './bytes.ts'

/**
 * Header fields by lower-case name, in order of appearance. Values are raw: still folded and encoded, each character one
 * byte. `headerValue` and `headerValues` unfold them.
 */
export type HeaderFields = ReadonlyMap<string, readonly string[]>

export interface HeaderBlock {
  readonly fields: HeaderFields
  /** Where the body starts. */
  readonly bodyStart: number
  /** False when the bytes ended before the header did. */
  readonly ended: boolean
}

/** More than any mail needs (10,000 recipients take half a megabyte); what follows is skipped. */
const longestHeader = 4 << 20
/** How much is decoded at first: most headers are shorter. */
const firstGuess = { message: 6 << 10, part: 512 }

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9

/**
 * Parses a header block that starts at `start`. Lines that are no fields belong to the field before them. A line that
 * starts with `--` ends the block: it is a boundary whose blank line was lost. In a part (`role`), text that follows the
 * boundary at once is body, not header.
 */
export function parseHeader(
  bytes: Uint8Array,
  start: number,
  end: number,
  role: 'message' | 'part' = 'message',
): HeaderBlock {
  const buffer = asBuffer(bytes)
  // The header's length is unknown: decode a little and, seldom, twice as much.
  for (let length = firstGuess[role]; ; length *= 2) {
    const stop = Math.min(end, start + length)
    const whole = stop === end || length >= longestHeader
    const block = parseLines(buffer.toString('latin1', start, stop), role, whole)
    if (block) {
      if (!block.ended && stop < end) return { ...block, bodyStart: endOfHeader(buffer, stop, end) }
      return { ...block, bodyStart: start + block.bodyStart }
    }
  }
}

/** Null when the text stops inside the header and more could be decoded. */
function parseLines(text: string, role: 'message' | 'part', whole: boolean): HeaderBlock | null {
  const fields = new Map<string, string[]>()
  let position = role === 'message' ? skipBlankLines(text) : 0
  let name = ''
  let valueStart = 0
  let valueEnd = 0
  let firstStray = 0
  const finishField = () => {
    if (name === '') return
    const value = text.slice(valueStart, valueEnd)
    const known = fields.get(name)
    if (known) known.push(value)
    else fields.set(name, [value])
    name = ''
  }
  while (position < text.length) {
    const newline = text.indexOf('\n', position)
    if (newline < 0 && !whole) return null
    const lineEnd = newline < 0 ? text.length : newline
    const next = newline < 0 ? text.length : newline + 1
    const first = text.charCodeAt(position)
    if (isBlank(text, position, lineEnd)) {
      finishField()
      return { fields, bodyStart: next, ended: true }
    }
    if (first === SPACE || first === TAB) {
      valueEnd = lineEnd
    } else {
      if (first === 45 && text.charCodeAt(position + 1) === 45) {
        finishField()
        return { fields, bodyStart: position, ended: true }
      }
      const colon = fieldColon(text, position, lineEnd)
      if (colon > 0) {
        finishField()
        name = fieldName(text.slice(position, colon))
        valueStart = colon + 1
        valueEnd = lineEnd
      } else if (role === 'part' && fields.size === 0 && name === '' && !startsField(text, position)) {
        return { fields, bodyStart: position, ended: true }
      } else if (name !== '') {
        // A line of no field is a folded line that lost its indentation.
        valueEnd = lineEnd
        firstStray ||= position
      }
    }
    position = next
  }
  if (!whole) return null
  // Without a blank line anywhere, the first line that is no field starts the body.
  const header = firstStray > 0 ? parseLines(text.slice(0, firstStray), role, true) : null
  if (header) return header
  finishField()
  return { fields, bodyStart: text.length, ended: false }
}

/** A blank line is empty but for carriage returns; a line of spaces continues the field above (RFC 5322 obs-FWS). */
function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== CR) return false
  return true
}

function skipBlankLines(text: string): number {
  let at = 0
  while (text.charCodeAt(at) === LF || text.charCodeAt(at) === CR) at++
  return at
}

/** A part that was cut off within its first field. */
function startsField(text: string, position: number): boolean {
  return text.slice(position, position + 8).toLowerCase() === 'content-'
}

function fieldName(written: string): string {
  const name = written.trimEnd().toLowerCase()
  return name.includes('\0') ? name.replaceAll('\0', '') : name
}

/** Where the colon of a field name is, or -1 when the line does not start with one. */
function fieldColon(text: string, start: number, end: number): number {
  let at = start
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 58) return at === start ? -1 : at
    if (code === SPACE || code === TAB) break
    if ((code < 33 && code !== 0) || code > 126) return -1
  }
  // "Subject : text" was legal once (RFC 5322 4.5).
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++
  return at < end && text.charCodeAt(at) === 58 ? at : -1
}

function endOfHeader(buffer: Buffer, from: number, end: number): number {
  for (let at = from; at < end; ) {
    const newline = buffer.indexOf(LF, at)
    if (newline < 0 || newline >= end) return end
    const after = buffer[newline + 1]
    if (after === LF) return newline + 2
    if (after === CR && buffer[newline + 2] === LF) return newline + 3
    at = newline + 1
  }
  return end
}

/** A raw value on one line, without the white space around it. */
function unfold(raw: string): string {
  if (!raw.includes('\n')) return raw.trim()
  return raw.replace(/\r?\n[ \t]*/g, ' ').trim()
}

/** The first field of that (lower-case) name, unfolded; null when there is none. */
export function headerValue(fields: HeaderFields, name: string): string | null {
  const raw = fields.get(name)?.[0]
  return raw === undefined ? null : unfold(raw)
}

/** Every field of that (lower-case) name, unfolded. */
export function headerValues(fields: HeaderFields, name: string): readonly string[] {
  return fields.get(name)?.map(unfold) ?? []
}
