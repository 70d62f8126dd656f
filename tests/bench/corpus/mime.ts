import iconv from 'iconv-lite'
import { type Random, weighted } from './random.ts'
import type { Language } from './vocabulary.ts'

/** A charset and a transfer encoding, as a mail client would have used for a language. */
export type Encoding = readonly [charset: string, transfer: string]

const encodings: Readonly<Record<Language, (random: Random) => Encoding>> = {
  en: weighted<Encoding>([
    [35, ['us-ascii', '7bit']],
    [35, ['utf-8', 'quoted-printable']],
    [12, ['iso-8859-1', 'quoted-printable']],
    [18, ['utf-8', 'base64']],
  ]),
  it: weighted<Encoding>([
    [60, ['utf-8', 'quoted-printable']],
    [30, ['iso-8859-1', 'quoted-printable']],
    [10, ['utf-8', '8bit']],
  ]),
  ru: weighted<Encoding>([
    [40, ['utf-8', 'base64']],
    [30, ['windows-1251', 'base64']],
    [15, ['koi8-r', '8bit']],
    [15, ['koi8-r', 'base64']],
  ]),
  ro: weighted<Encoding>([
    [80, ['utf-8', 'quoted-printable']],
    [20, ['iso-8859-16', 'quoted-printable']],
  ]),
  ja: weighted<Encoding>([
    [50, ['shift_jis', 'base64']],
    [50, ['utf-8', 'base64']],
  ]),
}

export function encodingFor(random: Random, language: Language): Encoding {
  return encodings[language](random)
}

/** A text part; UTF-8 where the charset lacks a letter, as quotes in another language do. */
export function textPart(subtype: 'plain' | 'html', text: string, [charset, transfer]: Encoding): Buffer {
  if (!canWrite(text, charset)) return textPart(subtype, text, ['utf-8', 'quoted-printable'])
  const bytes = encode(text, charset)
  const head = `Content-Type: text/${subtype}; charset=${charset}\nContent-Transfer-Encoding: ${transfer}\n\n`
  switch (transfer) {
    case 'base64':
      return Buffer.from(head + base64Lines(bytes))
    case 'quoted-printable':
      return Buffer.from(head + quotedPrintable(bytes))
    default:
      return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\n')])
  }
}

/** RFC 2047. */
export function headerText(text: string, charset: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  if (!canWrite(text, charset)) return headerText(text, 'utf-8')
  const chunks: string[] = []
  let chunk = ''
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > 39) {
      chunks.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  chunks.push(chunk)
  return chunks.map((one) => `=?${charset}?B?${encode(one, charset).toString('base64')}?=`).join('\n ')
}

let boundaries = 0

/** Boundaries are numbered, so that a corpus made twice in one process must start anew. */
export function restartBoundaries(): void {
  boundaries = 0
}

export function multipart(subtype: string, parts: readonly Buffer[]): Buffer {
  boundaries += 1
  const boundary = `----=_Part_${boundaries.toString(36)}_${Math.imul(boundaries, 2654435761) >>> 0}`
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\n`), part, Buffer.from('\n')])
  const head = Buffer.from(`Content-Type: multipart/${subtype}; boundary="${boundary}"\n\n`)
  return Buffer.concat([head, ...pieces, Buffer.from(`--${boundary}--\n`)])
}

export function base64Lines(bytes: Buffer): string {
  return `${bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\n')}\n`
}

function encode(text: string, charset: string): Buffer {
  return charset === 'us-ascii' ? Buffer.from(text, 'latin1') : iconv.encode(text, charset)
}

function canWrite(text: string, charset: string): boolean {
  if (charset === 'utf-8') return true
  if (charset === 'us-ascii') return !/[\u0080-\uffff]/.test(text)
  return iconv.decode(iconv.encode(text, charset), charset) === text
}

function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[^\n\x20-\x3c\x3e-\x7e]| (?=\n|$)/g, (one) => `=${hex(one.charCodeAt(0))}`)
    .replace(/.{72}(?=.)(?:=..|=.|.)?/g, (line) => foldAt(line))
}

function foldAt(line: string): string {
  const equals = line.lastIndexOf('=')
  return equals > line.length - 3 ? `${line.slice(0, equals)}=\n${line.slice(equals)}` : `${line}=\n`
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(2, '0')
}
