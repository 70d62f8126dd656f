import { asBuffer } from './bytes.ts'
import { charsetLabel, decodeCharset } from './charsets.ts'
import { unflow } from './flowed-text.ts'
import type { MimePart } from './mime-part.ts'
import { decodeTransfer } from './transfer-encoding.ts'

/** A text part longer than that is cut on the timeline and offered as a file in full. */
export const longestTextBytes = 2 << 20

/** A text part as a person reads it: decoded, lines ended by `\n`, without control characters. Empty when its bytes are not here. */
export function partText(part: MimePart): string {
  if (!part.body) return ''
  const encoded = part.body.length > longestTextBytes ? part.body.subarray(0, longestTextBytes) : part.body
  const bytes = decodeTransfer(encoded, part.encoding)
  const declared = part.parameters.charset ?? null
  const isHtml = part.type === 'text/html'
  const charset = isHtml && charsetLabel(declared) === '' ? metaCharset(bytes) : declared
  const text = cleanLines(decodeCharset(bytes, charset))
  const flowed = !isHtml && part.parameters.format?.toLowerCase() === 'flowed'
  return flowed ? unflow(text, part.parameters.delsp?.toLowerCase() === 'yes') : text
}

/** The charset that an HTML page names itself, where its part does not. */
function metaCharset(bytes: Uint8Array): string | null {
  const head = asBuffer(bytes).toString('latin1', 0, Math.min(bytes.length, 2048))
  return /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(head)?.[1] ?? null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g

function cleanLines(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text
  // NUL, backspace and escape are what does harm; looking for them alone is ten times faster than for all.
  const isClean = !lines.includes('\0') && !lines.includes('\x1b') && !lines.includes('\b')
  return isClean ? lines : lines.replace(control, '')
}
