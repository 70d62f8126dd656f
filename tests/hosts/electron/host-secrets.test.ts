import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openHostSecrets } from '../../../src-main/hosts/electron/host-secrets.ts'
import { openFileSecrets } from '../../../src-main/hosts/node/file-secrets.ts'

const keychain = vi.hoisted(() => ({ available: true, backend: 'kwallet6', damaged: false }))
vi.mock('electron', () => ({
  safeStorage: {
    isEncryptionAvailable: () => keychain.available,
    getSelectedStorageBackend: () => keychain.backend,
    encryptString: (text: string) => Buffer.from(text).reverse(),
    decryptString: (sealed: Buffer) => {
      if (keychain.damaged) throw new Error('Error while decrypting the ciphertext')
      return Buffer.from(sealed).reverse().toString()
    },
  },
}))

let dataPath: string
beforeEach(() => {
  dataPath = mkdtempSync(join(tmpdir(), 'secrets-'))
  Object.assign(keychain, { available: true, backend: 'kwallet6', damaged: false })
})
afterEach(() => rmSync(dataPath, { recursive: true }))

it('keeps secrets in the keychain, over a restart', async () => {
  const { secrets, tellWithoutKeychain } = await openHostSecrets(dataPath, 'linux')
  await Promise.all([secrets.write('a', 'first'), secrets.write('b', 'second'), secrets.write('c', 'third')])
  await secrets.remove('b')
  const { secrets: later } = await openHostSecrets(dataPath, 'linux')
  expect([await later.read('a'), await later.read('b'), await later.read('c')]).toEqual(['first', null, 'third'])
  expect(readFileSync(join(dataPath, 'secrets.keychain.json'), 'utf8')).not.toContain('first')
  expect(tellWithoutKeychain).toBe(false)
})

it.each([
  ['there is no keychain', { available: false, backend: 'unknown' }],
  ['Linux only pretends to have one', { available: true, backend: 'basic_text' }],
])('keeps them beside a key file where %s, and tells the user the first time', async (_why, state) => {
  Object.assign(keychain, state)
  const { secrets, tellWithoutKeychain } = await openHostSecrets(dataPath, 'linux')
  await secrets.write('a', 'first')
  expect(tellWithoutKeychain).toBe(true)
  expect(existsSync(join(dataPath, 'secrets.key'))).toBe(true)
  expect((await openHostSecrets(dataPath, 'linux')).tellWithoutKeychain).toBe(false)
})

it('opens a desk that began in the browser, though there is a keychain now', async () => {
  await (await openFileSecrets(dataPath)).write('database-key', 'from the browser')
  const { secrets } = await openHostSecrets(dataPath, 'linux')
  expect(await secrets.read('database-key')).toBe('from the browser')
})

it('says that the key is lost when the keychain no longer opens, and makes no new one', async () => {
  await (await openHostSecrets(dataPath, 'darwin')).secrets.write('database-key', 'abc')
  keychain.damaged = true
  const { secrets } = await openHostSecrets(dataPath, 'darwin')
  await expect(secrets.read('database-key')).rejects.toMatchObject({ kind: 'store', code: 'key-lost' })
})

it('says that the key is lost when its file is damaged', async () => {
  writeFileSync(join(dataPath, 'secrets.keychain.json'), '{"database-key": 4')
  await expect(openHostSecrets(dataPath, 'win32')).rejects.toMatchObject({ kind: 'store', code: 'key-lost' })
})

it('has no secret named like a part of every object', async () => {
  const { secrets } = await openHostSecrets(dataPath, 'darwin')
  expect(await secrets.read('constructor')).toBeNull()
})
