import { chmod, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { DeskError } from '../../contract/errors.ts'

/** Where a desk lives when nobody says otherwise: the folder that each system keeps for the data of programs. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), 'Throughline')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Throughline')
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'throughline')
}

/** Makes the folder where it is missing, closed to other users of the computer. Throws `store`/`data-folder`. */
export async function openDataFolder(path: string): Promise<string> {
  try {
    const made = await mkdir(path, { recursive: true, mode: 0o700 })
    // `mkdir` leaves the mode to the umask; a folder that was there keeps what its owner chose.
    if (made !== undefined) await chmod(path, 0o700)
    return path
  } catch (cause) {
    throw new DeskError(
      'store',
      'data-folder',
      `The data folder ${path} cannot be used: ${reason(cause)}`,
      { path },
      { cause },
    )
  }
}

/**
 * A path as the user meant it. npm runs every script in the package's own folder and leaves the one the user
 * was in in `INIT_CWD`.
 */
export function resolveFromUser(path: string, environment: NodeJS.ProcessEnv = process.env): string {
  const script = environment.npm_lifecycle_event
  const fromNpm = script === 'desk' || script === 'start' || script === 'dev'
  return resolve((fromNpm ? environment.INIT_CWD : undefined) ?? process.cwd(), path)
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
