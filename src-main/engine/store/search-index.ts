import { type Database, prepared } from './database.ts'

/** What of a message is found by words, already cut into words where its script has no spaces. */
export interface IndexedText {
  readonly subject: string
  readonly body: string
  readonly people: string
  readonly files: string
}

export function indexMessage(db: Database, id: number, text: IndexedText): void {
  prepared(db, 'INSERT INTO search (rowid, subject, body, people, files) VALUES (?, ?, ?, ?, ?)').run(
    id,
    text.subject,
    text.body,
    text.people,
    text.files,
  )
}

export function unindexMessage(db: Database, id: number): void {
  prepared(db, 'DELETE FROM search WHERE rowid = ?').run(id)
}

export function clearIndex(db: Database): void {
  db.exec("INSERT INTO search (search) VALUES ('delete-all')")
}

/**
 * One slice of merging the index's segments, at most about `pages` pages of work. Returns whether anything was done:
 * SQLite tells by two or more changed rows (FTS5 documentation, "The 'merge' Command").
 */
export function mergeIndex(db: Database, pages: number): boolean {
  const changes = db.prepare('SELECT total_changes()').pluck()
  const before = changes.get() as number
  prepared(db, "INSERT INTO search (search, rank) VALUES ('merge', ?)").run(pages)
  return (changes.get() as number) - before >= 2
}

/** Ids of matching messages, newest first: the index stops early because ids sort by time. */
export function matchesNewestFirst(db: Database, match: string, before: number, limit: number): readonly number[] {
  return prepared(db, 'SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?')
    .pluck()
    .all(match, before, limit) as number[]
}

/** Counts matches, stopping at `limit`. */
export function countMatches(db: Database, match: string, limit: number): number {
  return prepared(db, 'SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)')
    .pluck()
    .get(match, limit) as number
}
