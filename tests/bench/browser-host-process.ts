import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { engineHeapFlags } from '../../src-main/hosts/engine-heap.ts'

export interface BrowserHostProcess {
  /** Opens the window once. */
  readonly address: string
  stop(): Promise<void>
}

/** The desk for a browser, in a process of its own as `npm start` runs it. */
export async function startBrowserHost(dataPath: string): Promise<BrowserHostProcess> {
  const program = fileURLToPath(new URL('../../src-main/hosts/start.ts', import.meta.url))
  const args = [...engineHeapFlags, program, '--browser', '--no-open', '--port', '0', '--data', dataPath]
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  // A bench that is cut short must not leave a desk open, which the next run could not open then.
  const endWithUs = () => void host.kill()
  process.once('exit', endWithUs)
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(host.stdout).once('line', resolve)
    host.once('exit', (code) => reject(new Error(`The host ended with ${code} before it had an address`)))
  })
  return {
    address,
    stop: async () => {
      process.off('exit', endWithUs)
      const ended = once(host, 'exit')
      host.kill()
      await ended
    },
  }
}
