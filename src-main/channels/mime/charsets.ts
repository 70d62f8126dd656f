import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { asBuffer, bytesOfBinary } from './bytes.ts'

const ESC = 0x1b

/** Names seen in mail that neither the encoding standard nor iconv-lite knows. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['utf8', 'utf-8'],
  ['utf', 'utf-8'],
  ['utf8mb4', 'utf-8'],
  ['x-utf-8', 'utf-8'],
  ['unicode-1-1-utf-7', 'utf-7'],
  ['utf7', 'utf-7'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['iso-2022-jp-2', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['cp932', 'shift_jis'],
  ['x-ms-cp932', 'shift_jis'],
  ['cp936', 'gbk'],
  ['ms936', 'gbk'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp950', 'big5'],
  ['win1250', 'windows-1250'],
  ['win1251', 'windows-1251'],
  ['win1252', 'windows-1252'],
  ['ansi', 'windows-1252'],
  ['macroman', 'macintosh'],
  ['x-mac-roman', 'macintosh'],
])

/** Says nothing: mailers write these when they do not know. */
const meaningless = new Set(['', 'none', 'default', 'unknown', 'unknown-8bit', 'x-unknown', 'unspecified', 'binary'])

type Decoder = (bytes: Uint8Array) => string

const decoders = new Map<string, Decoder | null>()

/** The decoder of a charset label, or null when nobody knows it. */
function decoderOf(label: string): Decoder | null {
  const known = decoders.get(label)
  if (known !== undefined) return known
  const decoder = makeDecoder(label)
  // Labels come from strangers: never let them fill the memory.
  if (decoders.size < 200) decoders.set(label, decoder)
  return decoder
}

function makeDecoder(label: string): Decoder | null {
  try {
    const decoder = new TextDecoder(label)
    return (bytes) => decoder.decode(bytes)
  } catch {
    if (!iconv.encodingExists(label)) return null
    return (bytes) => iconv.decode(asBuffer(bytes), label)
  }
}

/** A label as decoders know it; empty when it says nothing. */
export function charsetLabel(declared: string | null | undefined): string {
  if (!declared) return ''
  // "utf-8*en" (RFC 2231), "'utf-8'" and "charset=utf-8" all occur.
  const label = declared
    .slice(0, 60)
    .toLowerCase()
    .replace(/^charset=|\*.*$|["'\s]/g, '')
    .replace(/^(?:cp-|ibm-)(?=\d)/, 'cp')
  if (meaningless.has(label)) return ''
  return aliases.get(label) ?? label
}

/** Single-byte Western labels are what mailers declare without looking: UTF-8 that is valid beats them. */
const doubtful = /^(?:us-ascii|ascii|ansi_x3|iso-?8859|windows-?125|cp125|latin|l1$|koi8|macintosh)/

/**
 * Bytes as text. The declared charset is believed unless the bytes prove it wrong; without one UTF-8 is tried, then
 * ISO-2022-JP by its escapes, then `fallback`, then windows-1252. Never throws.
 */
export function decodeCharset(bytes: Uint8Array, declared: string | null, fallback = ''): string {
  const buffer = asBuffer(bytes)
  const label = charsetLabel(declared)
  // Nobody writes mail in UTF-16 without a zero byte in it: the label is wrong.
  if (label.startsWith('utf-16') && isAscii(buffer) && !buffer.includes(0)) return buffer.toString('latin1')
  const wide = label.startsWith('utf-16') || label.startsWith('utf-32') || label === 'utf-7' || label.startsWith('hz')
  if (!wide && isAscii(buffer) && !buffer.includes(ESC) && !isStateful(label)) {
    return buffer.toString('latin1')
  }
  if (buffer[0] === 0xff && buffer[1] === 0xfe && !label.startsWith('utf-32')) return decodeAs('utf-16le', buffer) ?? ''
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodeAs('utf-16be', buffer) ?? ''
  if (label === 'utf-8' || label === '' || doubtful.test(label)) {
    if (!isAscii(buffer) && isUtf8(buffer)) return withoutBom(buffer.toString('utf8'))
    if (hasJapaneseEscape(buffer)) return decodeAs('iso-2022-jp', buffer) ?? buffer.toString('latin1')
  }
  if (label === 'utf-8') return decodeBrokenUtf8(buffer, fallback)
  const text = label === '' ? null : decodeAs(label, buffer)
  if (text === null) return guess(buffer, fallback)
  if (text.includes('\ufffd') && !isAscii(buffer) && isUtf8(buffer)) return withoutBom(buffer.toString('utf8'))
  return text
}

function decodeAs(label: string, bytes: Buffer): string | null {
  return decoderOf(label)?.(label === 'iso-2022-jp' ? withoutEmptyRuns(bytes) : bytes) ?? null
}

/** Joined encoded words leave `ESC ( B ESC $ B`, which the decoder's standard counts as an attack and marks. */
function withoutEmptyRuns(bytes: Buffer): Buffer {
  const binary = bytes.toString('latin1')
  return binary.includes('\x1b(B\x1b') ? bytesOfBinary(binary.replaceAll('\x1b(B\x1b', '\x1b')) : bytes
}

function isStateful(label: string): boolean {
  return label.startsWith('iso-2022')
}

/** One cut or damaged letter is shown as such; mostly invalid bytes were never UTF-8. */
function decodeBrokenUtf8(buffer: Buffer, fallback: string): string {
  const text = buffer.toString('utf8')
  let broken = 0
  let foreign = 0
  for (let at = 0; at < text.length && at < 20_000; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) foreign++
  }
  return broken > foreign ? guess(buffer, fallback) : withoutBom(text)
}

function guess(buffer: Buffer, fallback: string): string {
  if (isUtf8(buffer) && !hasJapaneseEscape(buffer)) return withoutBom(buffer.toString('utf8'))
  if (hasJapaneseEscape(buffer)) return decodeAs('iso-2022-jp', buffer) ?? buffer.toString('latin1')
  const label = charsetLabel(fallback)
  const tried = label === '' || label === 'utf-8' ? null : decodeAs(label, buffer)
  return tried !== null && !tried.includes('\ufffd')
    ? tried
    : (decodeAs('windows-1252', buffer) ?? buffer.toString('latin1'))
}

/** `ESC $ @` or `ESC $ B` opens a run of kanji. */
function hasJapaneseEscape(buffer: Buffer): boolean {
  for (let at = buffer.indexOf(ESC); at >= 0; at = buffer.indexOf(ESC, at + 1)) {
    if (buffer[at + 1] === 0x24 && (buffer[at + 2] === 0x40 || buffer[at + 2] === 0x42)) return true
  }
  return false
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
