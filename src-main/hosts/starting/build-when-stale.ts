import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../contract/errors.ts'

const sources = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json']
const outputs = ['out/main/electron.js', 'out/main/browser.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

/** Builds the program where there is no build or the source is newer. What the build says goes to standard error. */
export async function buildWhenStale(root: string): Promise<void> {
  if (!isStale(root)) return
  process.stderr.write('Building Throughline…\n')
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const code = await new Promise<number | null>((resolve, reject) => {
    const build = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
    })
    build.on('error', reject)
    build.on('close', resolve)
  })
  if (code !== 0) throw new DeskError('bug', 'build-failed', 'The program could not be built; the reason stands above')
}

/** Whether any source is newer than the oldest output, or an output is missing. */
export function isStale(root: string): boolean {
  const built = outputs.map((path) => join(root, path))
  if (!built.every((path) => existsSync(path))) return true
  const oldestOutput = Math.min(...built.map((path) => statSync(path).mtimeMs))
  return sources.some((path) => newestIn(join(root, path)) > oldestOutput)
}

function newestIn(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  // A folder's own time tells of files that were removed.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), entry.mtimeMs)
}
