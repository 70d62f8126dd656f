import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicyFor } from '../content-security-policy.ts'

/** The window's own origin. Unlike `file://` it is one origin with a policy of its own, and reaches no other file. */
export const windowUrl = 'app://desk/index.html'

const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.pfb', 'application/octet-stream'],
  ['.bcmap', 'application/octet-stream'],
])

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built window from `root` (`out/renderer`), each file with its policy. */
export function serveApp(root: string): void {
  protocol.handle('app', (request) => answerApp(root, request))
}

export async function answerApp(root: string, request: Pick<Request, 'method' | 'url'>): Promise<Response> {
  if (request.method !== 'GET') return refusal(405)
  const path = pathWithin(request.url)
  const type = path === null ? undefined : types.get(extname(path))
  if (path === null || type === undefined) return refusal(404)
  try {
    return new Response(await readFile(join(root, path)), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicyFor(path),
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      },
    })
  } catch {
    return refusal(404)
  }
}

/** The path of a file inside the window's folder, or null for anything that could mean another place. */
function pathWithin(url: string): string | null {
  const { host, pathname } = new URL(url)
  if (host !== 'desk') return null
  try {
    const path = decodeURIComponent(pathname)
    // The URL parser resolves plain dots; what is left hides them in escapes, back-slashes or a drive letter.
    const harmless = !/[\\\0:]/.test(path) && normalize(path).split(sep).join('/') === path
    return harmless ? path : null
  } catch {
    return null
  }
}

function refusal(status: number): Response {
  return new Response(null, { status })
}
