import { type FileHandle, open } from 'node:fs/promises'
import { isEnvelopeLine } from './envelope-line.ts'
import { unescapeFromLines } from './from-escapes.ts'
import { largestRead, type RawMail } from './raw-mail.ts'

const chunkBytes = 1 << 20
/** Enough to see an envelope line and the line after it. */
const lookAhead = 4096
const separator = Buffer.from('\nFrom ')

/**
 * The messages of an mbox (mboxo, mboxrd; LF or CRLF) from a message's offset on, in bounded memory whatever the size of
 * the file. A "From " line inside a body is text unless it has a date and a header follows.
 */
export async function* readMbox(path: string, offset: number, signal: AbortSignal): AsyncGenerator<RawMail> {
  const file = await open(path, 'r')
  try {
    const window = new MboxWindow(file, offset)
    while (!signal.aborted) {
      const message = await window.next()
      if (!message) return
      yield toMail(path, message)
    }
  } finally {
    await file.close()
  }
}

interface Stretch {
  /** From the envelope line to the next one; of a giant, its head. */
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
}

function toMail(path: string, { bytes, start, end }: Stretch): RawMail {
  const first = bytes.subarray(0, 1000).toString('latin1').split('\n', 1)[0] ?? ''
  const hasEnvelope = isEnvelopeLine(first)
  const bodyFrom = hasEnvelope ? Math.min(bytes.length, first.length + 1) : 0
  const envelope = hasEnvelope ? first.slice('From '.length).trim() : null
  const cut = end - start > bytes.length
  const source = unescapeFromLines(withoutLastBlankLine(bytes.subarray(bodyFrom), cut))
  const sizeBytes = cut ? end - start - bodyFrom : source.length
  return { origin: `${path}#${start}`, bytes: source, sizeBytes, envelope, end }
}

/** The writer of an mbox adds one empty line to every message. */
function withoutLastBlankLine(bytes: Buffer, cut: boolean): Buffer {
  if (cut) return bytes
  const text = bytes.subarray(-4).toString('latin1')
  if (text.endsWith('\r\n\r\n')) return bytes.subarray(0, -2)
  return text.endsWith('\n\n') ? bytes.subarray(0, -1) : bytes
}

/** Reads ahead until the next envelope line is in sight; forgets what was handed out. */
class MboxWindow {
  readonly #file: FileHandle
  #buffer = Buffer.allocUnsafeSlow(2 * chunkBytes)
  #length = 0
  #fileOffset: number
  #ended = false

  constructor(file: FileHandle, offset: number) {
    this.#file = file
    this.#fileOffset = offset
  }

  /** The next message, or null at the end of the file. */
  async next(): Promise<Stretch | null> {
    const start = this.#fileOffset
    let head: Buffer | null = null
    let searched = 0
    for (;;) {
      if (!this.#ended && this.#length - searched < lookAhead) await this.#readMore()
      const end = this.#nextSeparator(searched)
      if (end !== null) return this.#handOut(end, start, head)
      if (this.#ended) return this.#length === 0 && head === null ? null : this.#handOut(this.#length, start, head)
      searched = Math.max(0, this.#length - lookAhead)
      if (this.#length > largestRead) {
        head ??= Buffer.from(this.#buffer.subarray(0, largestRead))
        this.#forget(searched)
        searched = 0
      }
      await this.#readMore()
    }
  }

  /** Where the next message starts in the window, or null when it is not in sight. */
  #nextSeparator(from: number): number | null {
    const limit = this.#ended ? this.#length : this.#length - lookAhead
    const view = this.#buffer.subarray(0, this.#length)
    for (let at = view.indexOf(separator, from); at >= 0 && at < limit; at = view.indexOf(separator, at + 1)) {
      if (at > 0 && startsMessage(view, at + 1)) return at + 1
    }
    return null
  }

  #handOut(end: number, start: number, head: Buffer | null): Stretch {
    const bytes = head ?? Buffer.from(this.#buffer.subarray(0, end))
    this.#forget(end)
    return { bytes, start, end: this.#fileOffset }
  }

  #forget(count: number): void {
    this.#buffer.copyWithin(0, count, this.#length)
    this.#length -= count
    this.#fileOffset += count
  }

  async #readMore(): Promise<void> {
    if (this.#buffer.length - this.#length < chunkBytes) {
      const larger = Buffer.allocUnsafeSlow(this.#buffer.length * 2)
      this.#buffer.copy(larger, 0, 0, this.#length)
      this.#buffer = larger
    }
    const position = this.#fileOffset + this.#length
    const { bytesRead } = await this.#file.read(this.#buffer, this.#length, chunkBytes, position)
    this.#length += bytesRead
    this.#ended = bytesRead === 0
  }
}

/** Fields that writers of mailboxes put first: they make a separator of a "From " line without a blank line before it. */
const firstFields = /^>?(?:return-path|received|delivered-to|x-[!-9;-~]+|message-id|date|from|to|mime-version|status):/i
const anyField = /^[!-9;-~]+[ \t]*:|^>From /

function startsMessage(view: Buffer, lineStart: number): boolean {
  const text = view.subarray(lineStart, lineStart + lookAhead).toString('latin1')
  const [line = '', next = ''] = text.split('\n', 2)
  if (!isEnvelopeLine(line)) return false
  const blankBefore = view[lineStart - 2] === 10 || (view[lineStart - 2] === 13 && view[lineStart - 3] === 10)
  return blankBefore ? anyField.test(next) || next.trim() === '' : firstFields.test(next)
}
