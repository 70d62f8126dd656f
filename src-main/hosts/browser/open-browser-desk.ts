import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { DeskError } from '../../contract/errors.ts'
import type { Secrets } from '../../engine/engine-deps.ts'
import { openDesk } from '../node/open-desk.ts'
import { type BrowserHost, startBrowserHost } from './browser-host.ts'
import { announceRunningHost, newOwnerSecret, withdrawRunningHost } from './running-host.ts'
import type { Pages } from './static-pages.ts'
import { createUploads } from './uploads.ts'

/** The same from start to start, for what a browser keeps (widths, theme) belongs to the port. */
const usualPort = 47_610

export interface BrowserDeskOptions {
  readonly dataPath: string
  /** Null prefers the usual port and takes any free one when that is taken. */
  readonly port: number | null
  readonly pages: (server: Server) => Promise<Pages>
  readonly strict: boolean
}

export interface BrowserDesk {
  address(): string
  close(): Promise<void>
}

/** A whole desk behind a browser: engine, host and uploads over one data folder. Throws `DeskError`. */
export async function openBrowserDesk({ dataPath, port, pages, strict }: BrowserDeskOptions): Promise<BrowserDesk> {
  const desk = await openDesk({
    dataPath,
    program: 'a browser',
    logName: 'browser',
    exclusive: true,
    followAccounts: true,
  })
  try {
    const uploads = createUploads(dataPath)
    // No import of an earlier run is still reading them.
    await uploads.removeAll()
    const ownerSecret = newOwnerSecret()
    const start = async (wanted: number): Promise<BrowserHost> =>
      startBrowserHost({
        engine: desk.engine,
        uploads,
        pages,
        strict,
        sessionKey: await sessionKey(desk.secrets),
        ownerSecret,
        port: wanted,
        now: Date.now,
        log: desk.log,
      })
    const host = port === null ? await start(usualPort).catch(ifPortIsTaken(() => start(0))) : await start(port)
    await announceRunningHost(dataPath, { port: host.port, ownerSecret })
    return {
      address: host.address,
      async close() {
        await withdrawRunningHost(dataPath)
        await host.close()
        await desk.close()
      },
    }
  } catch (thrown) {
    await desk.close()
    throw thrown
  }
}

async function sessionKey(secrets: Secrets): Promise<Buffer> {
  const name = 'browser-session-key'
  const stored = await secrets.read(name)
  if (stored !== null) return Buffer.from(stored, 'base64')
  const key = randomBytes(32)
  await secrets.write(name, key.toString('base64'))
  return key
}

function ifPortIsTaken<Result>(otherwise: () => Promise<Result>): (thrown: unknown) => Promise<Result> {
  return (thrown) => {
    if (thrown instanceof DeskError && thrown.code === 'port-taken') return otherwise()
    throw thrown
  }
}
