import fuzzysort from 'fuzzysort'
import { asIndexed } from '../search/words.ts'
import { type CannedRow, libraryRevision, repliesRevisedAfter, replyIds } from '../store/canned-replies.ts'
import type { Database } from '../store/database.ts'

type Letters = ReturnType<typeof fuzzysort.prepare>

/** A reply with what it is found by, as the search compares it. */
export interface ListedReply {
  readonly row: CannedRow
  readonly shortcut: string
  readonly title: Letters
  /** Its title, shortcut, folder and tags in one. */
  readonly labels: Letters
}

export interface Library {
  /** All replies that can be used, as they are now, in the order of their titles. */
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
      const ids = new Set(replyIds(db))
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
      listed = [...known.values()].sort(byTitle)
      revision = current
      return listed
    },
  }
}

function byTitle(a: ListedReply, b: ListedReply): number {
  return a.title.target < b.title.target ? -1 : a.title.target > b.title.target ? 1 : a.row.id - b.row.id
}

function listedReply(row: CannedRow): ListedReply {
  const { title, shortcut, folder, tags } = row
  return {
    row,
    shortcut: asIndexed(shortcut),
    title: fuzzysort.prepare(asIndexed(title)),
    labels: fuzzysort.prepare(asIndexed([title, shortcut, folder, ...tags].join(' '))),
  }
}
