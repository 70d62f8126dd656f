import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from './database.ts'

/** Daily backups are kept this many; older ones are deleted. Backups before a migration are kept beside them. */
const keptBackups = 7

export interface BackupFile {
  readonly path: string
  /** Epoch ms. */
  readonly at: number
}

/** The backups of a desk, newest first. */
export function listBackups(folder: string): readonly BackupFile[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => /^desk-.*\.db$/.test(name))
    .map((name) => join(folder, name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .sort((a, b) => b.at - a.at)
}

/**
 * Writes a consistent, encrypted copy of a desk that stays in use, and rotates. `VACUUM INTO` keeps the source's key;
 * SQLite's page-wise backup is refused between encrypted files, for its target is opened before it can be keyed.
 * The copy gets its name only when it is whole, so a crash leaves no half backup that looks good.
 */
export function backUp(databasePath: string, folder: string, keyHex: string, label: string): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `desk-${label}.db`)
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  const db = openDatabase(databasePath, { keyHex, readonly: true })
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
  } finally {
    db.close()
  }
  renameSync(unfinished, path)
  for (const old of listBackups(folder).slice(keptBackups)) rmSync(old.path, { force: true })
  return path
}

/** `2026-11-23`: one backup a day. */
export function dailyLabel(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}

/** `2026-11-23T10-30-05`: for a backup that is asked for. */
export function momentLabel(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
}
