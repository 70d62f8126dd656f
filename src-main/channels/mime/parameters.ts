import { bytesOfBinary } from './bytes.ts'
import { decodeCharset } from './charsets.ts'

/** A structured header such as Content-Type: its value in lower case and its parameters by lower-case name. */
export interface ParameterisedValue {
  readonly value: string
  readonly parameters: Readonly<Record<string, string>>
}

const none: Readonly<Record<string, string>> = {}

/**
 * Parses `value; name=token; name="quoted"; name*0*=utf-8''con%20; name*1=tinued` (RFC 2045, RFC 2231). Quotes left open,
 * spaces in unquoted values and missing semicolons are read as they were meant.
 */
export function parseParameters(header: string | null): ParameterisedValue {
  if (!header) return { value: '', parameters: none }
  const semicolon = header.indexOf(';')
  const value = mediaWord(semicolon < 0 ? header : header.slice(0, semicolon))
  if (semicolon < 0) return { value, parameters: none }
  return { value, parameters: joinParameters(readPairs(header, semicolon + 1)) }
}

/** Parameters as they were written, or as a server lists them, with RFC 2231 undone where it was used. */
export function joinParameters(pairs: readonly Pair[]): Readonly<Record<string, string>> {
  return pairs.some(([name]) => name.includes('*')) ? joinContinuations(pairs) : asRecord(pairs)
}

/** The first word, without a comment or quotes. */
function mediaWord(text: string): string {
  return /^[\s"']*([^\s;,("']*)/.exec(text.slice(0, 200))?.[1]?.toLowerCase() ?? ''
}

export type Pair = readonly [name: string, value: string]

const mostPairs = 300

function readPairs(header: string, start: number): readonly Pair[] {
  const pairs: Pair[] = []
  let at = start
  while (at < header.length && pairs.length < mostPairs) {
    const equals = header.indexOf('=', at)
    if (equals < 0) break
    const name = header
      .slice(at, equals)
      .replace(/[\s;]+/g, '')
      .toLowerCase()
    let valueStart = equals + 1
    while (header[valueStart] === ' ' || header[valueStart] === '\t') valueStart++
    if (header[valueStart] === '"') {
      const quoted = readQuoted(header, valueStart + 1)
      pairs.push([name, quoted.text])
      at = quoted.end
      const semicolon = header.indexOf(';', at)
      // Text between the closing quote and the semicolon is nobody's, unless the semicolon itself was forgotten.
      if (semicolon >= 0 && !header.slice(at, semicolon).includes('=')) at = semicolon + 1
    } else {
      const semicolon = header.indexOf(';', valueStart)
      const end = semicolon < 0 ? header.length : semicolon
      pairs.push([name, header.slice(valueStart, end).trim()])
      at = end + 1
    }
  }
  return pairs.filter(([name]) => name !== '')
}

/** Backslashes escape only quotes and themselves: `C:\new.txt` comes from real mailers. */
function readQuoted(header: string, start: number): { readonly text: string; readonly end: number } {
  let text = ''
  let from = start
  for (let at = start; at < header.length; at++) {
    const char = header[at]
    if (char === '"') return { text: text + header.slice(from, at), end: at + 1 }
    if (char === '\\' && (header[at + 1] === '"' || header[at + 1] === '\\')) {
      text += header.slice(from, at)
      from = ++at
    }
  }
  return { text: text + header.slice(from), end: header.length }
}

function asRecord(pairs: readonly Pair[]): Readonly<Record<string, string>> {
  const record: Record<string, string> = Object.create(null)
  for (const [name, value] of pairs) record[name] ??= value
  return record
}

interface Section {
  readonly order: number
  readonly extended: boolean
  readonly value: string
}

/** RFC 2231: sections in order, each perhaps percent-encoded, the charset in the first. Such a value beats a plain one. */
function joinContinuations(pairs: readonly Pair[]): Readonly<Record<string, string>> {
  const sections = new Map<string, Section[]>()
  const plain: Pair[] = []
  for (const [name, value] of pairs) {
    const star = name.indexOf('*')
    if (star <= 0) {
      plain.push([name, value])
      continue
    }
    const suffix = /^\*(\d{1,4})?(\*)?$/.exec(name.slice(star))
    if (!suffix) continue
    const section = { order: Number(suffix[1] ?? 0), extended: suffix[1] === undefined || suffix[2] === '*', value }
    const base = name.slice(0, star)
    sections.set(base, [...(sections.get(base) ?? []), section])
  }
  const joined = [...sections].map(([name, parts]): Pair => [name, joinSections(parts)])
  return asRecord([...joined, ...plain])
}

function joinSections(sections: readonly Section[]): string {
  const ordered = sections.toSorted((a, b) => a.order - b.order)
  const declared = /^([^']{0,60})'[^']{0,60}'/.exec(ordered[0]?.extended ? ordered[0].value : '')
  // Raw UTF-8 may have been decoded on the way from a server.
  const isDecoded = ordered.some(({ value }) => /[^\0-\xff]/.test(value))
  let binary = ''
  for (const [index, { extended, value }] of ordered.entries()) {
    const text = index === 0 && declared ? value.slice(declared[0].length) : value
    const bytes = isDecoded ? Buffer.from(text).toString('latin1') : text
    binary += extended ? percentDecode(bytes) : bytes
  }
  return decodeCharset(bytesOfBinary(binary), declared?.[1] ?? null)
}

function percentDecode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
