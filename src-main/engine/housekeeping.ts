import { DeskError } from '../contract/errors.ts'
import type { EngineDeps } from './engine-deps.ts'
import type { Store } from './open-store.ts'
import { dailyLabel, listBackups } from './store/backups.ts'
import { refuseDamaged } from './store/store-error.ts'
import { runThread } from './writer/writer.ts'

export interface Housekeeping {
  /** Puts in the search index what waits for it, and merges it: in small slices, while nothing else is to be written. */
  tidyIndex(): void
  /** Backs up at once. Throws `store` when the file is damaged. */
  backUp(label: string): Promise<string>
  /** SQLite's own words on the file; empty when it is whole. */
  check(): Promise<readonly string[]>
  close(): Promise<void>
}

const mergePages = 256
const indexedAtOnce = 250
const betweenSlicesMs = 40
const backupCheckMs = 60 * 60_000
/** The first backup waits until a new desk has finished its start. */
const firstBackupMs = 5 * 60_000
const dayMs = 24 * 60 * 60_000

interface BackupResult {
  readonly path: string | null
  readonly problems: readonly string[]
}

/** `onFailure` is told why the daily backup could not be made. */
export function keepHouse(
  store: Store,
  deps: Pick<EngineDeps, 'clock' | 'log' | 'writerThread'>,
  onFailure: (error: unknown) => void,
): Housekeeping {
  let closed = false
  let tidying: Promise<void> | null = null
  let running: Promise<unknown> = Promise.resolve()

  const tidy = async () => {
    while (!closed && (await store.writer.run('indexStored', { limit: indexedAtOnce }))) await pause()
    while (!closed && (await store.writer.run('mergeIndex', { pages: mergePages }))) await pause()
  }
  const backUp = async (label: string) => {
    const { databasePath, backupPath, keyHex } = store
    const task = { task: 'backup', databasePath, backupPath, keyHex, label } as const
    const result = await runThread<BackupResult>(deps.writerThread, task)
    refuseDamaged(result.problems)
    if (result.path === null) throw new DeskError('bug', 'unexpected', 'A backup of a whole file was not made')
    deps.log('info', `Backed up to ${result.path}`)
    return result.path
  }
  const daily = () => {
    const newest = listBackups(store.backupPath)[0]
    const now = deps.clock.now()
    if (newest && now - newest.at < dayMs) return
    running = backUp(dailyLabel(now)).catch((error) => {
      deps.log('error', `The daily backup failed: ${String(error)}`)
      onFailure(error)
    })
  }
  const first = setTimeout(daily, firstBackupMs)
  const hourly = setInterval(daily, backupCheckMs)
  first.unref()
  hourly.unref()

  return {
    tidyIndex() {
      tidying ??= tidy()
        .catch((error) => deps.log('warn', `Tidying the search index stopped: ${String(error)}`))
        .finally(() => {
          tidying = null
        })
    },
    backUp,
    async check() {
      const { databasePath, keyHex } = store
      const task = { task: 'check', databasePath, keyHex } as const
      return (await runThread<{ problems: readonly string[] }>(deps.writerThread, task)).problems
    },
    async close() {
      closed = true
      clearTimeout(first)
      clearInterval(hourly)
      await Promise.all([tidying, running])
    },
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, betweenSlicesMs))
