import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { answerApp } from '../../../src-main/hosts/electron/app-scheme.ts'

vi.mock('electron', () => ({ protocol: {} }))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'window-'))
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true })
  writeFileSync(join(folder, 'renderer/index.html'), '<title>Throughline</title>')
  writeFileSync(join(folder, 'renderer/mail-frame.html'), '<title></title>')
  writeFileSync(join(folder, 'renderer/assets/index.js'), 'export {}')
  writeFileSync(join(folder, 'secret.json'), '{}')
  writeFileSync(join(folder, 'renderer/desk.db'), 'not for the page')
})
afterAll(() => rmSync(folder, { recursive: true }))

const get = (url: string, method = 'GET') => answerApp(join(folder, 'renderer'), { url, method })

it('serves the built window', async () => {
  const page = await get('app://desk/index.html')
  expect(await page.text()).toBe('<title>Throughline</title>')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect((await get('app://desk/assets/index.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

it('gives each page its policy', async () => {
  const policyOf = async (url: string) => (await get(url)).headers.get('content-security-policy')
  expect(await policyOf('app://desk/index.html')).toContain("script-src 'self'")
  expect(await policyOf('app://desk/mail-frame.html')).not.toContain('script-src')
  expect(await policyOf('app://desk/mail-frame.html')).toContain("default-src 'none'")
})

it('knows every kind of file that the built window has', async () => {
  const built = fileURLToPath(new URL('../../../out/renderer', import.meta.url))
  const paths = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(built, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  expect(paths).toContain('index.html')
  for (const path of paths) {
    const { status } = await answerApp(built, { url: `app://desk/${path}`, method: 'GET' })
    expect({ path, status }).toEqual({ path, status: 200 })
  }
})

describe('refuses', () => {
  it.each([
    ['another host', 'app://elsewhere/index.html'],
    ['a file that is not there', 'app://desk/nothing.html'],
    ['a folder', 'app://desk/assets'],
    ['a way up', 'app://desk/../secret.json'],
    ['a way up in escapes', 'app://desk/%2e%2e/secret.json'],
    ['a way up with an escaped slash', 'app://desk/..%2fsecret.json'],
    ['a way up with an escaped back-slash', 'app://desk/..%5csecret.json'],
    ['a way up twice escaped', 'app://desk/%252e%252e/secret.json'],
    ['a way up from a folder', 'app://desk/assets/..%2f..%2fsecret.json'],
    ['a NUL', 'app://desk/index.html%00.js'],
    ['a drive', 'app://desk/C:%5csecret.json'],
    ['a broken escape', 'app://desk/%E0%A4%A'],
    ['a kind of file that no window has', 'app://desk/desk.db'],
  ])('%s', async (_what, url) => {
    const answer = await get(url)
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 404, body: '' })
  })

  it('all but reading', async () => {
    expect((await get('app://desk/index.html', 'POST')).status).toBe(405)
  })
})
