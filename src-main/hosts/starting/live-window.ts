import { join } from 'node:path'
import type { BrowserHostOptions } from '../browser/browser-host.ts'

/** The window from its source, reloaded as it changes, behind the same gate as the built one. Development only. */
export function liveWindow(root: string): Pick<BrowserHostOptions, 'pages' | 'strict'> {
  return {
    // Reloading injects scripts, which the strict policy forbids.
    strict: false,
    async pages(server) {
      const [{ createServer }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')])
      const vite = await createServer({
        configFile: false,
        root: join(root, 'src-renderer'),
        plugins: [react()],
        appType: 'mpa',
        // Standard output is for the address.
        logLevel: 'warn',
        server: { middlewareMode: { server }, hmr: { server } },
      })
      server.once('close', () => void vite.close())
      return async (request, response) => {
        vite.middlewares(request, response, () => response.writeHead(404).end())
      }
    },
  }
}
