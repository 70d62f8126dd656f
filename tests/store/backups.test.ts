import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepHouse } from '../../src-main/engine/housekeeping.ts'
import { openStore, type Store } from '../../src-main/engine/open-store.ts'
import { backUp, dailyLabel, listBackups } from '../../src-main/engine/store/backups.ts'
import { openDatabase } from '../../src-main/engine/store/database.ts'
import { bareDesk, testKey } from '../support/bare-desk.ts'
import { damageFile } from '../support/damage.ts'
import { memorySecrets } from '../support/memory-secrets.ts'
import { mail } from '../support/remote-events.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { writerThread } from '../support/test-desk.ts'

const dayMs = 86_400_000
const firstMorning = Date.UTC(2026, 10, 1, 8)

const names = (folder: string) => readdirSync(folder).sort()

describe('backups', () => {
  it('are whole desks under the same key, taken while the desk is in use', async () => {
    const desk = await bareDesk()
    desk.ingest(mail({ text: 'kept' }))
    const path = backUp(desk.path, join(desk.path, '../backups'), testKey, 'now')
    desk.ingest(mail({ text: 'later', at: 1 }))
    const copy = openDatabase(path, { keyHex: testKey, readonly: true })
    expect(copy.prepare('SELECT text FROM message_body').pluck().all()).toEqual(['kept'])
    copy.close()
    expect(() => openDatabase(path, { keyHex: 'ff'.repeat(32), readonly: true })).toThrow()
  })

  it('of days are kept for a week; those a person asked for and those before a new format stay', async () => {
    const desk = await bareDesk()
    const folder = join(desk.path, '../backups')
    const make = (label: string, at: number) => {
      const path = backUp(desk.path, folder, testKey, label)
      utimesSync(path, at / 1000, at / 1000)
    }
    make('before-format-2', firstMorning - dayMs)
    make('2026-10-31T10-30-05', firstMorning - dayMs)
    for (let day = 0; day < 10; day++) make(dailyLabel(firstMorning + day * dayMs), firstMorning + day * dayMs)
    expect(names(folder)).toEqual([
      'desk-2026-10-31T10-30-05.db',
      ...['04', '05', '06', '07', '08', '09', '10'].map((day) => `desk-2026-11-${day}.db`),
      'desk-before-format-2.db',
    ])
    expect(listBackups(folder)[0]?.path).toContain('desk-2026-11-10.db')
  })

  it('leave no half copy that looks good when the copy fails', async () => {
    const desk = await bareDesk()
    const folder = join(desk.path, '../backups')
    const good = backUp(desk.path, folder, testKey, 'monday')
    expect(() => backUp(desk.path, folder, 'ff'.repeat(32), 'tuesday')).toThrow()
    expect(listBackups(folder).map((each) => each.path)).toEqual([good])
  })
})

describe('the daily backup', () => {
  let store: Store
  let now: number
  const log: string[] = []
  const failures: unknown[] = []

  beforeEach(async () => {
    log.length = 0
    failures.length = 0
    now = Date.now()
    store = await openStore({
      dataPath: await temporaryFolder(),
      secrets: memorySecrets(),
      clock: { now: () => now },
      writerThread,
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  })

  afterEach(async () => {
    vi.useRealTimers()
    store.reader.close()
    await store.writer.close()
  })

  /** Time of the test's own stands still; the copy is made by a thread that knows nothing of it. */
  const untilMade = async (count: number) => {
    while (log.length < count) await new Promise((resolve) => setImmediate(resolve))
  }
  const house = () =>
    keepHouse(
      store,
      { clock: { now: () => now }, log: (level, line) => void log.push(`${level} ${line}`), writerThread },
      (error) => void failures.push(error),
    )

  it('is made a while after the start, and once a day however long the desk runs', async () => {
    const keeping = house()
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    await untilMade(1)
    await vi.advanceTimersByTimeAsync(3 * 60 * 60_000)
    expect(names(store.backupPath)).toEqual([`desk-${dailyLabel(now)}.db`])
    now += dayMs + 60_000
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    await untilMade(2)
    await keeping.close()
    expect(names(store.backupPath)).toHaveLength(2)
  })

  it('of a damaged desk is not made, says so, and leaves the good ones', async () => {
    const keeping = house()
    const good = await keeping.backUp('good')
    const size = statSync(good).size
    const pages = statSync(store.databasePath).size
    // Folds the write-ahead log in, so that the damage is all there is to read.
    store.reader.close()
    await store.writer.close()
    damageFile(store.databasePath, 0.3, pages)
    await expect(keeping.backUp('bad')).rejects.toThrow(/damaged/)
    now += 2 * dayMs
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    await keeping.close()
    expect(log.at(-1)).toMatch(/^error The daily backup failed/)
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatchObject({ kind: 'store', code: 'database-damaged' })
    expect(names(store.backupPath)).toEqual(['desk-good.db'])
    expect(statSync(good).size).toBe(size)
  })
})
