import { type Database, prepared } from './database.ts'

/** Small settings of the desk, JSON by name. Names that begin with `desk.` are the engine's own. */
export function allSettings(db: Database): Readonly<Record<string, unknown>> {
  const rows = prepared(db, 'SELECT key, value FROM setting').all() as { key: string; value: string }[]
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)]))
}

export function setting(db: Database, key: string): unknown {
  const row = prepared(db, 'SELECT value FROM setting WHERE key = ?').get(key) as { value: string } | undefined
  return row ? JSON.parse(row.value) : null
}

export function putSetting(db: Database, key: string, value: unknown): void {
  prepared(db, 'INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    JSON.stringify(value),
  )
}
