import { type Database, prepared } from './database.ts'

/** What of a message is found by words, already cut into words where its script has no spaces. */
export interface IndexedText {
  readonly subject: string
  readonly body: string
  readonly sender: string
  readonly recipients: string
  readonly files: string
  readonly facets: string
}

const greatestId = Number.MAX_SAFE_INTEGER

/** The index counts from the newest message on; the same turns a row of it into the message. */
const rowOf = (messageId: number) => greatestId - messageId

export function indexMessage(db: Database, id: number, text: IndexedText): void {
  prepared(
    db,
    'INSERT INTO search (rowid, subject, body, sender, recipients, files, facets) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(rowOf(id), text.subject, text.body, text.sender, text.recipients, text.files, text.facets)
}

/** Harmless where the message is not in the index. */
export function unindexMessage(db: Database, id: number): void {
  prepared(db, 'DELETE FROM search WHERE rowid = ?').run(rowOf(id))
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

/** Message ids, both ends included. */
export interface IdRange {
  readonly oldest: number
  readonly newest: number
}

// A number beyond 32 bits is bound as a float, and FTS5 takes a float for no bound at all: it would walk to the end.
const boundRow = 'CAST(? AS INTEGER)'

/** Ids of matching messages within a range, newest first: the index stops as soon as it has enough. */
export function matchesNewestFirst(db: Database, match: string, range: IdRange, limit: number): readonly number[] {
  const sql = `SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ${boundRow} AND ${boundRow} ORDER BY rowid LIMIT ?`
  const rows = prepared(db, sql).pluck().all(match, rowOf(range.newest), rowOf(range.oldest), limit) as number[]
  return rows.map(rowOf)
}

/** Whether one message matches. */
export function isMatch(db: Database, match: string, id: number): boolean {
  const sql = `SELECT 1 FROM search WHERE search MATCH ? AND rowid = ${boundRow}`
  return prepared(db, sql).get(match, rowOf(id)) !== undefined
}

/** The words of the index that begin like this, in order, at most `limit`. Fast for rare and common words alike. */
export function indexedWords(db: Database, beginning: string, limit: number): readonly string[] {
  const table = 'temp.search_word'
  // A view of the index for this connection alone.
  db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${table} USING fts5vocab('main', 'search', 'instance')`)
  const first = prepared(db, `SELECT term FROM ${table} WHERE term >= ? LIMIT 1`).pluck()
  const words: string[] = []
  let from = beginning
  while (words.length < limit) {
    const word = first.get(from) as string | undefined
    if (word === undefined || !word.startsWith(beginning)) break
    words.push(word)
    // The least text after the word: asked for the word itself, SQLite would walk over each place it stands in.
    from = `${word}\u0001`
  }
  return words
}
