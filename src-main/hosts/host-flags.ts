import { parseArgs } from 'node:util'
import { DeskError } from '../contract/errors.ts'
import { defaultDataFolder, resolveFromUser } from './node/data-folder.ts'

export interface HostFlags {
  readonly dataPath: string
  /** The browser host, whether or not Electron could be had. */
  readonly browser: boolean
  /** Null leaves the choice to the host. */
  readonly port: number | null
  readonly open: boolean
  /** Reload the window as its source changes. */
  readonly dev: boolean
  readonly help: boolean
}

export const hostHelp = `Usage: npm start -- [options]

  --browser     open in the browser instead of a window of its own
  --port N      serve the browser on this port of 127.0.0.1
  --no-open     print the address and open nothing
  --data DIR    folder of the desk (default: ${defaultDataFolder()})
`

/** Throws `invalid`/`usage` with a sentence that says what is wrong. */
export function readHostFlags(argv: readonly string[]): HostFlags {
  const { values } = parse(argv)
  return {
    dataPath: resolveFromUser(values.data ?? defaultDataFolder()),
    browser: values.browser ?? false,
    port: values.port === undefined ? null : portOf(values.port),
    open: !(values['no-open'] ?? false),
    dev: values.dev ?? false,
    help: values.help ?? false,
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        browser: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        data: { type: 'string' },
        dev: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split('.')[0] : String(cause)
    throw new DeskError('invalid', 'usage', `${message}; see --help`, {}, { cause })
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new DeskError('invalid', 'usage', `--port wants a number up to 65535, not "${text}"`)
}
