import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { storeError } from '../../src-main/engine/store/store-error.ts'
import { bareDesk } from '../support/bare-desk.ts'
import { damageFile } from '../support/damage.ts'
import { dumpDesk } from '../support/dump-desk.ts'
import { mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { accountKey, testDesk } from '../support/test-desk.ts'

const disk = mkdtempSync(join(tmpdir(), 'throughline-disk-'))
const isMounted = mount()

/** A disk of a few megabytes, where the test may mount one. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'none', disk], { stdio: 'ignore' })
    return true
  } catch {
    // Containers of build servers may not mount either; the file's own limit below is tried everywhere.
    console.warn('SKIPPED: a desk on a disk that is full. Mounting a small disk needs root.')
    return false
  }
}

afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

const noise = (n: number) =>
  Array.from({ length: 6_000 }, (_, at) => ((at * 7_919 + n * 104_729) % 99_991).toString(36)).join(' ')
const letters = Array.from({ length: 400 }, (_, n) => mail({ id: `m${n}`, at: n, text: `letter ${n} ${noise(n)}` }))

describe.runIf(isMounted)('a damaged desk on a full disk', () => {
  it('is left as it is when the backup finds no room beside it', async () => {
    const dataPath = join(disk, 'damaged')
    const desk = await testDesk({ dataPath, email: scripted([letters.slice(0, 5)]) })
    await desk.sync()
    const { path: backup } = await desk.call('desk.backup', {})
    await desk.close()
    damageFile(join(dataPath, 'desk.db'), 0, 512)
    const files = readdirSync(dataPath).sort()
    expect(files).not.toContain('desk.db-wal')
    const ballast = join(disk, 'ballast')
    fillDisk(ballast)

    const again = await testDesk({ dataPath, secrets: desk.secrets })
    await expect(again.call('desk.recover', { backup })).rejects.toMatchObject({ kind: 'disk-full' })
    expect(readdirSync(dataPath).sort()).toEqual(files)
    rmSync(ballast)
    expect(await again.call('desk.recover', { backup })).toMatchObject({ recovery: null, messages: 5 })
    await again.close()
    rmSync(dataPath, { recursive: true })
  })
})

describe.runIf(isMounted)('a full disk', () => {
  it('pauses the sync and says so, loses nothing, and goes on when there is room', async () => {
    const dataPath = join(disk, 'desk')
    const ballast = join(disk, 'ballast')
    mkdirSync(dataPath)
    writeFileSync(ballast, Buffer.alloc(2 << 20))
    const email = scripted(letters)
    const desk = await testDesk({ dataPath, email, follow: true })

    const { error } = await desk.state('attention')
    expect(error).toMatchObject({ kind: 'disk-full', code: 'disk-full' })
    const { messages } = await desk.account()
    expect(messages).toBeGreaterThan(0)
    expect(messages).toBeLessThan(letters.length)
    expect((await desk.timeline('ana@mail.test')).length).toBe(messages)
    expect(await desk.find('"letter 0"')).toHaveLength(1)

    await expect(desk.call('desk.backup', {})).rejects.toMatchObject({ kind: 'disk-full' })
    expect(readdirSync(join(dataPath, 'backups'))).toEqual([])

    rmSync(ballast)
    execFileSync('mount', ['-o', 'remount,size=256m', disk])
    await desk.call('account.retry', { id: accountKey })
    await desk.state('online')
    expect((await desk.account()).messages).toBe(letters.length)
    expect((await desk.engine.inspect()).integrityProblems).toEqual([])
    expect((await desk.timeline('ana@mail.test')).map((entry) => entry.text.split(' ', 2).join(' '))).toEqual(
      letters.map((_, n) => `letter ${n}`),
    )
  })
})

function fillDisk(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (;;) writeSync(file, Buffer.alloc(65_536))
  } catch {
    // That was the last of the room.
  } finally {
    closeSync(file)
  }
}

describe('a desk file that may not grow', () => {
  it('refuses a batch whole, as a full disk, and takes it when it may grow', async () => {
    const desk = await bareDesk()
    desk.ingest(...letters.slice(0, 10))
    const before = dumpDesk(desk.db)
    desk.db.pragma(`max_page_count = ${desk.db.pragma('page_count', { simple: true })}`)
    const more = letters.slice(10, 60)
    let thrown: unknown
    try {
      desk.ingest(...more)
    } catch (error) {
      thrown = storeError(error)
    }
    expect(thrown).toMatchObject({ kind: 'disk-full', code: 'disk-full' })
    expect(dumpDesk(desk.db)).toEqual(before)
    desk.db.pragma('max_page_count = 4294967294')
    desk.ingest(...more)
    expect(desk.rows('SELECT 1 FROM message')).toHaveLength(60)
  })
})
