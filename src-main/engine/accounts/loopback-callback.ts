import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CallbackOutcome, type CallbackPage, callbackPage } from './callback-pages.ts'

export interface LoopbackCallback {
  readonly port: number
  close(): void
}

/**
 * Waits on a free port of this computer for the browser to come back from the provider (RFC 8252, section 7.3).
 * `receive` sees the query of each visit and says what came of it; the user gets a page about it.
 */
export async function listenForCallback(
  receive: (query: URLSearchParams) => CallbackOutcome,
): Promise<LoopbackCallback> {
  // Loaded for a sign-in: it brings the whole of `fetch` with it, a fifth of the engine's start.
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => answer(request, response, receive))
  server.requestTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  // A sign-in nobody finishes must not keep the desk from closing.
  server.unref()
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeIdleConnections()
    },
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  receive: (query: URLSearchParams) => CallbackOutcome,
): void {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const isVisit = request.method === 'GET' && url.pathname === '/' && url.search !== ''
  const outcome = isVisit ? receive(url.searchParams) : 'not-here'
  const page = callbackPage(outcome, request.headers['accept-language'])
  response.writeHead(page.status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(html(page))
}

function html({ language, title, text }: CallbackPage): string {
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Throughline</title>
<style>
  :root { color-scheme: light dark }
  body { display: grid; min-height: 90vh; place-content: center; margin: 0; padding: 24px; text-align: center;
    font: 16px/1.5 system-ui, sans-serif; color: light-dark(#1b1d26, #ecedf2); background: light-dark(#f6f6f8, #121318) }
  h1 { margin: 0 0 8px; font-size: 20px } p { margin: 0; max-width: 44ch; color: light-dark(#565a6b, #aeb1bf) }
</style>
<h1>${title}</h1><p>${text}</p></html>`
}
