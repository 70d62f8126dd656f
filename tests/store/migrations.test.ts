import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src-main/engine/store/database.ts'
import { migrate, versionOf } from '../../src-main/engine/store/migrate.ts'
import { migrations, schemaVersion } from '../../src-main/engine/store/migrations/migrations.ts'
import { memorySecrets } from '../support/memory-secrets.ts'
import { mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { testDesk } from '../support/test-desk.ts'

const keyHex = 'ef'.repeat(32)

async function secretsWithKey() {
  const secrets = memorySecrets()
  await secrets.write('database-key', keyHex)
  return secrets
}

/** The shape of a file: what two ways to the same version must agree on. */
function shape(path: string): unknown {
  const db = openDatabase(path, { keyHex, readonly: true })
  try {
    return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
  } finally {
    db.close()
  }
}

describe.each(Array.from({ length: schemaVersion + 1 }, (_, version) => version))('a desk of format %i', (version) => {
  it('opens in the newest format, with a backup of what it was before', async () => {
    const dataPath = await temporaryFolder()
    const path = join(dataPath, 'desk.db')
    const db = openDatabase(path, { keyHex })
    for (const step of migrations.slice(0, version)) db.exec(step)
    db.pragma(`user_version = ${version}`)
    db.close()

    const desk = await testDesk({ dataPath, secrets: await secretsWithKey() })
    expect((await desk.engine.inspect()).schemaVersion).toBe(schemaVersion)
    await desk.close()
    const fresh = join(await temporaryFolder(), 'fresh.db')
    const made = openDatabase(fresh, { keyHex })
    migrate(made)
    made.close()
    expect(shape(path)).toEqual(shape(fresh))

    const needsBackup = version > 0 && version < schemaVersion
    const backups = needsBackup ? readdirSync(join(dataPath, 'backups')) : []
    expect(backups).toHaveLength(needsBackup ? 1 : 0)
    for (const name of backups) {
      const backup = openDatabase(join(dataPath, 'backups', name), { keyHex, readonly: true })
      expect(versionOf(backup)).toBe(version)
      backup.close()
    }
  })
})

it('finds the mail of a desk whose index had another shape, without a wait at the start', async () => {
  const dataPath = await temporaryFolder()
  const db = openDatabase(join(dataPath, 'desk.db'), { keyHex })
  for (const step of migrations.slice(0, 3)) db.exec(step)
  db.pragma('user_version = 3')
  db.exec(`INSERT INTO account (id, key, channel, address, name, own_addresses, messages, created_at)
    VALUES (1, 'files:shop', 'email', 'shop', 'Shop', '[]', 600, 0)`)
  const message = db.prepare(`INSERT INTO message (id, account_id, remote_id, origin, kind, direction, sent_at,
    received_at, from_name, from_address, subject, preview, attachments, size_bytes, flags, conversation_id, contact_id)
    VALUES (?, 1, ?, '', 0, 0, ?, 0, 'Ana', 'ana@mail.test', 'Hello', '', 0, 0, 0, 1, 1)`)
  const body = db.prepare(`INSERT INTO message_body (message_id, text, recipients, refs)
    VALUES (?, ?, '{"to":[],"cc":[],"bcc":[],"replyTo":[]}', '[]')`)
  for (let n = 1; n <= 600; n++) {
    message.run(n * 2048, `r${n}`, n)
    body.run(n * 2048, `the lamp ${n}`)
  }
  db.close()

  const desk = await testDesk({ dataPath, secrets: await secretsWithKey() })
  const search = () => desk.call('search.messages', { query: 'lamp from:ana', limit: 1 })
  await expect.poll(async () => (await search()).count).toBe(600)
  await expect.poll(async () => (await search()).notYetIndexed).toBe(0)
  await desk.close()
})

it('refuses a desk of a newer program, names both formats and leaves the file as it is', async () => {
  const first = await testDesk({ email: scripted([mail()]) })
  await first.sync()
  await first.close()
  const path = join(first.dataPath, 'desk.db')
  const keyOfDesk = first.secrets.values.get('database-key') ?? ''
  const db = openDatabase(path, { keyHex: keyOfDesk })
  db.pragma(`user_version = ${schemaVersion + 7}`)
  db.close()
  const [before, files] = [readFileSync(path), readdirSync(first.dataPath)]

  const desk = await testDesk({ dataPath: first.dataPath, secrets: first.secrets })
  const { recovery } = await desk.call('desk.status', {})
  expect(recovery).toMatchObject({
    reason: 'newer',
    file: path,
    error: { code: 'database-newer', params: { found: schemaVersion + 7, supported: schemaVersion } },
  })
  expect(recovery?.error.message).toMatch(new RegExp(`format ${schemaVersion + 7}.*format ${schemaVersion}\\b`))
  await expect(desk.call('desk.recover', { backup: null })).rejects.toMatchObject({ kind: 'rejected' })
  await desk.close()
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(first.dataPath)).toEqual(files)
})

it('takes a step whole or not at all', async () => {
  const path = join(await temporaryFolder(), 'desk.db')
  const db = openDatabase(path, { keyHex })
  // The step's last table is there already: it fails at its end.
  db.exec('CREATE TABLE queue (x)')
  expect(() => migrate(db)).toThrow()
  expect(versionOf(db)).toBe(0)
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()).toEqual(['queue'])
  db.close()
})
