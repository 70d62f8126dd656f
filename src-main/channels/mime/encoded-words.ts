import { asBuffer, bytesOfBinary } from './bytes.ts'
import { charsetLabel, decodeCharset } from './charsets.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts'

/** One RFC 2047 word: where it lies in the raw value, and its text, still encoded. */
interface EncodedWord {
  readonly start: number
  readonly end: number
  readonly charset: string
  readonly encoding: 'b' | 'q'
  readonly text: string
}

/**
 * A raw header value as a person reads it: encoded words decoded, raw 8-bit text in the charset that fits, control
 * characters gone. `fallbackCharset` is the body's: mailers that write raw 8-bit headers use the same one.
 */
export function decodeHeaderText(raw: string, fallbackCharset = ''): string {
  let start = raw.indexOf('=?')
  if (start < 0) return cleanText(decodeRaw(raw, fallbackCharset))
  let out = ''
  let plainFrom = 0
  let run: EncodedWord[] = []
  const flush = () => {
    if (run.length > 0) out += decodeRun(run, fallbackCharset)
    run = []
  }
  while (start >= 0) {
    const word = wordAt(raw, start)
    if (!word) {
      start = raw.indexOf('=?', start + 2)
      continue
    }
    const between = raw.slice(plainFrom, word.start)
    // White space between two words is not part of the text (RFC 2047 6.2).
    if (run.length === 0 || between.trim() !== '') {
      flush()
      out += decodeRaw(between, fallbackCharset)
    }
    run.push(word)
    plainFrom = word.end
    start = raw.indexOf('=?', word.end)
  }
  flush()
  return cleanText(out + decodeRaw(raw.slice(plainFrom), fallbackCharset))
}

/** Where an encoded word that starts here ends; -1 when none does. Lets the address parser step over commas inside. */
export function encodedWordEnd(raw: string, start: number): number {
  return wordAt(raw, start)?.end ?? -1
}

/** The standard allows 75 characters; mailers that do not fold write whole subjects. A bound keeps bad input linear. */
const longestWord = 4000

function wordAt(raw: string, start: number): EncodedWord | null {
  const charsetEnd = raw.indexOf('?', start + 2)
  if (charsetEnd < 0 || charsetEnd - start > 62 || raw.charCodeAt(charsetEnd + 2) !== 63) return null
  const encoding = raw[charsetEnd + 1]?.toLowerCase()
  if (encoding !== 'b' && encoding !== 'q') return null
  const textStart = charsetEnd + 3
  const length = raw.slice(textStart, textStart + longestWord).indexOf('?=')
  if (length < 0) return null
  const textEnd = textStart + length
  const charset = raw.slice(start + 2, charsetEnd)
  return { start, end: textEnd + 2, charset, encoding, text: raw.slice(textStart, textEnd) }
}

/** Neighbours in one charset are joined as bytes first: mailers cut in the middle of a letter. */
function decodeRun(run: readonly EncodedWord[], fallbackCharset: string): string {
  let out = ''
  for (let first = 0; first < run.length; ) {
    const charset = charsetLabel((run[first] as EncodedWord).charset)
    let last = first
    while (last + 1 < run.length && charsetLabel((run[last + 1] as EncodedWord).charset) === charset) last++
    out += decodeCharset(wordBytes(run.slice(first, last + 1)), charset, fallbackCharset)
    first = last + 1
  }
  return out
}

function wordBytes(words: readonly EncodedWord[]): Uint8Array {
  const decoded: Uint8Array[] = []
  let base64 = ''
  const flushBase64 = () => {
    if (base64 !== '') decoded.push(decodeBase64(bytesOfBinary(base64)))
    base64 = ''
  }
  for (const { encoding, text } of words) {
    if (encoding === 'b') {
      base64 += text
      // A word that ends within a group of four was cut there: the next one goes on.
      if (base64.length % 4 === 0 || base64.endsWith('=')) flushBase64()
    } else {
      flushBase64()
      decoded.push(decodeQuotedPrintable(bytesOfBinary(text.replaceAll('_', ' '))))
    }
  }
  flushBase64()
  return decoded.length === 1 ? (decoded[0] as Uint8Array) : Buffer.concat(decoded.map(asBuffer))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC opens the runs of ISO-2022.
const beyondAscii = /[\x1b\x80-\xff]/
const beyondBytes = /[^\0-\xff]/

/** Raw 8-bit text (RFC 6532, or just sent so). Text that was decoded before stays as it is. */
function decodeRaw(text: string, fallbackCharset: string): string {
  if (!beyondAscii.test(text) || beyondBytes.test(text)) return text
  return decodeCharset(bytesOfBinary(text), null, fallbackCharset)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const controls = /[\x01-\x1f\x7f]+/g

function cleanText(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '') : text
  return whole.replace(controls, ' ').trim()
}
