/** What an IMAP answer is made of. Atoms and quoted strings are text, literals stay bytes, NIL is null. */
export type ImapValue = string | Uint8Array | null | readonly ImapValue[]

/** An answer as it left the wire: the line with its `{n}` markers, and the literals they announce. */
export interface WireLine {
  readonly payload: Buffer
  readonly literals: readonly Buffer[]
}

const space = 0x20
const openList = 0x28
const closeList = 0x29
const quote = 0x22
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const lineFeed = 0x0a
const openAngle = 0x3c
const closeAngle = 0x3e

/**
 * Reads the values of a line from `start` on, in one pass without recursion, so that a tree nested a thousand deep costs
 * no stack. Several times faster than a full IMAP parser: a first sync spends most of its time here.
 * Throws `SyntaxError` on what no server should send.
 */
export function readImapValues(line: WireLine, start: number): readonly ImapValue[] {
  const { payload, literals } = line
  const open: ImapValue[][] = []
  let values: ImapValue[] = []
  let literal = 0
  let at = start

  while (at < payload.length) {
    const byte = payload[at]
    if (byte === space) {
      at += 1
    } else if (byte === openList) {
      open.push(values)
      values = []
      at += 1
    } else if (byte === closeList) {
      const parent = open.pop()
      if (!parent) throw new SyntaxError('A list ends that did not begin')
      parent.push(values)
      values = parent
      at += 1
    } else if (byte === quote) {
      const end = endOfQuoted(payload, at + 1)
      values.push(unquoted(payload.toString('utf8', at + 1, end)))
      at = end + 1
    } else if (byte === openBrace || (byte === 0x7e && payload[at + 1] === openBrace)) {
      const bytes = literals[literal]
      if (!bytes) throw new SyntaxError('A literal was announced but did not come')
      literal += 1
      values.push(bytes)
      at = payload.indexOf(lineFeed, at) + 1
      if (at === 0) throw new SyntaxError('A literal without a line end')
    } else {
      const end = endOfAtom(payload, at)
      const atom = payload.toString('latin1', at, end)
      values.push(atom.length === 3 && atom.toUpperCase() === 'NIL' ? null : atom)
      at = end
    }
  }
  if (open.length > 0) throw new SyntaxError('A list does not end')
  return values
}

/** A value as text; bytes are read as UTF-8, lists and NIL give the empty text. */
export function textOf(value: ImapValue | undefined): string {
  if (typeof value === 'string') return value
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8')
  return ''
}

/** A value as bytes; text came as a quoted string, which some servers use for short literals. */
export function bytesOf(value: ImapValue | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : new Uint8Array()
}

export function isList(value: ImapValue | undefined): value is readonly ImapValue[] {
  return Array.isArray(value)
}

function endOfQuoted(payload: Buffer, start: number): number {
  for (let at = start; at < payload.length; at += 1) {
    if (payload[at] === backslash) at += 1
    else if (payload[at] === quote) return at
  }
  throw new SyntaxError('A quoted string does not end')
}

function unquoted(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, '$1') : text
}

/** An atom may carry a section with spaces and parentheses: `BODY[HEADER.FIELDS (DATE FROM)]<0>`. */
function endOfAtom(payload: Buffer, start: number): number {
  let at = start
  let bracketed = false
  while (at < payload.length) {
    const byte = payload[at]
    if (bracketed) {
      if (byte === closeBracket) bracketed = false
    } else if (byte === openBracket) {
      bracketed = true
    } else if (byte === space || byte === openList || byte === closeList) {
      break
    } else if (byte === openAngle) {
      const end = payload.indexOf(closeAngle, at)
      if (end > 0) at = end
    }
    at += 1
  }
  return at
}
