import fuzzysort from 'fuzzysort'
import { asIndexed } from '../search/words.ts'
import { type CannedRow, libraryRevision, repliesRevisedAfter, replyIds } from '../store/canned-replies.ts'
import type { Database } from '../store/database.ts'

/** A reply with what it is found by. */
export interface ListedReply {
  readonly row: CannedRow
  readonly title: ReturnType<typeof fuzzysort.prepare>
  readonly shortcut: ReturnType<typeof fuzzysort.prepare>
  readonly labels: ReturnType<typeof fuzzysort.prepare>
}

export interface Library {
  /** All replies that can be used, as they are now. */
  all(): readonly ListedReply[]
}

/**
 * The library in memory: a picker asks for all of it with every key. Only what changed is read again, whoever wrote it;
 * the store counts the changes.
 */
export function createLibrary(db: Database): Library {
  const known = new Map<number, ListedReply>()
  let revision = -1
  let listed: readonly ListedReply[] = []
  return {
    all() {
      const current = libraryRevision(db)
      if (current === revision) return listed
      for (const row of repliesRevisedAfter(db, revision)) known.set(row.id, listedReply(row))
      listed = replyIds(db).flatMap((id) => known.get(id) ?? [])
      const kept = new Set(listed)
      for (const [id, reply] of known) if (!kept.has(reply)) known.delete(id)
      revision = current
      return listed
    },
  }
}

function listedReply(row: CannedRow): ListedReply {
  return {
    row,
    title: fuzzysort.prepare(asIndexed(row.title)),
    shortcut: fuzzysort.prepare(asIndexed(row.shortcut)),
    labels: fuzzysort.prepare(asIndexed([row.folder, ...row.tags].join(' '))),
  }
}
