import { asBuffer } from './bytes.ts'
import { decodeUuencode } from './uuencode.ts'

type TransferEncoding = 'identity' | 'base64' | 'quoted-printable' | 'uuencode'

/** What a Content-Transfer-Encoding header means, whatever its spelling. Unknown words are taken as no encoding. */
function transferEncodingOf(header: string | null | undefined): TransferEncoding {
  // "quoted printable", "7-bit", "base64;", "(comment) 8bit": only the letters tell.
  const word = (header ?? '')
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  if (word.startsWith('base64') || word === 'b64') return 'base64'
  if (word.startsWith('quotedprintable') || word === 'qp') return 'quoted-printable'
  if (word === 'xuuencode' || word === 'uuencode' || word === 'xuue' || word === 'uue') return 'uuencode'
  return 'identity'
}

/** Undoes a Content-Transfer-Encoding. Broken input yields what can be read; an unknown encoding is taken as it is. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  switch (transferEncodingOf(encoding)) {
    case 'base64':
      return decodeBase64(bytes)
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes)
    case 'uuencode':
      return decodeUuencode(bytes)
    case 'identity':
      return bytes
  }
}

/** Base64 with line breaks, junk, missing padding, or several padded runs in a row. */
export function decodeBase64(bytes: Uint8Array): Buffer {
  const text = asBuffer(bytes).toString('latin1')
  const padding = text.indexOf('=')
  // Node stops at the first "=": right at the end of a run, wrong before another run (concatenated encoders).
  if (padding < 0 || !/[A-Za-z0-9+/]/.test(text.slice(padding, padding + 200))) return Buffer.from(text, 'base64')
  return Buffer.concat(
    text
      .split(/=+/)
      .filter((run) => run !== '')
      .map((run) => Buffer.from(run, 'base64')),
  )
}

const EQUALS = 61
const LF = 10
const CR = 13
const hexValue = Int8Array.from({ length: 256 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16)
  return Number.isNaN(value) ? -1 : value
})

/** RFC 2045 6.7. What is no escape stays as it was written. */
export function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const length = bytes.length
  const out = Buffer.allocUnsafe(length)
  let from = 0
  let to = 0
  // The hottest loop of a first sync: one branch for a plain byte.
  while (from < length) {
    const byte = bytes[from++] as number
    if (byte !== EQUALS) {
      out[to++] = byte
      continue
    }
    const high = hexValue[bytes[from] as number] as number
    const low = hexValue[bytes[from + 1] as number] as number
    if (high >= 0 && low >= 0) {
      out[to++] = (high << 4) | low
      from += 2
      continue
    }
    const next = afterSoftBreak(bytes, from)
    if (next < 0) out[to++] = EQUALS
    else from = next
  }
  return out.subarray(0, to)
}

/** The byte after a soft line break whose "=" was just read (mailers leave blanks before the line's end), or -1. */
function afterSoftBreak(source: Uint8Array, start: number): number {
  let at = start
  while (at - start < 80 && (source[at] === 32 || source[at] === 9)) at++
  if (at >= source.length) return at
  if (source[at] === CR && source[at + 1] === LF) return at + 2
  if (source[at] === LF || source[at] === CR) return at + 1
  return -1
}

/**
 * Decoded size of an encoded part without decoding it: exact for base64 in even lines whose bytes are at hand (`body`), to two bytes where
 * they are not, an upper bound for the rest.
 */
export function decodedSize(encodedBytes: number, encoding: string, body: Uint8Array | null): number {
  switch (transferEncodingOf(encoding)) {
    case 'base64':
      return base64Size(encodedBytes, body)
    case 'uuencode':
      return Math.floor((encodedBytes * 45) / 62)
    case 'quoted-printable':
    case 'identity':
      return encodedBytes
  }
}

function base64Size(encodedBytes: number, body: Uint8Array | null): number {
  if (encodedBytes === 0) return 0
  let lineLength = 76
  let newlineLength = 2
  let padding = 0
  let length = encodedBytes
  if (body) {
    const newline = asBuffer(body).indexOf(LF)
    while (length > 0 && (body[length - 1] === LF || body[length - 1] === CR)) length--
    while (padding < 2 && body[length - 1 - padding] === EQUALS) padding++
    newlineLength = newline > 0 && body[newline - 1] === CR ? 2 : 1
    lineLength = newline < 0 ? length : newline + 1 - newlineLength
  }
  if (lineLength < 1) return Math.floor((length * 3) / 4)
  const lines = Math.ceil(length / (lineLength + newlineLength))
  const characters = length - (lines - 1) * newlineLength
  return Math.max(0, Math.floor((characters * 3) / 4) - padding)
}
