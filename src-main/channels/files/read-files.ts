import type { Batch, Cursor, RemoteEvent, RemoteMessage } from '../channel.ts'
import { parseHeader } from '../mime/headers.ts'
import { readMessage } from '../mime/read-message.ts'
import { contentHash } from './content-hash.ts'
import { contextOf } from './file-context.ts'
import { type FileCursor, isUnchanged, listOf, readCursor, writeCursor } from './file-cursor.ts'
import { emptyFile, type FileProblem, unreadableFile } from './file-problem.ts'
import { findSources, type MailSource } from './find-sources.ts'
import { guessOwnAddresses } from './own-addresses.ts'
import { largestRead, type RawMail } from './raw-mail.ts'
import { readSource } from './read-source.ts'

export interface FileBatch extends Batch {
  /** Of all the files, done with this batch. */
  readonly doneBytes: number
  readonly totalBytes: number
  /** What could not be read. Told once, and never stops the rest. */
  readonly problems: readonly FileProblem[]
  /** Addresses taken as "us", given or guessed. */
  readonly own: readonly string[]
  /** Messages left out on purpose: spam, trash, drafts. */
  readonly skipped: number
}

export interface ReadFilesOptions {
  /** Addresses that are "us"; where none is known they are guessed from the mail itself. */
  readonly me: readonly string[]
  readonly now: number
}

const batchMessages = 250
const batchBytes = 8 << 20

/**
 * Every mail in files and folders: mbox, Maildir, .eml, Gmail Takeout. The order is fixed, so a cursor from an earlier
 * batch resumes where it was taken, among the same files; a mailbox that changed since is read again from its start. The
 * last batch has an empty cursor: what was read to its end is read anew when it is asked for again. Ends early, without
 * an error, when `signal` fires.
 */
export async function* readFiles(
  paths: readonly string[],
  options: ReadFilesOptions,
  since: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<FileBatch> {
  const { sources, problems: notFound } = await findSources(paths, signal)
  const list = listOf(sources)
  const begun = readCursor(since)
  const start = begun?.list === list ? begun : null
  const me =
    options.me.length > 0
      ? options.me.map((address) => address.toLowerCase())
      : (start?.me ?? (await guessOwnAddresses(sources, signal)))
  const totalBytes = sources.reduce((sum, source) => sum + source.sizeBytes, 0)
  const first = start ? resumeAt(sources, start) : 0
  let doneBytes = sources.slice(0, first).reduce((sum, source) => sum + source.sizeBytes, 0)
  let pending = emptyPending(start ? [] : notFound)
  let cursor: FileCursor | null = start

  const take = (withinSource: number): FileBatch => {
    const { events, problems, skipped } = pending
    pending = emptyPending([])
    const batch = { events, problems, skipped, own: me, live: false, totalBytes, doneBytes: doneBytes + withinSource }
    return { ...batch, cursor: cursor ? writeCursor(cursor) : '' }
  }

  for (const [index, source] of sources.entries()) {
    if (index < first) continue
    if (signal.aborted) return
    const offset = index === first && start && isUnchanged(start, source) ? start.offset : 0
    cursor = { list, path: source.path, sizeBytes: source.sizeBytes, modifiedAt: source.modifiedAt, offset, me }
    try {
      for await (const mail of readSource(source, offset, signal)) {
        addMail(pending, mail, source, me, options.now)
        cursor = { ...cursor, offset: mail.end }
        if (isFull(pending)) yield take(mail.end)
        if (signal.aborted) return
      }
    } catch (thrown) {
      pending.problems.push(unreadableFile(source.path, thrown))
    }
    if (signal.aborted) return
    cursor = { ...cursor, offset: source.sizeBytes }
    doneBytes += source.sizeBytes
    if (isFull(pending)) yield take(0)
  }
  yield { ...take(0), cursor: '' }
}

interface Pending {
  readonly events: RemoteEvent[]
  readonly problems: FileProblem[]
  skipped: number
  bytes: number
}

function emptyPending(problems: readonly FileProblem[]): Pending {
  return { events: [], problems: [...problems], skipped: 0, bytes: 0 }
}

function isFull(pending: Pending): boolean {
  return (
    pending.events.length >= batchMessages || pending.bytes >= batchBytes || pending.problems.length >= batchMessages
  )
}

function addMail(pending: Pending, mail: RawMail, source: MailSource, me: readonly string[], now: number): void {
  if (mail.bytes.length === 0) {
    pending.problems.push(emptyFile(mail.origin))
    return
  }
  pending.bytes += mail.bytes.length
  const { fields, bodyStart } = parseHeader(mail.bytes, 0, mail.bytes.length)
  const context = contextOf(fields, mail, source, me, now)
  if (context === 'left-out') {
    pending.skipped++
    return
  }
  const message = readMessage(mail.bytes, context.mail)
  const remoteId = `${message.remoteId}.${contentHash(mail, fields, bodyStart)}`
  const references = [...context.references, ...message.references]
  pending.events.push({ type: 'message', message: bounded({ ...message, remoteId, references }) })
}

/** A broken giant keeps what can be shown of it, not all its bytes. */
function bounded(message: RemoteMessage): RemoteMessage {
  if (message.source === null || message.source.length <= largestRead / 8) return message
  return { ...message, source: message.source.slice(0, largestRead / 8) }
}

/** The source a cursor stands in; sources before it are done. Sorted order makes that a matter of comparing paths. */
function resumeAt(sources: readonly MailSource[], cursor: FileCursor): number {
  const at = sources.findIndex((source) => source.path === cursor.path)
  if (at < 0) return 0
  const source = sources[at] as MailSource
  return isUnchanged(cursor, source) && cursor.offset >= source.sizeBytes ? at + 1 : at
}
