import { symlink } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { browserDesk, nextFrame, ownerSecret, pathIn } from './browser-desk.ts'

describe('the address', () => {
  it('opens the desk with a cookie that scripts cannot read, and leads to a clean address', async () => {
    const desk = await browserDesk()
    const opened = await desk.ask(pathIn(desk.address()))
    expect(opened).toMatchObject({ status: 303, headers: { location: '/' } })
    expect(opened.headers['set-cookie']?.[0]).toMatch(
      /^throughline-\d+=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
    )
    const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    expect(await desk.ask('/', { headers: { cookie } })).toMatchObject({ status: 200, text: 'the window' })
  })

  it('opens once', async () => {
    const desk = await browserDesk()
    const path = pathIn(desk.address())
    await desk.ask(path)
    const again = await desk.ask(path)
    expect(again.status).toBe(401)
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('leads a browser that is signed in to the desk when it reloads the address', async () => {
    const desk = await browserDesk()
    const path = pathIn(desk.address())
    const cookie = (await desk.ask(path)).headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    expect(await desk.ask(path, { headers: { cookie } })).toMatchObject({ status: 303, headers: { location: '/' } })
  })

  it('is too old after ten minutes', async () => {
    const desk = await browserDesk()
    const path = pathIn(desk.address())
    desk.pass(10 * 60_000)
    expect((await desk.ask(path)).status).toBe(401)
  })

  it('is not used up by a look at its headers', async () => {
    const desk = await browserDesk()
    const path = pathIn(desk.address())
    expect((await desk.ask(path, { method: 'HEAD' })).status).toBe(401)
    expect((await desk.ask(path)).status).toBe(303)
  })

  it.each(['', '?token=', '?token=wrong', `?token=${'A'.repeat(43)}`])('opens nothing as /open%s', async (query) => {
    const desk = await browserDesk()
    desk.address()
    expect((await desk.ask(`/open${query}`)).status).toBe(401)
  })

  it('is given anew to the owner of the data folder, and to no page', async () => {
    const desk = await browserDesk()
    const authorization = `Bearer ${ownerSecret}`
    const given = await desk.ask('/address', { method: 'POST', headers: { authorization } })
    expect(given.status).toBe(200)
    expect((await desk.ask(pathIn(given.text.trim()))).status).toBe(303)
    for (const headers of [
      { authorization: 'Bearer wrong' },
      { authorization, origin: desk.origin },
      { authorization, host: 'evil.test' },
    ]) {
      const refused = await desk.ask('/address', { method: 'POST', headers })
      expect(refused.status).toBeOneOf([401, 403])
      expect(refused.text).not.toContain('token')
    }
  })
})

describe('a request', () => {
  it('gets nothing without a cookie', async () => {
    const desk = await browserDesk()
    for (const path of ['/', '/index.html', '/assets/app-B4x7.js', '/mail-frame.html', '/nowhere']) {
      const answer = await desk.ask(path)
      expect(answer.status, path).toBe(401)
      expect(answer.text).not.toContain('the window')
    }
  })

  it('gets nothing with a cookie that was made up, changed, has ended or belongs to another port', async () => {
    const desk = await browserDesk()
    const cookie = await desk.signIn()
    const [name = '', value = ''] = cookie.split('=')
    const [expiresAt = '', nonce = '', signature = ''] = value.split('.')
    const forged = [
      `${name}=x`,
      `${name}=`,
      `${name}=${Number(expiresAt) + 1}.${nonce}.${signature}`,
      `${name}=${expiresAt}.${nonce}.`,
      `throughline-1=${value}`,
    ]
    for (const one of forged) expect((await desk.ask('/', { headers: { cookie: one } })).status, one).toBe(401)
    expect((await desk.ask('/', { headers: { cookie: `other=1; ${cookie}` } })).status).toBe(200)
    desk.pass(31 * 24 * 3_600_000)
    expect((await desk.ask('/', { headers: { cookie } })).status).toBe(401)
  })

  it('goes on with its cookie after the desk was started again on its port', async () => {
    const desk = await browserDesk()
    const cookie = await desk.signIn()
    await desk.restart()
    expect((await desk.ask('/', { headers: { cookie } })).status).toBe(200)
  })

  it.each(['evil.test', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]:80'])(
    'is refused under the name "%s", whatever else it brings',
    async (host) => {
      const desk = await browserDesk()
      const cookie = await desk.signIn()
      expect((await desk.ask('/', { headers: { cookie, host } })).status).toBe(403)
      const path = pathIn(desk.address())
      expect((await desk.ask(path, { headers: { host } })).headers['set-cookie']).toBeUndefined()
    },
  )

  it('is refused when another site starts it, unless a person follows a link', async () => {
    const desk = await browserDesk()
    const cookie = await desk.signIn()
    const from = (headers: Record<string, string>) => desk.ask('/', { headers: { cookie, ...headers } })
    expect((await from({ origin: 'http://evil.test' })).status).toBe(403)
    expect((await from({ origin: 'null' })).status).toBe(403)
    expect((await from({ origin: `http://127.0.0.1:${desk.port + 1}` })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status).toBe(200)
    expect((await from({ origin: desk.origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('never leaves the folder of the window', async () => {
    const desk = await browserDesk()
    const cookie = await desk.signIn()
    await symlink(join(desk.folder, 'secret.html'), join(desk.windowPath, 'link.html'))
    const ways = ['/../secret.html', '/..%2fsecret.html', '/%2e%2e/secret.html', '/assets/..%2f..%2fsecret.html']
    for (const path of [
      ...ways,
      '/..%5csecret.html',
      '/index.html%00',
      '/%',
      '//etc/passwd',
      '/link.html',
      '/assets',
    ]) {
      const answer = await desk.ask(path, { headers: { cookie } })
      expect(answer.status, path).toBe(404)
    }
  })

  it('changes nothing: other methods are refused', async () => {
    const desk = await browserDesk()
    const headers = { cookie: await desk.signIn(), origin: desk.origin }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await desk.ask('/index.html', { method, headers })).status, method).toBe(405)
    }
  })

  it('that is no HTTP at all does not end the desk', async () => {
    const desk = await browserDesk()
    const line = connect(desk.port, '127.0.0.1')
    line.end('\0\x16\x03garbage\r\n\r\n')
    expect(await text(line)).toContain('400')
    expect((await desk.ask('/')).status).toBe(401)
  })
})

describe('an answer', () => {
  it('carries the protections of the window', async () => {
    const desk = await browserDesk()
    const { headers } = await desk.ask('/', { headers: { cookie: await desk.signIn() } })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${desk.port};`)
    expect(policy).not.toContain('unsafe')
  })

  it('lets a mail run no script and reach nothing, save images where the user asked for them', async () => {
    const desk = await browserDesk()
    const cookie = await desk.signIn()
    const policyOf = async (path: string) =>
      String((await desk.ask(path, { headers: { cookie } })).headers['content-security-policy'])
    const plain = await policyOf('/mail-frame.html')
    expect(plain).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src blob: data:;")
    expect(plain).not.toContain('script-src')
    expect(plain).toContain("frame-ancestors 'self'")
    expect(await policyOf('/mail-frame-remote-images.html')).toContain('img-src blob: data: https:;')
  })

  it('keeps what is named after its content, and asks again about the rest', async () => {
    const desk = await browserDesk()
    const cookie = await desk.signIn()
    const asset = await desk.ask('/assets/app-B4x7.js', { headers: { cookie } })
    expect(asset.headers['cache-control']).toContain('immutable')
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8')
    const page = await desk.ask('/', { headers: { cookie } })
    expect(page.headers['cache-control']).toBe('no-cache')
    const again = await desk.ask('/', { headers: { cookie, 'if-none-match': String(page.headers.etag) } })
    expect(again).toMatchObject({ status: 304, text: '' })
  })
})

describe('the line to the engine', () => {
  it('answers a window that is signed in', async () => {
    const desk = await browserDesk({ handlers: { 'desk.backup': () => ({ path: '/b' }) } })
    const window = await desk.connect({ cookie: await desk.signIn(), origin: desk.origin })
    window.send(JSON.stringify({ id: 1, call: 'desk.backup', input: {} }))
    expect(await nextFrame(window)).toEqual({ id: 1, ok: { path: '/b' } })
  })

  it('is refused without a cookie, from another origin or none, under another name, and elsewhere', async () => {
    const desk = await browserDesk()
    const cookie = await desk.signIn()
    const { origin } = desk
    await expect(desk.connect({ origin })).rejects.toThrow('refused 401')
    await expect(desk.connect({ cookie })).rejects.toThrow('refused 403')
    await expect(desk.connect({ cookie, origin: 'http://evil.test' })).rejects.toThrow('refused 403')
    await expect(desk.connect({ cookie, origin, host: 'evil.test' })).rejects.toThrow('refused 403')
    await expect(desk.connect({ cookie, origin }, '/other')).rejects.toThrow('refused 404')
  })

  it('survives garbage and goes on answering', async () => {
    const desk = await browserDesk({ handlers: { 'desk.backup': () => ({ path: '/b' }) } })
    const window = await desk.connect({ cookie: await desk.signIn(), origin: desk.origin })
    for (const garbage of ['', '{', 'null', '[]', '{"id":"x"}', '"\\u0000"']) window.send(garbage)
    window.send(Buffer.from([0, 255, 1]))
    window.send(JSON.stringify({ id: 2, call: 'desk.backup', input: {} }))
    expect(await nextFrame(window)).toEqual({ id: 2, ok: { path: '/b' } })
  })

  it('that sends more than any question holds is cut, and the others stay', async () => {
    const desk = await browserDesk({ handlers: { 'desk.backup': () => ({ path: '/b' }) } })
    const headers = { cookie: await desk.signIn(), origin: desk.origin }
    const [hostile, window] = await Promise.all([desk.connect(headers), desk.connect(headers)])
    const cut = new Promise<number>((resolve) => hostile.on('close', resolve))
    hostile.on('error', () => {})
    hostile.send('x'.repeat(17 * 1024 * 1024))
    expect(await cut).toBe(1009)
    window.send(JSON.stringify({ id: 2, call: 'desk.backup', input: {} }))
    expect(await nextFrame(window)).toEqual({ id: 2, ok: { path: '/b' } })
  })

  it('is told every event', async () => {
    const desk = await browserDesk()
    const window = await desk.connect({ cookie: await desk.signIn(), origin: desk.origin })
    const frame = nextFrame(window)
    desk.emit({ type: 'network', online: false, byChoice: false })
    expect(await frame).toEqual({ event: { type: 'network', online: false, byChoice: false } })
  })
})
