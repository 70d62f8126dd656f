import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Frame, Page } from 'playwright-core'
import { build } from 'vite'
import { onTestFinished } from 'vitest'
import { contentSecurityPolicyFor } from '../../src-main/hosts/content-security-policy.ts'
import { openChromium } from './chromium.ts'
import type { lab, Shown, ShowOptions } from './mail-lab-page.ts'

declare global {
  interface Window {
    readonly lab: typeof lab
    /** Set by whatever script of a mail runs. */
    pwned?: number
  }
}

/** A window that does nothing but show mails, in a browser where every `.example` is a tripwire. */
export interface MailLab {
  readonly page: Page
  readonly complaints: readonly string[]
  show(html: string, options?: ShowOptions): Promise<Shown>
  frame(): Promise<Frame>
  visibleText(): Promise<string>
  unfoldAll(): Promise<void>
  /** Everything the browser asked of anybody but the window's own host: addresses of requests, and bare connections. */
  readonly escaped: readonly string[]
}

const here = fileURLToPath(new URL('.', import.meta.url))
const renderer = fileURLToPath(new URL('../../src-renderer/', import.meta.url))
const blankPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Bundles the window's mail room for a page, as the build does for the whole window. */
export async function bundleMailRoom(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: `${here}mail-lab-page.ts`, formats: ['iife'], name: 'mailLab' },
    },
  })
  const [bundle] = Array.isArray(made) ? made : [made]
  const [chunk] = bundle && 'output' in bundle ? bundle.output : []
  if (chunk?.type !== 'chunk') throw new Error('The mail room could not be bundled')
  return chunk.code
}

/** Opens the lab for one test. `script` comes from `bundleMailRoom`. */
export async function openMailLab(script: string): Promise<MailLab> {
  const escaped: string[] = []
  const tripwire = createSocketServer((socket) => {
    escaped.push('a connection')
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await once(tripwire, 'listening')
  onTestFinished(() => void tripwire.close())
  const host = await serveLab(script)
  const wire = (tripwire.address() as AddressInfo).port
  // The senders' servers, on whatever port; the browser's own errands to its maker end nowhere.
  const rules = `MAP *.example 127.0.0.1:${wire}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`
  const { page, complaints } = await openChromium({ args: [`--host-resolver-rules=${rules}`] })
  const outside = (url: string) => /^(?:https?|wss?|ftp):/.test(url) && !url.startsWith(host)
  page.context().on('request', (request) => {
    if (outside(request.url())) escaped.push(request.url())
  })
  await page.context().route(
    (url) => outside(url.href),
    (route) => route.fulfill({ contentType: 'image/png', body: blankPng }),
  )
  await page.goto(`${host}/`)
  return {
    page,
    complaints,
    escaped,
    show: (html, options = {}) =>
      page.evaluate(([source, how]) => window.lab.show(source, how), [html, options] as const),
    frame: async () => {
      const frame = await (await page.$('iframe'))?.contentFrame()
      if (!frame) throw new Error('No mail is shown')
      return frame
    },
    visibleText: () => page.evaluate(() => window.lab.visibleText()),
    unfoldAll: () => page.evaluate(() => window.lab.unfoldAll()),
  }
}

async function serveLab(script: string): Promise<string> {
  const files: Readonly<Record<string, { readonly type: string; readonly body: string | Buffer }>> = {
    '/': {
      type: 'text/html',
      body: '<!doctype html><link rel="stylesheet" href="/tokens.css"><main></main><script src="/lab.js"></script>',
    },
    '/lab.js': { type: 'text/javascript', body: script },
    '/tokens.css': {
      type: 'text/css',
      body: `${await readFile(`${renderer}styles/tokens.css`, 'utf8')} iframe { width: 720px; border: 0; }`,
    },
    '/mail-frame.html': { type: 'text/html', body: await readFile(`${renderer}public/mail-frame.html`) },
    '/mail-frame-remote-images.html': {
      type: 'text/html',
      body: await readFile(`${renderer}public/mail-frame-remote-images.html`),
    },
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://lab').pathname
    const file = files[path]
    response.writeHead(file ? 200 : 404, {
      'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8`,
      'content-security-policy': contentSecurityPolicyFor(path === '/' ? '/index.html' : path),
    })
    response.end(file?.body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
