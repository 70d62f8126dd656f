import type { Database } from './database.ts'

/** SQLite's own words on what is wrong with the file; empty when it is whole. Reads the whole file. */
export function integrityProblems(db: Database): readonly string[] {
  const rows = db.pragma('quick_check(20)') as { quick_check: string }[]
  return rows.map((row) => row.quick_check).filter((line) => line !== 'ok')
}

/**
 * Looks at the root of every table and index: milliseconds whatever the size, for every open. Pages are authenticated
 * by the cipher, so damage further down is never read as data; the daily check finds it.
 */
export function touchEveryTable(db: Database): void {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").pluck().all()
  for (const name of names as string[]) db.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get()
}
