import BetterSqlite3 from 'better-sqlite3'

export type Database = BetterSqlite3.Database
export type Statement = BetterSqlite3.Statement

export interface OpenOptions {
  /** 64 hex digits; the raw key of the file. */
  readonly keyHex: string
  readonly readonly?: boolean
  readonly mustExist?: boolean
  /** Kibibytes of page cache. */
  readonly cacheKib?: number
}

/**
 * Opens an encrypted database file. `aegis` is authenticated and 5–10 % slower than none; a raw key skips the
 * password hash, which alone would cost 50 ms an open. Throws SQLite's NOTADB for a wrong key or a foreign file.
 */
export function openDatabase(path: string, options: OpenOptions): Database {
  const db = new BetterSqlite3(path, {
    readonly: options.readonly ?? false,
    fileMustExist: (options.mustExist ?? false) || (options.readonly ?? false),
    timeout: 10_000,
  })
  try {
    // For a new file only: bodies are larger than SQLite's usual page, and chains of pages are slow to write.
    if (!options.readonly) db.pragma('page_size = 16384')
    db.pragma("cipher = 'aegis'")
    db.pragma(`key = 'raw:${options.keyHex}'`)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    if (!options.readonly) {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = NORMAL')
    }
    db.pragma(`cache_size = -${options.cacheKib ?? 16_384}`)
    db.pragma('temp_store = MEMORY')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const roomKib = 131_072

/**
 * Does work that writes all over the file with more memory for its pages, and gives it back: where they do not all fit,
 * each is decrypted and written several times.
 */
export function withRoom<Result>(db: Database, work: () => Result): Result {
  const usual = db.pragma('cache_size', { simple: true })
  db.pragma(`cache_size = -${roomKib}`)
  try {
    return work()
  } finally {
    db.pragma(`cache_size = ${usual}`)
  }
}

const statements = new WeakMap<Database, Map<string, Statement>>()

/** The prepared statement for this text, compiled once per connection. */
export function prepared(db: Database, sql: string): Statement {
  const known = statements.get(db)?.get(sql)
  if (known) return known
  const ofConnection = statements.get(db) ?? new Map<string, Statement>()
  statements.set(db, ofConnection)
  const statement = db.prepare(sql)
  ofConnection.set(sql, statement)
  return statement
}

/** SQLite's own result code (`SQLITE_FULL`, `SQLITE_NOTADB` …), or null for other errors. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof BetterSqlite3.SqliteError ? error.code : null
}
