import { open } from 'node:fs/promises'
import { parseHeader } from '../mime/headers.ts'
import { isEnvelopeLine } from './envelope-line.ts'

/** `mail`: one message in a file · `mbox`: many. */
export type MailFormat = 'mail' | 'mbox'

const sniffedBytes = 16 << 10

/** What a file holds, by its first lines; null when that is no mail. */
export async function sniffFormat(path: string): Promise<MailFormat | null> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0)
    return formatOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** Likewise, for the first bytes of a file. */
function formatOf(head: Uint8Array): MailFormat | null {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString('latin1')
    .replace(/^[\r\n]+/, '')
  const firstLine = text.slice(0, 1000).split('\n', 1)[0] ?? ''
  if (isEnvelopeLine(firstLine)) return 'mbox'
  if (!/^[!-9;-~]+[ \t]*:/.test(firstLine)) return null
  const { fields } = parseHeader(head, 0, head.length)
  if (fields.has('received') || fields.has('message-id')) return 'mail'
  const others = ['to', 'subject', 'date', 'mime-version'].filter((name) => fields.has(name))
  return fields.has('from') && others.length > 0 ? 'mail' : null
}
