import { spawn } from 'node:child_process'

/** A window that ends itself this early never came up: a missing library, a sandbox the system forbids. */
const shortestLifeMs = 5_000

/** Runs the desktop app until it ends. False when it could not come up, so that the browser can take its place. */
export async function runElectron(program: string, root: string, dataPath: string): Promise<boolean> {
  const began = performance.now()
  // Set by some editors; it turns Electron into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...environment } = process.env
  const app = spawn(program, [root, '--data', dataPath], { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  // The terminal sends Ctrl-C to both; the app closes the desk, and this process waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal))
  const code = await new Promise<number | null>((resolve) => {
    app.on('error', () => resolve(1))
    app.on('close', (exitCode) => resolve(exitCode))
  })
  if (code === 0 || code === null) return true
  if (performance.now() - began < shortestLifeMs) return false
  process.exitCode = code
  return true
}
