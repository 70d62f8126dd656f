import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeMaildir } from './corpus/write-maildir.ts'

export interface CachedMailbox {
  /** A Maildir. */
  readonly path: string
  readonly count: number
  readonly bytes: number
}

export interface MailboxParts {
  readonly count: number
  readonly seed: string
  readonly maxAttachmentBytes: number
}

/** Changes whenever the corpus would come out differently, so that no stale mailbox is measured. */
const corpusVersion = 1

/** The seeded mailbox, made once and kept in the system's temporary folder. */
export async function cachedMailbox({ count, seed, maxAttachmentBytes }: MailboxParts): Promise<CachedMailbox> {
  const path = join(tmpdir(), `desk-bench-corpus-${corpusVersion}-${seed}-${count}`)
  const known = await readFile(`${path}.bytes`, 'utf8').catch(() => null)
  if (known !== null) return { path, count, bytes: Number(known) }
  const unfinished = `${path}.part-${process.pid}`
  await rm(path, { recursive: true, force: true })
  const bytes = writeMaildir(unfinished, {
    count,
    seed,
    from: Date.UTC(2021, 0, 1) / 1000,
    to: Date.UTC(2025, 11, 31) / 1000,
    attachmentShare: 0.12,
    attachmentSizes: { minBytes: 5 << 10, maxBytes: maxAttachmentBytes },
  })
  await rename(unfinished, path)
  await writeFile(`${path}.bytes`, String(bytes))
  return { path, count, bytes }
}
