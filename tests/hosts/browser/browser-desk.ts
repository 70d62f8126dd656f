import { mkdir, writeFile } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type RawData, WebSocket } from 'ws'
import type { DeskEvent } from '../../../src-main/contract/events.ts'
import type { Handlers } from '../../../src-main/engine/rpc/handlers.ts'
import { servePort } from '../../../src-main/engine/rpc/serve.ts'
import { startBrowserHost } from '../../../src-main/hosts/browser/browser-host.ts'
import { staticPages } from '../../../src-main/hosts/browser/static-pages.ts'
import { createUploads } from '../../../src-main/hosts/browser/uploads.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

export const ownerSecret = 'o'.repeat(43)

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The real host over real HTTP, with a window of three files and an engine of these handlers. */
export async function browserDesk(given: { handlers?: Partial<Handlers>; freeBytes?: number } = {}) {
  const folder = await temporaryFolder()
  const dataPath = join(folder, 'data')
  const windowPath = join(folder, 'window')
  await mkdir(join(windowPath, 'assets'), { recursive: true })
  await mkdir(dataPath)
  await writeFile(join(folder, 'secret.html'), 'the secret')
  await writeFile(join(windowPath, 'index.html'), 'the window')
  await writeFile(join(windowPath, 'mail-frame.html'), 'a mail')
  await writeFile(join(windowPath, 'mail-frame-remote-images.html'), 'a mail')
  await writeFile(join(windowPath, 'assets/app-B4x7.js'), 'the program')

  const listeners = new Set<(event: DeskEvent) => void>()
  const subscribe = (listener: (event: DeskEvent) => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  let now = Date.parse('2026-03-01T09:00:00Z')
  const start = (port: number) =>
    startBrowserHost({
      engine: { subscribe, serve: (port) => servePort(port, (given.handlers ?? {}) as Handlers, subscribe) },
      uploads: createUploads(dataPath, given.freeBytes === undefined ? undefined : async () => given.freeBytes ?? 0),
      pages: async () => staticPages(windowPath),
      strict: true,
      sessionKey: Buffer.alloc(32, 7),
      ownerSecret,
      port,
      now: () => now,
      log: () => {},
    })
  let host = await start(0)
  onTestFinished(() => host.close())
  const origin = `http://127.0.0.1:${host.port}`

  const ask = (path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port: host.port, path, method, headers, agent: false })
      request.on('error', reject)
      request.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      })
      request.end(body)
    })

  /** Opens a fresh address as a browser would, and answers the cookie it got. */
  const signIn = async (): Promise<string> => {
    const { headers } = await ask(pathIn(host.address()))
    return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  }

  return {
    dataPath,
    folder,
    windowPath,
    origin,
    port: host.port,
    ask,
    signIn,
    address: () => host.address(),
    emit: (event: DeskEvent) => {
      for (const listener of listeners) listener(event)
    },
    pass: (ms: number) => {
      now += ms
    },
    async restart() {
      const { port } = host
      await host.close()
      host = await start(port)
    },
    /** A window's line to the engine. Rejects with the status it was refused with. */
    connect: (headers: Readonly<Record<string, string>>, path = '/engine'): Promise<WebSocket> =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers })
        socket.on('open', () => resolve(socket))
        socket.on('error', reject)
        socket.on('unexpected-response', (_request, { statusCode }) => reject(new Error(`refused ${statusCode}`)))
      }),
  }
}

export function pathIn(address: string): string {
  const { pathname, search } = new URL(address)
  return pathname + search
}

/** The next frame that arrives. */
export function nextFrame(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.once('message', (data: RawData) => resolve(JSON.parse(data.toString()))))
}
