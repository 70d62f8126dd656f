import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

/** Where a program lies, looking in the folders for daemons too; null when it is not installed. */
export function findProgram(program: string): string | null {
  for (const folder of [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/bin', '/usr/local/sbin']) {
    const path = join(folder, program)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder.
    }
  }
  return null
}
