import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import type { Secrets } from '../../engine/engine-deps.ts'
import { writeAtomically } from './write-atomically.ts'

const sealedValues = z.object({ version: z.literal(1), values: z.record(z.string(), z.string()) })
type SealedValues = z.infer<typeof sealedValues>

/**
 * Secrets for a host without a keychain: `secrets.json` holds them encrypted under the key in `secrets.key`, which only
 * the owner may read. Throws `store`/`key-lost` when the desk exists and its key does not: a new key could open nothing;
 * `store`/`key-in-keychain` when the desktop app keeps it.
 */
export async function openFileSecrets(dataPath: string): Promise<Secrets> {
  const valuesPath = join(dataPath, 'secrets.json')
  const key = await openKey(dataPath, valuesPath)
  let values = await readValues(valuesPath)
  let lastWrite: Promise<void> = Promise.resolve()

  /** One after the other, so that two changes at once cannot lose each other. */
  const change = (edit: (values: SealedValues['values']) => SealedValues['values']): Promise<void> => {
    const write = lastWrite.then(async () => {
      const next = edit(values)
      await writeAtomically(
        valuesPath,
        `${JSON.stringify({ version: 1, values: next } satisfies SealedValues, null, 2)}\n`,
      )
      values = next
    })
    lastWrite = write.catch(() => {})
    return write
  }

  return {
    async read(name) {
      await lastWrite
      const sealed = Object.hasOwn(values, name) ? values[name] : undefined
      return sealed === undefined ? null : unseal(key, name, sealed, valuesPath)
    },
    write: (name, value) => change((all) => ({ ...all, [name]: seal(key, name, value) })),
    remove: (name) => change(({ [name]: _removed, ...rest }) => rest),
  }
}

async function openKey(dataPath: string, valuesPath: string): Promise<Buffer> {
  const keyPath = join(dataPath, 'secrets.key')
  const found = await readIfThere(keyPath)
  if (found !== null) {
    const key = Buffer.from(found.trim(), 'base64')
    if (key.length !== 32) throw keyLost(keyPath, 'is damaged')
    if (!(await exists(valuesPath)) && (await exists(join(dataPath, 'desk.db'))))
      throw keyLost(valuesPath, 'is missing')
    return key
  }
  if (await exists(join(dataPath, 'secrets.keychain.json'))) {
    throw new DeskError(
      'store',
      'key-in-keychain',
      `The key of the desk in ${dataPath} is in this system's keychain: open it with the desktop app`,
      { path: dataPath },
    )
  }
  for (const locked of ['secrets.json', 'desk.db']) {
    if (await exists(join(dataPath, locked))) throw keyLost(keyPath, 'is missing')
  }
  const key = randomBytes(32)
  await writeAtomically(keyPath, `${key.toString('base64')}\n`)
  return key
}

function keyLost(path: string, what: string): DeskError {
  return new DeskError(
    'store',
    'key-lost',
    `The desk is encrypted and ${path} ${what}; put it back from a backup of that file. Without it nobody can open this desk`,
    { path },
  )
}

async function readValues(path: string): Promise<SealedValues['values']> {
  const content = await readIfThere(path)
  if (content === null) return {}
  try {
    return sealedValues.parse(JSON.parse(content)).values
  } catch (cause) {
    throw new DeskError(
      'store',
      'key-lost',
      `${path} is damaged; put it back from a backup of that file`,
      { path },
      { cause },
    )
  }
}

/** AES-256-GCM; the name is authenticated too, so that one value cannot be passed off as another. */
function seal(key: Buffer, name: string, value: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

function unseal(key: Buffer, name: string, sealed: string, path: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new DeskError(
      'store',
      'key-lost',
      `"${name}" in ${path} does not open with the key beside it; put both files back from the same backup`,
      { path },
      { cause },
    )
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw thrown
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}
