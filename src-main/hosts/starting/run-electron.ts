import { spawn } from 'node:child_process'

/** A window that ends itself this early never came up: a missing library, a sandbox the system forbids. */
const shortestLifeMs = 5_000

/** Runs the desktop app until it ends. False when it could not come up, so that the browser can take its place. */
export async function runElectron(program: string, root: string, dataPath: string): Promise<boolean> {
  const began = performance.now()
  // Set by some editors; it turns Electron into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...environment } = process.env
  const app = spawn(program, [root, '--data', dataPath], { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  let told = false
  const pass = (signal: NodeJS.Signals): void => {
    told = true
    app.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  // The app closes the desk, and this process waits for it.
  for (const signal of signals) process.on(signal, pass)
  const wentWell = await new Promise<boolean>((resolve) => {
    app.on('error', () => resolve(false))
    // A sandbox that the system forbids ends the app by a signal of its own, without a code.
    app.on('close', (code) => resolve(told || code === 0))
  })
  for (const signal of signals) process.off(signal, pass)
  if (wentWell) return true
  if (performance.now() - began < shortestLifeMs) return false
  process.exitCode = 1
  return true
}
