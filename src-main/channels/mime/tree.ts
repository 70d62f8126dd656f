import { asBuffer } from './bytes.ts'
import { type Deadline, noDeadline } from './deadline.ts'
import { type HeaderFields, headerValue, parseHeader } from './headers.ts'
import type { MimePart } from './mime-part.ts'
import { type ParameterisedValue, parseParameters } from './parameters.ts'

export interface MimeTree {
  readonly root: MimePart
  /** The tree says it is multipart but its parts could not be found as it says. */
  readonly broken: boolean
  /** False when the bytes end before the last part does. Text after the last boundary does not count. */
  readonly complete: boolean
}

/** A thousand nested parts are still read; deeper ones are taken as text. */
const deepest = 1100
/** More parts than that are one part. */
const mostParts = 20_000
const longestBoundary = 250
/** Lines that may be boundaries, between two looks at the clock. */
const linesBetweenLooks = 500

interface OpenPart {
  readonly section: string
  readonly contentType: ParameterisedValue
  readonly fields: HeaderFields
  bodyStart: number
  bodyEnd: number
  /** Null for a part that holds no others. */
  readonly boundary: string | null
  readonly children: OpenPart[]
}

/** Finds the parts of a source whose header was parsed, in one pass over its boundary lines. No bytes are copied. */
export function parseTree(
  raw: Uint8Array,
  fields: HeaderFields,
  bodyStart: number,
  deadline: Deadline = noDeadline,
): MimeTree {
  const bytes = asBuffer(raw)
  const root = openPart(fields, '', bodyStart, bytes.length, 'text/plain', true)
  if (!root.contentType.value.startsWith('multipart/'))
    return { root: toPart(bytes, root), broken: false, complete: true }
  const declared = root.boundary === null ? null : findParts(bytes, root, deadline)
  if (declared?.found) return { root: toPart(bytes, root), broken: false, complete: declared.closed }
  // The boundary was lost or misspelt: take the first line that looks like one.
  const boundary = guessBoundary(bytes, bodyStart)
  const guessed = { ...root, boundary, children: [] }
  const found = boundary === null ? null : findParts(bytes, guessed, deadline)
  if (found?.found) return { root: toPart(bytes, guessed), broken: true, complete: found.closed }
  return { root: toPart(bytes, asText(bytes, root)), broken: true, complete: false }
}

function openPart(
  fields: HeaderFields,
  section: string,
  bodyStart: number,
  bodyEnd: number,
  defaultType: string,
  mayNest: boolean,
): OpenPart {
  const declared = parseParameters(headerValue(fields, 'content-type'))
  const contentType = { ...declared, value: mediaType(declared.value, defaultType) }
  const boundary = mayNest && contentType.value.startsWith('multipart/') ? (declared.parameters.boundary ?? '') : ''
  return {
    section,
    contentType,
    fields,
    bodyStart,
    bodyEnd,
    boundary: boundary === '' || boundary.length > longestBoundary ? null : boundary.trimEnd(),
    children: [],
  }
}

function mediaType(declared: string, defaultType: string): string {
  if (/^[^/]+\/[^/]+$/.test(declared)) return declared
  if (declared.startsWith('multipart')) return 'multipart/mixed'
  // "text" and "html" alone were written by early mailers.
  return declared === 'html' ? 'text/html' : defaultType
}

/** Fills `root.children`. One search for the next boundary line at a time, matched against every open multipart. */
function findParts(
  bytes: Buffer,
  root: OpenPart,
  deadline: Deadline,
): { readonly found: boolean; readonly closed: boolean } {
  const open: OpenPart[] = [root]
  const shadowed: (number | undefined)[] = [undefined]
  const depthOf = new Map<string, number>([[root.boundary as string, 0]])
  let leaf: OpenPart | null = null
  let parts = 0
  let rootClosed = false
  let lines = 0
  for (let at = delimiterFrom(bytes, root.bodyStart); at >= 0; ) {
    if (++lines % linesBetweenLooks === 0) deadline()
    const line = lineAt(bytes, at)
    const match = rootClosed || line === null ? null : matchLine(line.text, depthOf)
    if (line === null || match === null) {
      at = delimiterFrom(bytes, at + 2)
      continue
    }
    const bodyEnd = beforeNewline(bytes, at)
    if (leaf) leaf.bodyEnd = Math.max(leaf.bodyStart, bodyEnd)
    leaf = null
    const depth = match.closing ? match.depth : match.depth + 1
    while (open.length > depth) {
      const closed = open.pop() as OpenPart
      closed.bodyEnd = Math.max(closed.bodyStart, bodyEnd)
      const outer = shadowed.pop()
      if (outer === undefined) depthOf.delete(closed.boundary as string)
      else depthOf.set(closed.boundary as string, outer)
    }
    if (match.closing) {
      rootClosed = open.length === 0
      at = delimiterFrom(bytes, line.next - 1)
      continue
    }
    if (++parts > mostParts) break
    const parent = open.at(-1) as OpenPart
    const header = parseHeader(bytes, line.next, bytes.length, 'part')
    const section =
      parent.section === '' ? `${parent.children.length + 1}` : `${parent.section}.${parent.children.length + 1}`
    const defaultType = parent.contentType.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    const part = openPart(header.fields, section, header.bodyStart, bytes.length, defaultType, open.length < deepest)
    parent.children.push(part)
    if (part.boundary === null) leaf = part
    else {
      shadowed.push(depthOf.get(part.boundary))
      depthOf.set(part.boundary, open.length)
      open.push(part)
    }
    // The blank line that ended the header may itself be the line break before a boundary.
    at = delimiterFrom(bytes, Math.max(line.next, header.bodyStart - 1))
  }
  return { found: root.children.length > 0, closed: rootClosed }
}

/** The next `--` at the start of a line, at or after a position. */
function delimiterFrom(bytes: Buffer, from: number): number {
  // Encoded files hold no dashes, but a line break in every line: look for the dashes.
  for (let at = bytes.indexOf(twoDashes, from); at >= 0; at = bytes.indexOf(twoDashes, at)) {
    if (at === 0 || bytes[at - 1] === LF) return at
    while (bytes[at] === DASH) at++
  }
  return -1
}

const twoDashes = Buffer.from('--')
const DASH = 45
const LF = 10
const CR = 13

function lineAt(bytes: Buffer, start: number): { readonly text: string; readonly next: number } | null {
  const limit = Math.min(bytes.length, start + longestBoundary + 64)
  let end = start
  while (end < limit && bytes[end] !== LF) end++
  if (end === limit && limit < bytes.length) return null
  return { text: bytes.toString('latin1', start + 2, end).trimEnd(), next: Math.min(end + 1, bytes.length) }
}

function matchLine(
  text: string,
  depthOf: ReadonlyMap<string, number>,
): { readonly depth: number; readonly closing: boolean } | null {
  const depth = depthOf.get(text)
  if (depth !== undefined) return { depth, closing: false }
  if (!text.endsWith('--')) return null
  const closing = depthOf.get(text.slice(0, -2))
  return closing === undefined ? null : { depth: closing, closing: true }
}

/** The line break before a boundary belongs to the boundary (RFC 2046 5.1.1). */
function beforeNewline(bytes: Buffer, lineStart: number): number {
  if (bytes[lineStart - 1] !== LF) return lineStart
  return bytes[lineStart - 2] === CR ? lineStart - 2 : lineStart - 1
}

/** A boundary that a mailer used without saying so: a line `--something` followed by a header field or a blank line. */
function guessBoundary(bytes: Buffer, bodyStart: number): string | null {
  const text = bytes.toString('latin1', bodyStart, bodyStart + (64 << 10))
  return (
    /^--([^\s-].{0,200}|-+[^\s-].{0,200}?)[ \t\r]*\n(?:content-[a-z-]{1,40}:|\r?\n)/im.exec(text)?.[1]?.trimEnd() ??
    null
  )
}

/** A multipart without parts is shown as the text it holds. */
function asText(bytes: Buffer, part: OpenPart): OpenPart {
  const head = bytes.toString('latin1', part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + 500))
  const value = /^\s*<(?:!doctype|html|body|div|p|table)\b/i.test(head) ? 'text/html' : 'text/plain'
  return { ...part, boundary: null, children: [], contentType: { value, parameters: part.contentType.parameters } }
}

function toPart(bytes: Buffer, part: OpenPart): MimePart {
  if (part.contentType.value.startsWith('multipart/') && part.children.length === 0)
    return toPart(bytes, asText(bytes, part))
  const { fields, contentType } = part
  const disposition = parseParameters(headerValue(fields, 'content-disposition'))
  return {
    section: part.section === '' && part.children.length === 0 ? '1' : part.section,
    type: contentType.value,
    parameters: contentType.parameters,
    disposition: disposition.value,
    dispositionParameters: disposition.parameters,
    contentId: contentIdOf(headerValue(fields, 'content-id')),
    encoding: headerValue(fields, 'content-transfer-encoding') ?? '',
    encodedBytes: part.bodyEnd - part.bodyStart,
    body: bytes.subarray(part.bodyStart, part.bodyEnd),
    subject: null,
    messageId: null,
    children: part.children.map((child) => toPart(bytes, child)),
  }
}

/** A Content-ID without its angle brackets, as `cid:` links spell it. */
export function contentIdOf(header: string | null | undefined): string | null {
  const id = header?.trim().replace(/^<|>$/g, '').trim() ?? ''
  return id === '' || id.length > 500 ? null : id
}
