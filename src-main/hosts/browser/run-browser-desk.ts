import { DeskError } from '../../contract/errors.ts'
import type { HostFlags } from '../host-flags.ts'
import { whenOrphaned } from '../node/when-orphaned.ts'
import type { BrowserHostOptions } from './browser-host.ts'
import { type BrowserDesk, openBrowserDesk } from './open-browser-desk.ts'
import { openInBrowser } from './open-in-browser.ts'
import { addressOfRunningHost } from './running-host.ts'

/** A closing that hangs (a server that never answers) does not keep the user waiting. */
const longestCloseMs = 10_000

/**
 * Opens the desk in the browser and stays until it is told to end. Where the desk is open in a browser already, a new
 * page of that one is opened instead. Standard output gets an address and nothing else.
 */
export async function runBrowserDesk(
  flags: Pick<HostFlags, 'dataPath' | 'port' | 'open'>,
  window: Pick<BrowserHostOptions, 'pages' | 'strict'>,
): Promise<void> {
  const { dataPath, port } = flags
  const desk = await openBrowserDesk({ dataPath, port, ...window }).catch(async (thrown: unknown) => {
    const running = isInUse(thrown) ? await addressOfRunningHost(dataPath) : null
    if (running === null) throw thrown
    show(running, flags.open ? ((await addressOfRunningHost(dataPath)) ?? running) : null)
    return null
  })
  if (desk === null) return
  endOnSignal(desk)
  show(desk.address(), flags.open ? desk.address() : null)
}

/** Two addresses, for each opens once: the browser may have used its own for nothing. */
function show(printed: string, opened: string | null): void {
  if (opened !== null) {
    openInBrowser(opened)
    process.stderr.write('Throughline opens in your browser. Where it does not, open this address:\n')
  }
  process.stdout.write(`${printed}\n`)
}

function endOnSignal(desk: BrowserDesk): void {
  let ending = false
  const end = (): void => {
    if (ending) process.exit(130)
    ending = true
    setTimeout(() => process.exit(1), longestCloseMs).unref()
    desk.close().then(
      () => process.exit(0),
      (thrown: unknown) => {
        process.stderr.write(`The desk did not close well: ${DeskError.from(thrown).message}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  whenOrphaned(end)
}

function isInUse(thrown: unknown): boolean {
  return thrown instanceof DeskError && thrown.code === 'desk-in-use'
}
