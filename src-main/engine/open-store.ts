import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Recovery } from '../contract/calls.ts'
import { DeskError } from '../contract/errors.ts'
import type { EngineDeps } from './engine-deps.ts'
import { sumOfMessages } from './store/accounts.ts'
import { listBackups, momentLabel } from './store/backups.ts'
import { type Database, openDatabase } from './store/database.ts'
import { integrityProblems, touchEveryTable } from './store/integrity.ts'
import { isAnotherKey, markKey } from './store/key-mark.ts'
import { refuseNewer } from './store/migrate.ts'
import { refuseDamaged, storeError } from './store/store-error.ts'
import { startWriter, type Writer } from './writer/writer.ts'

export interface Store {
  readonly reader: Database
  readonly writer: Writer
  readonly keyHex: string
  readonly databasePath: string
  readonly backupPath: string
}

type StoreDeps = Pick<EngineDeps, 'dataPath' | 'secrets' | 'clock' | 'writerThread'>

const keyName = 'database-key'
/** Up to here the whole file is read for damage before it is used: a fraction of a second. Larger ones are read daily. */
const checkedAtOpenBytes = 64 << 20

export function pathsOf(dataPath: string): { readonly databasePath: string; readonly backupPath: string } {
  return { databasePath: join(dataPath, 'desk.db'), backupPath: join(dataPath, 'backups') }
}

/**
 * Opens the desk's file, or makes a new one where there never was one (or, with `mayBeNew`, where a user chose so).
 * Throws kind `store` for a file that must not be used.
 */
export async function openStore(deps: StoreDeps, mayBeNew = false): Promise<Store> {
  mkdirSync(deps.dataPath, { recursive: true })
  const paths = pathsOf(deps.dataPath)
  const keyHex = await databaseKey(deps, paths)
  if (!mayBeNew) refuseMissing(paths)
  try {
    const store = await openFiles(deps, paths, keyHex)
    markKey(deps.dataPath, keyHex)
    return store
  } catch (thrown) {
    const error = storeError(thrown)
    throw error.code === 'database-damaged' && isAnotherKey(deps.dataPath, keyHex) ? keyLost(paths.databasePath) : error
  }
}

async function openFiles(deps: StoreDeps, paths: ReturnType<typeof pathsOf>, keyHex: string): Promise<Store> {
  const writer = await startWriter(deps.writerThread, { ...paths, keyHex }, () => deps.clock.now())
  let reader: Database | null = null
  try {
    reader = openDatabase(paths.databasePath, { keyHex, readonly: true, cacheKib: 32_768 })
    touchEveryTable(reader)
    if (statSync(paths.databasePath).size <= checkedAtOpenBytes) refuseDamaged(integrityProblems(reader))
    return { reader, writer, keyHex, ...paths }
  } catch (error) {
    reader?.close()
    await writer.close()
    throw error
  }
}

/** A desk that has backups but no file was not new: an empty one in its place would look like a loss of everything. */
function refuseMissing({ databasePath, backupPath }: ReturnType<typeof pathsOf>): void {
  const isMissing = !existsSync(databasePath) || statSync(databasePath).size === 0
  if (!isMissing || listBackups(backupPath).length === 0) return
  throw new DeskError('store', 'database-damaged', `The desk file ${databasePath} is gone or empty.`, {
    detail: 'the file is gone or empty',
  })
}

async function databaseKey({ secrets }: StoreDeps, paths: ReturnType<typeof pathsOf>): Promise<string> {
  const known = await secrets.read(keyName)
  if (known !== null) return known
  if (existsSync(paths.databasePath) || listBackups(paths.backupPath).length > 0) throw keyLost(paths.databasePath)
  const key = randomBytes(32).toString('hex')
  await secrets.write(keyName, key)
  return key
}

function keyLost(file: string): DeskError {
  return new DeskError(
    'store',
    'key-lost',
    `The key of ${file} is missing, so the desk cannot be opened. Bring back the key file or the keychain it was made with; nothing was changed.`,
    { file },
  )
}

/** Why the file could not be opened and what a user can choose; null when the error is not about the file. */
export async function recoveryFor(error: DeskError, deps: StoreDeps): Promise<Recovery | null> {
  if (error.kind !== 'store') return null
  const { databasePath, backupPath } = pathsOf(deps.dataPath)
  const keyHex = await deps.secrets.read(keyName).catch(() => null)
  const reason = reasonOf(error.code)
  const backups = reason === 'damaged' && keyHex ? readableBackups(backupPath, keyHex) : []
  return { reason, error: error.toShape(), file: databasePath, backups }
}

function reasonOf(code: string): Recovery['reason'] {
  if (code === 'key-lost') return 'key-lost'
  if (code === 'database-newer') return 'newer'
  return code === 'database-damaged' ? 'damaged' : 'unreadable'
}

function readableBackups(folder: string, keyHex: string): Recovery['backups'] {
  return listBackups(folder).flatMap(({ path, at }) => {
    try {
      const db = openDatabase(path, { keyHex, readonly: true })
      try {
        refuseNewer(db)
        touchEveryTable(db)
        return [{ path, at, messages: sumOfMessages(db) }]
      } finally {
        db.close()
      }
    } catch {
      return []
    }
  })
}

function copyWhole(from: string, to: string): void {
  try {
    copyFileSync(from, to)
  } catch (error) {
    rmSync(to, { force: true })
    throw storeError(error)
  }
}

/** Sets the damaged file aside under a new name in its folder, and puts a copy of the backup in its place. */
export function replaceDatabase(dataPath: string, recovery: Recovery, backup: string | null, now: number): void {
  if (recovery.reason !== 'damaged') {
    throw new DeskError('rejected', 'not-recoverable', recovery.error.message)
  }
  if (backup !== null && !recovery.backups.some((known) => known.path === backup)) {
    throw new DeskError('not-found', 'backup-unknown', 'This backup is not there any more')
  }
  const { databasePath } = pathsOf(dataPath)
  const unfinished = `${databasePath}.unfinished`
  rmSync(unfinished, { force: true })
  // Copied before anything is moved: a disk that is full now leaves all as it was.
  if (backup !== null) copyWhole(backup, unfinished)
  const aside = join(dataPath, `desk-set-aside-${momentLabel(now)}.db`)
  for (const side of ['', '-wal', '-shm']) {
    if (existsSync(databasePath + side)) renameSync(databasePath + side, aside + side)
  }
  if (backup !== null) renameSync(unfinished, databasePath)
}
