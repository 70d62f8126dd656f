import { asBuffer } from './bytes.ts'
import { decodeCharset } from './charsets.ts'

const looked = 256 << 10

/** What a person can make out in bytes that are no mail: its lines of text, without the noise between. */
export function printableText(raw: Uint8Array): string {
  const text = decodeCharset(asBuffer(raw).subarray(0, looked), null)
  return text
    .split(/\r\n?|\n/)
    .map(withoutNoise)
    .filter(isMostlyText)
    .join('\n')
    .trim()
}

/** A person could read most of these lines; an empty text hides nothing. */
export function isReadableText(text: string): boolean {
  const lines = text.slice(0, looked).split('\n')
  return lines.filter(isMostlyText).length * 2 >= lines.length
}

function withoutNoise(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  return line.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffd]+/g, ' ').trimEnd()
}

/** Binary files yield lines of symbols: a line counts when letters, digits and spaces make up most of it. */
function isMostlyText(line: string): boolean {
  if (line === '') return true
  const words = line.match(/[\p{L}\p{N}\s.,;:!?'"()-]/gu)?.length ?? 0
  return words * 4 >= line.length * 3
}
