import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** About 110 MB; a line too slow for this gets the browser today, and the desktop app once the fetch was done by hand. */
const longestFetchMs = 180_000

/** Either a program to run, or why there is none, as the end of a sentence. */
export type ElectronSearch = { readonly program: string } | { readonly missing: string }

/** Electron's program in `node_modules`, fetched with its own script where that was not done yet. */
export async function findElectron(root: string): Promise<ElectronSearch> {
  const obstacle = obstacleTo(process.platform, process.env, process.getuid?.())
  if (obstacle !== null) return { missing: obstacle }
  const folder = join(root, 'node_modules/electron')
  const found = installedIn(folder)
  if (found !== null) return { program: found }
  await fetchElectron(folder)
  const fetched = installedIn(folder)
  return fetched === null ? { missing: 'Electron could not be fetched' } : { program: fetched }
}

/** Where Electron would only fail, so that nothing is fetched for it. */
export function obstacleTo(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  userId: number | undefined,
): string | null {
  if (platform !== 'linux') return null
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'there is no display'
  // Chromium's sandbox does not run as root, and it is not switched off.
  return userId === 0 ? 'root cannot open a sandboxed window' : null
}

function installedIn(folder: string): string | null {
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return null
  const program = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    readFileSync(note, 'utf8').trim(),
  )
  return existsSync(program) ? program : null
}

/** Quiet: what matters is whether the program is there afterwards. */
async function fetchElectron(folder: string): Promise<void> {
  const script = join(folder, 'install.js')
  if (!existsSync(script)) return
  const tell = setTimeout(() => process.stderr.write('Fetching Electron, once (about 110 MB)…\n'), 2_000)
  const fetching = spawn(process.execPath, [script], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => {
    fetching.on('error', () => resolve())
    fetching.on('close', () => resolve())
  })
  const limit = new AbortController()
  await Promise.race([ended, delay(longestFetchMs, undefined, { signal: limit.signal }).catch(() => {})])
  limit.abort()
  clearTimeout(tell)
  fetching.kill()
}
