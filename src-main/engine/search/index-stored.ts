import type { Database } from '../store/database.ts'
import { messageById } from '../store/messages.ts'
import { indexMessage, unindexMessage } from '../store/search-index.ts'
import { messageIdsBack, putUnindexed, unindexed } from '../store/unindexed.ts'
import { storedText } from './stored-text.ts'

const slice = 500

/**
 * Indexes some of the stored messages that a new shape of the index waits for, newest first. Returns whether more wait.
 * Called in slices, so that windows and mail go on meanwhile; the desk goes on from there when it was closed between.
 */
export function indexStored(db: Database, limit: number): boolean {
  const left = unindexed(db)
  if (!left) return false
  const ids = messageIdsBack(db, left.through, limit)
  // Mail that came meanwhile, or changed, is in the index already.
  for (const id of ids) unindexMessage(db, id)
  indexEach(db, ids)
  const more = ids.length === limit
  putUnindexed(db, more ? nextAfter(ids, left.messages) : null)
  return more
}

function nextAfter(ids: readonly number[], messages: number): { through: number; messages: number } {
  return { through: (ids.at(-1) as number) - 1, messages: Math.max(1, messages - ids.length) }
}

/** Fills the empty index with all stored messages, newest first as the index counts them. */
export function indexAllStored(db: Database, onProgress: (done: number) => void): void {
  putUnindexed(db, null)
  let from = Number.MAX_SAFE_INTEGER
  let done = 0
  for (;;) {
    const ids = messageIdsBack(db, from, slice)
    indexEach(db, ids)
    done += ids.length
    onProgress(done)
    if (ids.length < slice) return
    from = (ids.at(-1) as number) - 1
  }
}

function indexEach(db: Database, ids: readonly number[]): void {
  for (const id of ids) {
    const row = messageById(db, id)
    const text = row && storedText(db, row)
    if (text) indexMessage(db, id, text)
  }
}
