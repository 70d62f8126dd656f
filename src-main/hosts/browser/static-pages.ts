import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Answers a request for a page or file of the window; null paths and what is not there get 404. */
export type Pages = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
}

/** The built window, from a folder. Nothing outside it is served, whatever a path or a link in it says. */
export function staticPages(folder: string): Pages {
  return async (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const file = await findFile(folder, path)
    const type = contentTypes[extname(file?.path ?? '')]
    if (file === null || type === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is nothing here.\n')
      return
    }
    const tag = `"${file.modifiedAt.toString(36)}-${file.sizeBytes.toString(36)}"`
    response.setHeader('etag', tag)
    // The build names files in `assets` after their content.
    response.setHeader(
      'cache-control',
      path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
    )
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304).end()
      return
    }
    response.writeHead(200, { 'content-type': type, 'content-length': file.sizeBytes })
    if (request.method === 'HEAD') response.end()
    else await pipeline(createReadStream(file.path), response)
  }
}

async function findFile(
  folder: string,
  path: string,
): Promise<{ path: string; sizeBytes: number; modifiedAt: number } | null> {
  const decoded = decode(path === '/' ? '/index.html' : path)
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null
  try {
    const root = await realpath(folder)
    const found = await realpath(join(root, decoded))
    if (!found.startsWith(root + sep)) return null
    const { size, mtimeMs, isFile } = await stat(found).then((one) => ({ ...one, isFile: one.isFile() }))
    return isFile ? { path: found, sizeBytes: size, modifiedAt: Math.round(mtimeMs) } : null
  } catch {
    return null
  }
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
