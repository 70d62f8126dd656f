import { asBuffer } from './bytes.ts'

export interface UuencodedFile {
  readonly name: string
  readonly content: Uint8Array
}

/** A uuencoded body: the lines between `begin` and `end`, or every line when `begin` was lost. */
export function decodeUuencode(bytes: Uint8Array): Uint8Array {
  const lines = asBuffer(bytes).toString('latin1').split('\n')
  const begin = lines.findIndex((line) => beginLine.test(line))
  const decoded: Buffer[] = []
  for (const line of lines.slice(begin + 1)) {
    const trimmed = line.replace(/\r$/, '')
    if (trimmed === 'end') break
    const row = decodeLine(trimmed)
    if (row) decoded.push(row)
  }
  return Buffer.concat(decoded)
}

const beginLine = /^begin [0-7]{3,4} (\S[^\r\n]{0,250})\r?$/

/** Files that old mailers wrote into the text between `begin 644 name` and `end`, and the text without them. */
export function takeUuencodedFiles(text: string): { readonly text: string; readonly files: readonly UuencodedFile[] } {
  if (!text.includes('\nbegin ') && !text.startsWith('begin ')) return { text, files: [] }
  const kept: string[] = []
  const files: UuencodedFile[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    const begin = beginLine.exec(line)
    const file = begin ? readFile(lines, at + 1) : null
    if (begin && file) {
      files.push({ name: begin[1] as string, content: file.content })
      at = file.endLine
    } else kept.push(line)
  }
  return { text: kept.join('\n'), files }
}

/** Null when a line is not uuencoded or `end` is missing: then it was only text that looked like it. */
function readFile(lines: readonly string[], start: number): { content: Uint8Array; endLine: number } | null {
  const decoded: Buffer[] = []
  for (let at = start; at < lines.length; at++) {
    const line = (lines[at] as string).replace(/\r$/, '')
    if (line === 'end')
      return decoded.length === 0 ? null : { content: new Uint8Array(Buffer.concat(decoded)), endLine: at }
    const row = decodeLine(line)
    if (!row) return null
    decoded.push(row)
  }
  return null
}

/** One line: a length character, then four characters for every three bytes. Null when it cannot be one. */
function decodeLine(line: string): Buffer | null {
  if (line === '' || line === '`' || line === ' ') return Buffer.alloc(0)
  const length = (line.charCodeAt(0) - 32) & 63
  const groups = Math.ceil(length / 3)
  // Trailing blanks, which stand for zeros, are often cut off in transport.
  if (line.length - 1 < groups * 4 - 4 || line.length > 63 * 4) return null
  const out = Buffer.alloc(groups * 3)
  for (let group = 0; group < groups; group++) {
    let bits = 0
    for (let k = 1; k <= 4; k++) {
      const code = group * 4 + k < line.length ? line.charCodeAt(group * 4 + k) : 32
      if (code < 32 || code > 96) return null
      bits = (bits << 6) | ((code - 32) & 63)
    }
    out.writeUIntBE(bits & 0xffffff, group * 3, 3)
  }
  return out.subarray(0, length)
}
