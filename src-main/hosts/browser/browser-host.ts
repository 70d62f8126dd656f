import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { DeskError } from '../../contract/errors.ts'
import type { Engine, Log } from '../../engine/engine-deps.ts'
import { contentSecurityPolicyFor } from '../content-security-policy.ts'
import { createOneTimeTokens } from './one-time-tokens.ts'
import { comesFromOutside } from './request-origin.ts'
import { pathOf, protect, queryOf, say } from './responses.ts'
import { isOwner } from './running-host.ts'
import { createSessionCookies } from './session-cookies.ts'
import type { Pages } from './static-pages.ts'
import { answerUpload } from './upload-requests.ts'
import type { Uploads } from './uploads.ts'
import { removeUploadsAfterImport } from './uploads-of-imports.ts'
import { webSocketPort } from './web-socket-port.ts'

/** A window sends questions, not files: those go to `/upload`. The longest list of paths fits. */
const longestFrameBytes = 16 * 1024 * 1024

export interface BrowserHostOptions {
  readonly engine: Pick<Engine, 'serve' | 'subscribe'>
  readonly uploads: Uploads
  /** Serves the window. Handed the server, for a development server listens in on its upgrades. */
  readonly pages: (server: Server) => Promise<Pages>
  /** False in development only, where the tool that reloads the window injects scripts and opens its own socket. */
  readonly strict: boolean
  /** Signs the sessions; 32 bytes that stay the same from start to start. */
  readonly sessionKey: Buffer
  /** Proves that a request for a new address comes from the owner of the data folder. */
  readonly ownerSecret: string
  /** Zero takes any free one. */
  readonly port: number
  readonly now: () => number
  readonly log: Log
}

export interface BrowserHost {
  readonly port: number
  /** A new address that opens the desk once, within ten minutes. */
  address(): string
  close(): Promise<void>
}

/** Serves the window and the engine on 127.0.0.1, to this computer's user alone. Throws `rejected`/`port-taken`. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { engine, uploads, strict, log, now } = options
  // A large file may take its time to arrive.
  const server = createServer({ requestTimeout: 0 })
  const port = await listen(server, options.port)
  const pages = await options.pages(server)
  const tokens = createOneTimeTokens(now)
  const cookies = createSessionCookies(options.sessionKey, port, now)
  const address = (): string => `http://127.0.0.1:${port}/open?token=${tokens.issue()}`
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestFrameBytes, perMessageDeflate: false })
  const imports = removeUploadsAfterImport(uploads)
  const unsubscribe = engine.subscribe(imports.event)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request)
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const policy = contentSecurityPolicyFor(path === '/' ? '/index.html' : path, `ws://127.0.0.1:${port}`)
    protect(response, strict ? policy : null)
    if (path === '/address' && isOwner(request, port, options.ownerSecret)) return say(response, 200, address())
    if (comesFromOutside(request.headers, port, !reads)) {
      return say(response, 403, 'This request does not come from the desk.')
    }
    if (path === '/open' && reads) return open(request, response)
    if (!cookies.admits(request.headers.cookie)) {
      return say(response, 401, 'This desk opens by the address that "npm start" gives. Run it again for a new one.')
    }
    if (path === '/upload' && request.method === 'POST') return answerUpload(request, response, uploads)
    await pages(request, response, path)
  }

  function open(request: IncomingMessage, response: ServerResponse): void {
    // A browser may ask for the HEAD of an address before it opens it.
    if (request.method === 'GET' && tokens.redeem(queryOf(request).get('token') ?? '')) {
      response.writeHead(303, { location: '/', 'set-cookie': cookies.issue() }).end()
    } else if (cookies.admits(request.headers.cookie)) {
      response.writeHead(303, { location: '/' }).end()
    } else {
      say(response, 401, 'This address was used before or is too old. Run "npm start" again for a new one.')
    }
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((thrown: unknown) => {
      // A window that was closed in the middle of an answer is nobody's fault.
      if (!response.destroyed) log('error', `${request.method} ${pathOf(request)}: ${String(thrown)}`)
      response.destroy()
    })
  })

  server.on('upgrade', (request, socket, head) => {
    // The development server's own client names a subprotocol; the window never does.
    if (!strict && request.headers['sec-websocket-protocol'] !== undefined) return
    socket.on('error', () => socket.destroy())
    if (pathOf(request) !== '/engine') return refuse(socket, '404 Not Found')
    if (comesFromOutside(request.headers, port, true)) return refuse(socket, '403 Forbidden')
    if (!cookies.admits(request.headers.cookie)) return refuse(socket, '401 Unauthorized')
    sockets.handleUpgrade(request, socket, head, (client: WebSocket) => {
      client.on('error', (error) => log('warn', `A window broke its line: ${error.message}`))
      engine.serve(imports.follow(webSocketPort(client)))
    })
  })

  return {
    port,
    address,
    async close() {
      unsubscribe()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const client of sockets.clients) client.close(1001)
      server.closeAllConnections()
      for (const client of sockets.clients) client.terminate()
      await closed
    },
  }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  }).catch((thrown: NodeJS.ErrnoException) => {
    throw thrown.code === 'EADDRINUSE' ? portTaken(port, thrown) : thrown
  })
  return (server.address() as AddressInfo).port
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function portTaken(port: number, cause: unknown): DeskError {
  const message = `Port ${port} is taken by another program; choose another one with --port`
  return new DeskError('rejected', 'port-taken', message, { port }, { cause })
}
