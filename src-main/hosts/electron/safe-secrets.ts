import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import type { Secrets } from '../../engine/engine-deps.ts'
import { writeAtomically } from '../node/write-atomically.ts'

const sealedFile = z.record(z.string(), z.string())
type Sealed = z.infer<typeof sealedFile>

/**
 * Whether the system has a keychain worth the name. On Linux without one, Chromium "encrypts" with a fixed password
 * (`basic_text`), which protects nothing.
 */
export function keychainAvailable(platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/**
 * Secrets sealed by the system's keychain, in `secrets.keychain.json` in the data folder.
 * Throws `store`/`key-lost` when the file or the keychain no longer opens: a new key could open nothing.
 */
export async function openSafeSecrets(dataPath: string): Promise<Secrets> {
  const path = join(dataPath, keychainFile)
  let sealed = await readSealed(path)
  let lastWrite: Promise<void> = Promise.resolve()

  /** One after the other, so that two changes at once cannot lose each other. */
  const change = (edit: (all: Sealed) => Sealed): Promise<void> => {
    const write = lastWrite.then(async () => {
      const next = edit(sealed)
      await writeAtomically(path, `${JSON.stringify(next, null, 2)}\n`)
      sealed = next
    })
    lastWrite = write.catch(() => {})
    return write
  }

  return {
    async read(name) {
      await lastWrite
      const value = Object.hasOwn(sealed, name) ? sealed[name] : undefined
      return value === undefined ? null : unseal(value, path)
    },
    write: (name, value) => change((all) => ({ ...all, [name]: safeStorage.encryptString(value).toString('base64') })),
    remove: (name) => change(({ [name]: _removed, ...rest }) => rest),
  }
}

export const keychainFile = 'secrets.keychain.json'

function unseal(value: string, path: string): string {
  try {
    return safeStorage.decryptString(Buffer.from(value, 'base64'))
  } catch (cause) {
    throw keyLost(`The system's keychain does not open ${path}; sign in as the user who made this desk`, path, cause)
  }
}

async function readSealed(path: string): Promise<Sealed> {
  const content = await readFile(path, 'utf8').catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return null
    throw thrown
  })
  if (content === null) return {}
  try {
    return sealedFile.parse(JSON.parse(content))
  } catch (cause) {
    throw keyLost(`${path} is damaged; put it back from a backup of that file`, path, cause)
  }
}

function keyLost(message: string, path: string, cause: unknown): DeskError {
  return new DeskError('store', 'key-lost', message, { path }, { cause })
}
