import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { damageFile } from '../support/damage.ts'
import { memorySecrets } from '../support/memory-secrets.ts'
import { mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { testDesk, until } from '../support/test-desk.ts'

const inBackup = mail({ id: 'old', text: 'before the backup' })
const later = mail({ id: 'new', text: 'after the backup', at: 1 })
const filler = Array.from({ length: 60 }, (_, n) =>
  mail({ id: `filler${n}`, from: `c${n}@mail.test`, text: `${n} lorem ipsum `.repeat(500), at: 10 + n }),
)

const secrets = memorySecrets()
let template: string

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'throughline-'))
  const desk = await testDesk({ dataPath: template, secrets, email: scripted([[inBackup, ...filler]]) })
  await desk.sync()
  await desk.call('desk.backup', {})
  await desk.close()
})

afterAll(() => rmSync(template, { recursive: true }))

/** A closed desk of its own with one backup. */
async function deskWithBackup() {
  const dataPath = await temporaryFolder()
  cpSync(template, dataPath, { recursive: true })
  const [name] = readdirSync(join(dataPath, 'backups'))
  return { dataPath, secrets, backup: join(dataPath, 'backups', name ?? ''), file: join(dataPath, 'desk.db') }
}

const damages: Readonly<Record<string, (file: string) => void>> = {
  'with its start overwritten': (file) => damageFile(file, 0, 512),
  'with a stretch in the middle overwritten': (file) => damageFile(file, 0.4),
  'of another program': (file) => {
    rmSync(file)
    const foreign = new BetterSqlite3(file)
    foreign.exec("CREATE TABLE note (text); INSERT INTO note VALUES ('not ours')")
    foreign.close()
  },
  'that is a text': (file) => writeFileSync(file, 'Shopping list: eggs, milk\n'.repeat(400)),
  'that was emptied': (file) => writeFileSync(file, ''),
  'that is gone': (file) => rmSync(file),
}

describe.each(Object.keys(damages))('a desk file %s', (name) => {
  it('is named with its backups, set aside for one, and what came later comes again from the server', async () => {
    const { dataPath, secrets, backup, file } = await deskWithBackup()
    damages[name]?.(file)
    const wasThere = existsSync(file)
    const desk = await testDesk({ dataPath, secrets, email: scripted([[inBackup, ...filler], later]) })
    const found = await desk.call('desk.status', {})
    expect(found.recovery).toMatchObject({ reason: 'damaged', file, backups: [{ path: backup, messages: 61 }] })
    await expect(desk.call('queue.counts', { account: null })).rejects.toMatchObject({ kind: 'store' })

    const status = await desk.call('desk.recover', { backup })
    expect(status.recovery).toBeNull()
    await desk.sync()
    expect(await desk.texts('ana@mail.test')).toEqual(['before the backup', 'after the backup'])
    expect(readdirSync(dataPath).filter((each) => /^desk-set-aside-.*\.db$/.test(each))).toHaveLength(wasThere ? 1 : 0)
    expect(readdirSync(dataPath).filter((each) => each.includes('unfinished'))).toEqual([])
    expect(desk.events).toContainEqual({ type: 'recovery' })
  })
})

it('is set aside for a new desk, which then opens as any other', async () => {
  const { dataPath, secrets, file } = await deskWithBackup()
  damageFile(file, 0, 512)
  const desk = await testDesk({ dataPath, secrets })
  expect((await desk.call('desk.recover', { backup: null })).recovery).toBeNull()
  expect(await desk.call('desk.status', {})).toMatchObject({ messages: 0, accounts: 0, recovery: null })
  await desk.close()
  const again = await testDesk({ dataPath, secrets })
  expect((await again.call('desk.status', {})).recovery).toBeNull()
})

it('offers no backup that does not open, and takes none that it did not offer', async () => {
  const { dataPath, secrets, backup, file } = await deskWithBackup()
  damageFile(file, 0, 512)
  damageFile(backup, 0, 512)
  const desk = await testDesk({ dataPath, secrets })
  expect((await desk.call('desk.status', {})).recovery?.backups).toEqual([])
  await expect(desk.call('desk.recover', { backup })).rejects.toMatchObject({ kind: 'not-found' })
  await expect(desk.call('desk.recover', { backup: '/etc/passwd' })).rejects.toMatchObject({ kind: 'not-found' })
  expect(existsSync(file)).toBe(true)
})

it('is not left by a desk that is well', async () => {
  const { dataPath, secrets, backup } = await deskWithBackup()
  const desk = await testDesk({ dataPath, secrets })
  expect((await desk.call('desk.recover', { backup })).recovery).toBeNull()
  expect(readdirSync(dataPath).filter((name) => name.startsWith('desk-set-aside'))).toEqual([])
})

it('is entered by a running desk when what it reads turns out to be damaged', async () => {
  const { dataPath, secrets, backup, file } = await deskWithBackup()
  const desk = await testDesk({ dataPath, secrets })
  const contacts = (await desk.queue()).map((row) => row.contact)
  damageFile(file, 0.1, 10_000_000)
  // Whatever is written makes the desk read from the disk again what it held in memory.
  await desk.call('settings.set', { key: 'theme', value: 'dark' }).catch(() => {})
  const calls = contacts.map((contact) => desk.call('timeline.page', { contact, anchor: null, limit: 50 }))
  const failures = (await Promise.allSettled(calls)).filter((each) => each.status === 'rejected')
  expect(failures.length).toBeGreaterThan(0)
  for (const { reason } of failures) expect(reason).toMatchObject({ kind: 'store', code: 'database-damaged' })
  const { recovery } = await until(async () => {
    const status = await desk.call('desk.status', {})
    if (!status.recovery) throw new Error('not yet')
    return status
  })
  expect(recovery).toMatchObject({ reason: 'damaged', backups: [{ path: backup }] })
  expect((await desk.call('desk.recover', { backup })).recovery).toBeNull()
  expect(await desk.texts('ana@mail.test')).toEqual(['before the backup'])
})

it('opens a desk whose last program was killed: the log beside it holds what was stored', async () => {
  const desk = await testDesk({ email: scripted([inBackup]) })
  await desk.sync()
  // Still open: its write-ahead log was not folded in.
  const copy = await temporaryFolder()
  cpSync(desk.dataPath, copy, { recursive: true })
  const again = await testDesk({ dataPath: copy, secrets: desk.secrets })
  expect(await again.texts('ana@mail.test')).toEqual(['before the backup'])
})
