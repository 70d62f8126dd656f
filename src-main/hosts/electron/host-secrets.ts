import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Secrets } from '../../engine/engine-deps.ts'
import { openFileSecrets } from '../node/file-secrets.ts'
import { keychainAvailable, keychainFile, openSafeSecrets } from './safe-secrets.ts'

export interface HostSecrets {
  readonly secrets: Secrets
  /** The system has no keychain, and this is the first time the user can be told. */
  readonly tellWithoutKeychain: boolean
}

/**
 * The keychain's secrets, or a key file's. A desk stays with what it began with, so that one which the browser host
 * made opens here too; a key file is also the answer where the system has no keychain.
 */
export async function openHostSecrets(dataPath: string, platform: NodeJS.Platform): Promise<HostSecrets> {
  const beganWithFile = existsSync(join(dataPath, 'secrets.key'))
  const beganWithKeychain = existsSync(join(dataPath, keychainFile))
  if (beganWithKeychain || (!beganWithFile && keychainAvailable(platform)))
    return { secrets: await openSafeSecrets(dataPath), tellWithoutKeychain: false }
  return { secrets: await openFileSecrets(dataPath), tellWithoutKeychain: !beganWithFile }
}
