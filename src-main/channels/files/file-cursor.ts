import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Cursor } from '../channel.ts'
import type { MailSource } from './find-sources.ts'

const fileCursor = z.object({
  /** Names the list of files that is being read: in another list, what lies before this file was not read. */
  list: z.string(),
  path: z.string(),
  sizeBytes: z.number(),
  modifiedAt: z.number(),
  /** Bytes of the file that are done. */
  offset: z.number(),
  /** Own addresses as they were known at the start: a guess must not change half way. */
  me: z.array(z.string()).readonly(),
})

/** How far an import came: the file it stands in and what that file looked like. */
export type FileCursor = z.infer<typeof fileCursor>

/** Null for the start, and for a cursor that is not ours. */
export function readCursor(cursor: Cursor | null): FileCursor | null {
  if (cursor === null || cursor === '') return null
  try {
    return fileCursor.parse(JSON.parse(cursor))
  } catch {
    return null
  }
}

export function writeCursor(cursor: FileCursor): Cursor {
  return JSON.stringify(cursor)
}

/** The same for the same files in the same order. */
export function listOf(sources: readonly MailSource[]): string {
  const hash = createHash('sha256')
  for (const { path } of sources) hash.update(path).update('\0')
  return hash.digest('base64url')
}

/** The file is the one that the cursor was taken in. */
export function isUnchanged(cursor: FileCursor, source: MailSource): boolean {
  return cursor.path === source.path && cursor.sizeBytes === source.sizeBytes && cursor.modifiedAt === source.modifiedAt
}
