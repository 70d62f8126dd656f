import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Overwrites a stretch of a file, as a dying disk does. `from` is a part of its length, 0 to 1. */
export function damageFile(path: string, from: number, bytes = 65_536): void {
  const start = Math.floor(statSync(path).size * from)
  const file = openSync(path, 'r+')
  try {
    const length = Math.min(bytes, statSync(path).size - start)
    writeSync(file, Buffer.alloc(length, 0xa5), 0, length, start)
  } finally {
    closeSync(file)
  }
}

/** Every file below a folder that holds these bytes. */
export function filesThatHold(folder: string, text: string): readonly string[] {
  const wanted = Buffer.from(text)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(wanted))
}
