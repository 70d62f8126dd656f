import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openDatabase } from './database.ts'

/** So many daily backups are kept, and so many that were asked for; those from before a migration all stay. */
const keptBackups = 7
const rotated = [/^desk-\d{4}-\d\d-\d\d\.db$/, /^desk-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.db$/]

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
  } catch (error) {
    // On a full disk half a copy would take the last of the room.
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    db.close()
  }
  renameSync(unfinished, path)
  rotate(folder)
  return path
}

function rotate(folder: string): void {
  for (const kind of rotated) {
    const ofKind = listBackups(folder).filter((backup) => kind.test(basename(backup.path)))
    for (const old of ofKind.slice(keptBackups)) rmSync(old.path, { force: true })
  }
}

/** `2026-11-23`: one backup a day. */
export function dailyLabel(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}

/** `2026-11-23T10-30-05`: for a backup that is asked for. */
export function momentLabel(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
}
