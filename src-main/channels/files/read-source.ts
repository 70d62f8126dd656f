import { open } from 'node:fs/promises'
import type { MailSource } from './find-sources.ts'
import { readMbox } from './mbox.ts'
import { largestRead, type RawMail } from './raw-mail.ts'

/** The messages of one file, from a byte offset on. Throws the file system's error when it cannot be read. */
export async function* readSource(source: MailSource, offset: number, signal: AbortSignal): AsyncGenerator<RawMail> {
  if (source.format === 'mbox') yield* readMbox(source.path, offset, signal)
  else yield await readWholeFile(source)
}

async function readWholeFile(source: MailSource): Promise<RawMail> {
  const file = await open(source.path, 'r')
  try {
    const length = Math.min(source.sizeBytes, largestRead)
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, 0)
    const bytes = buffer.subarray(0, bytesRead)
    return { origin: source.path, bytes, sizeBytes: source.sizeBytes, envelope: null, end: source.sizeBytes }
  } finally {
    await file.close()
  }
}
