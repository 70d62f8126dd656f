import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesThatHold } from '../support/damage.ts'
import { memorySecrets } from '../support/memory-secrets.ts'
import { attachment, mail } from '../support/remote-events.ts'
import { scripted } from '../support/scripted-channel.ts'
import { testDesk } from '../support/test-desk.ts'

const secretWord = 'Rumpelstiltskin'
const letter = mail({
  text: `My name is ${secretWord}. `.repeat(50),
  subject: `${secretWord} again`,
  attachments: [attachment('note.txt', { content: Buffer.from(secretWord.repeat(500)) })],
})

it('leaves nothing readable on the disk: not in the desk, its log or its backups', async () => {
  const desk = await testDesk({ email: scripted([letter]) })
  await desk.sync()
  await desk.call('desk.backup', {})
  await desk.call('settings.set', { key: 'note', value: secretWord })
  expect(await desk.find(secretWord)).toHaveLength(1)
  expect(existsSync(join(desk.dataPath, 'desk.db-wal'))).toBe(true)
  expect(filesThatHold(desk.dataPath, secretWord)).toEqual([])
  expect(filesThatHold(desk.dataPath, 'ana@mail.test')).toEqual([])
  expect(filesThatHold(desk.dataPath, 'SQLite format')).toEqual([])
  await desk.close()
  expect(filesThatHold(desk.dataPath, secretWord)).toEqual([])
})

it('says that the key is lost, touches nothing and makes no new desk', async () => {
  const first = await testDesk({ email: scripted([letter]) })
  await first.sync()
  await first.call('desk.backup', {})
  await first.close()
  const file = join(first.dataPath, 'desk.db')
  const before = readFileSync(file)

  const without = await testDesk({ dataPath: first.dataPath, secrets: memorySecrets() })
  const { recovery } = await without.call('desk.status', {})
  expect(recovery).toMatchObject({ reason: 'key-lost', file, backups: [] })
  expect(recovery?.error.message).toContain(file)
  await expect(without.call('queue.counts', { account: null })).rejects.toMatchObject({
    kind: 'store',
    code: 'key-lost',
  })
  await expect(without.call('desk.recover', { backup: null })).rejects.toMatchObject({ kind: 'rejected' })
  expect(without.secrets.values.size).toBe(0)
  expect(readFileSync(file).equals(before)).toBe(true)
  await without.close()

  const again = await testDesk({ dataPath: first.dataPath, secrets: first.secrets })
  expect(await again.find(secretWord)).toHaveLength(1)
})

it('tells another key from a damaged file: a good desk is never set aside for it', async () => {
  const first = await testDesk({ email: scripted([letter]) })
  await first.sync()
  await first.call('desk.backup', {})
  await first.close()
  const file = join(first.dataPath, 'desk.db')
  const before = readFileSync(file)

  const secrets = memorySecrets()
  await secrets.write('database-key', 'cd'.repeat(32))
  const wrong = await testDesk({ dataPath: first.dataPath, secrets })
  expect((await wrong.call('desk.status', {})).recovery).toMatchObject({ reason: 'key-lost', file })
  await expect(wrong.call('desk.recover', { backup: null })).rejects.toMatchObject({ kind: 'rejected' })
  expect(readFileSync(file).equals(before)).toBe(true)
})

it('keeps a foreign file at the same place apart from a lost key', async () => {
  const first = await testDesk({})
  await first.close()
  const file = join(first.dataPath, 'desk.db')
  writeFileSync(file, 'Dear diary, this is no database at all.\n'.repeat(300))
  const desk = await testDesk({ dataPath: first.dataPath, secrets: first.secrets })
  expect((await desk.call('desk.status', {})).recovery).toMatchObject({ reason: 'damaged', file })
})
