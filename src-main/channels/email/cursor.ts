import { z } from 'zod'
import type { Cursor } from '../channel.ts'

/** A stretch of uids that the desk has not been told about yet. */
const missing = z.object({
  from: z.number().int().min(1),
  to: z.number().int().min(1),
  /** These arrived while the desk followed the folder; the rest is history. */
  live: z.boolean(),
})
export type Missing = z.infer<typeof missing>

const folderCursor = z.object({
  uidValidity: z.string(),
  /** The uid the next message will have; everything below was announced, or is in `missing`. */
  uidNext: z.number().int().min(1),
  /** Messages in the folder when it was last in step, to notice a deletion without being told. */
  exists: z.number().int().min(0),
  /** Unread ones among them: the only sign of changed flags some servers give without a full look. */
  unseen: z.number().int().min(0).nullable(),
  /** RFC 7162: every change up to here is known. Null where the server counts no changes. */
  modseq: z.string().nullable(),
  /** Ascending, apart from each other. */
  missing: z.array(missing),
  /** Its numbering changed and is being taken in anew: known messages are placed, not fetched. */
  renumbering: z.boolean(),
})
export type FolderCursor = z.infer<typeof folderCursor>

const cursor = z.object({ version: z.literal(1), folders: z.record(z.string(), folderCursor) })

/** Where the desk stands in each followed folder, by path. */
export type FolderCursors = Map<string, FolderCursor>

/** A cursor of another version, or a damaged one, counts as none: everything is announced again and changes nothing. */
export function readCursor(text: Cursor | null): FolderCursors {
  if (text === null) return new Map()
  try {
    const parsed = cursor.safeParse(JSON.parse(text))
    return parsed.success ? new Map(Object.entries(parsed.data.folders)) : new Map()
  } catch {
    return new Map()
  }
}

export function writeCursor(folders: ReadonlyMap<string, FolderCursor>): Cursor {
  return JSON.stringify({ version: 1, folders: Object.fromEntries(folders) })
}
