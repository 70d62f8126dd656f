import type { IncomingMessage, ServerResponse } from 'node:http'

/** The path asked for, without its query, whatever form the request took. */
export function pathOf(request: IncomingMessage): string {
  return URL.parse(request.url ?? '/', 'http://127.0.0.1')?.pathname ?? '/'
}

export function queryOf(request: IncomingMessage): URLSearchParams {
  return URL.parse(request.url ?? '/', 'http://127.0.0.1')?.searchParams ?? new URLSearchParams()
}

/** Headers that every answer carries. The policy is null in development only. */
export function protect(response: ServerResponse, policy: string | null): void {
  if (policy !== null) response.setHeader('content-security-policy', policy)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), usb=(), payment=()')
  response.setHeader('cache-control', 'no-store')
}

export function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`)
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
