import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFileSecrets } from '../../../src-main/hosts/node/file-secrets.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const lost = { kind: 'store', code: 'key-lost' }

it('gives back what was written, now and after the next start', async () => {
  const folder = await temporaryFolder()
  const secrets = await openFileSecrets(folder)
  expect(await secrets.read('database-key')).toBeNull()
  await secrets.write('database-key', 'kéy')
  expect(await secrets.read('database-key')).toBe('kéy')
  expect(await (await openFileSecrets(folder)).read('database-key')).toBe('kéy')
  await secrets.remove('database-key')
  expect(await (await openFileSecrets(folder)).read('database-key')).toBeNull()
})

it('loses none of many writes at once', async () => {
  const folder = await temporaryFolder()
  const secrets = await openFileSecrets(folder)
  const names = Array.from({ length: 20 }, (_, index) => `name-${index}`)
  await Promise.all(names.map((name) => secrets.write(name, name)))
  const later = await openFileSecrets(folder)
  expect(await Promise.all(names.map((name) => later.read(name)))).toEqual(names)
})

it.skipIf(process.platform === 'win32')(
  'lets only their owner read the files, and keeps no secret in the clear',
  async () => {
    const folder = await temporaryFolder()
    await (await openFileSecrets(folder)).write('password', 'hunter2')
    for (const name of ['secrets.key', 'secrets.json']) {
      expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600)
      const content = await readFile(join(folder, name), 'utf8')
      expect(content).not.toContain('hunter2')
      expect(content).not.toContain(Buffer.from('hunter2').toString('base64'))
    }
  },
)

it.each(['secrets.json', 'desk.db'])(
  'says that the key is lost when only %s is there, and makes none',
  async (name) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, name), '{"version":1,"values":{}}')
    await expect(openFileSecrets(folder)).rejects.toMatchObject(lost)
    await expect(stat(join(folder, 'secrets.key'))).rejects.toThrow('ENOENT')
  },
)

it('says that the key is lost when the key of a desk lies beside no secrets', async () => {
  const folder = await temporaryFolder()
  await (await openFileSecrets(folder)).write('database-key', 'key')
  await writeFile(join(folder, 'desk.db'), '')
  await rm(join(folder, 'secrets.json'))
  await expect(openFileSecrets(folder)).rejects.toMatchObject(lost)
})

it('sends to the desktop app when that keeps the key', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'secrets.keychain.json'), '{}')
  await writeFile(join(folder, 'desk.db'), '')
  await expect(openFileSecrets(folder)).rejects.toMatchObject({ kind: 'store', code: 'key-in-keychain' })
})

it.each(['', '{', '{"version":2,"values":{}}'])('says that secrets of %j are damaged', async (content) => {
  const folder = await temporaryFolder()
  await openFileSecrets(folder)
  await writeFile(join(folder, 'secrets.json'), content)
  await expect(openFileSecrets(folder)).rejects.toMatchObject(lost)
})

it('opens nothing with another key, and takes no value for another', async () => {
  const folder = await temporaryFolder()
  const secrets = await openFileSecrets(folder)
  await secrets.write('a', 'one')
  await secrets.write('b', 'two')
  const path = join(folder, 'secrets.json')
  const { values } = JSON.parse(await readFile(path, 'utf8')) as { values: Record<string, string> }
  await writeFile(path, JSON.stringify({ version: 1, values: { a: values.b, b: 'c2hvcnQ=' } }))
  const swapped = await openFileSecrets(folder)
  await expect(swapped.read('a')).rejects.toMatchObject(lost)
  await expect(swapped.read('b')).rejects.toMatchObject(lost)
  await writeFile(join(folder, 'secrets.key'), Buffer.alloc(32).toString('base64'))
  await expect((await openFileSecrets(folder)).read('a')).rejects.toMatchObject(lost)
})
