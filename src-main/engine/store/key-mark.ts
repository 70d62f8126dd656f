import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Beside the desk lies a digest of its key, which tells a wrong key from a damaged file: SQLite says the same of both.
 * The key is 32 random bytes, so its digest gives nothing away.
 */
const markName = 'desk.key-mark'

/** Notes that this key opened the desk in this folder. */
export function markKey(dataPath: string, keyHex: string): void {
  if (readMark(dataPath) !== markOf(keyHex)) writeFileSync(join(dataPath, markName), `${markOf(keyHex)}\n`)
}

/** Whether another key than this one opened the desk last time; false when nobody noted it. */
export function isAnotherKey(dataPath: string, keyHex: string): boolean {
  const mark = readMark(dataPath)
  return mark !== null && mark !== markOf(keyHex)
}

function markOf(keyHex: string): string {
  return createHash('sha256').update(`throughline desk key ${keyHex}`).digest('hex').slice(0, 32)
}

/** Null where there is none that could be one: then nothing is said about the key. */
function readMark(dataPath: string): string | null {
  try {
    return /^[0-9a-f]{32}$/m.exec(readFileSync(join(dataPath, markName), 'latin1'))?.[0] ?? null
  } catch {
    return null
  }
}
