import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { JobId } from '../../../src-main/contract/ids.ts'
import type { JobView } from '../../../src-main/contract/jobs.ts'
import { createUploads } from '../../../src-main/hosts/browser/uploads.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { browserDesk, nextFrame } from './browser-desk.ts'

type Desk = Awaited<ReturnType<typeof browserDesk>>

describe('an uploaded file', () => {
  it('lies in the data folder under its own name, and its path is answered', async () => {
    const desk = await browserDesk()
    const { status, path } = await upload(desk, 'archive.mbox', 'From ana')
    expect(status).toBe(200)
    expect(relative(desk.dataPath, path)).toMatch(/^uploads\/[0-9a-f]{24}\/archive\.mbox$/)
    expect(await readFile(path, 'utf8')).toBe('From ana')
  })

  it('does not meet another one of the same name', async () => {
    const desk = await browserDesk()
    const [one, two] = [await upload(desk, 'a.eml', '1'), await upload(desk, 'a.eml', '2')]
    expect([await readFile(one.path, 'utf8'), await readFile(two.path, 'utf8')]).toEqual(['1', '2'])
  })

  it.each([
    ['../../../etc/passwd', 'etc'],
    ['..\\..\\windows', 'windows'],
    ['/etc/passwd', 'etc'],
    ['a\0b\n.eml', 'a_b_.eml'],
    ['  .. ', null],
    ['', null],
    [`${'ä'.repeat(300)}.eml`, `${'ä'.repeat(98)}.eml`],
  ])('named %j stays in the folder of uploads', async (name, kept) => {
    const desk = await browserDesk()
    const { status, path } = await upload(desk, name, 'x')
    if (kept === null) return expect(status).toBe(400)
    expect(relative(join(desk.dataPath, 'uploads'), path)).toMatch(new RegExp(`^[0-9a-f-]+/${kept}$`))
  })

  it('of a chosen folder keeps its place in it, and the folder is answered', async () => {
    const desk = await browserDesk()
    const one = await upload(desk, 'Maildir/cur/1:2,S', '1')
    const two = await upload(desk, 'Maildir/new/2', '2')
    expect(one.path).toBe(two.path)
    expect(await readdir(one.path)).toEqual(['cur', 'new'])
    expect(await readFile(join(one.path, 'cur/1:2,S'), 'utf8')).toBe('1')
  })

  it('is refused without a cookie, from another origin and without one', async () => {
    const desk = await browserDesk()
    const cookie = await desk.signIn()
    const ask = (headers: Record<string, string>) =>
      desk.ask('/upload?name=a.eml', { method: 'POST', headers, body: 'x' })
    expect((await ask({ origin: desk.origin })).status).toBe(401)
    expect((await ask({ cookie })).status).toBe(403)
    expect((await ask({ cookie, origin: 'http://evil.test' })).status).toBe(403)
    expect(existsSync(join(desk.dataPath, 'uploads'))).toBe(false)
  })

  it('is refused when it would fill the disk, and nothing of it stays', async () => {
    const desk = await browserDesk({ freeBytes: 200 * 1024 * 1024 })
    const answer = await upload(desk, 'a.mbox', 'x')
    expect(answer).toMatchObject({ status: 507, error: { kind: 'disk-full' } })
    expect(existsSync(join(desk.dataPath, 'uploads'))).toBe(false)
  })

  it('is given up when the disk fills while it arrives, and nothing of it stays', async () => {
    const folder = await temporaryFolder()
    let free = 10_000_000_000
    const uploads = createUploads(folder, async () => free)
    const chunk = Buffer.alloc(1024 * 1024)
    const endless = Readable.from(
      (function* () {
        for (;;) {
          free -= 500_000_000
          yield chunk
        }
      })(),
    )
    const receiving = uploads.receive({ name: 'a.mbox', batch: '', sizeBytes: null }, endless)
    await expect(receiving).rejects.toMatchObject({ kind: 'disk-full' })
    expect(await readdir(join(folder, 'uploads'))).toEqual([])
  })

  it('that is cut off leaves nothing', async () => {
    const desk = await browserDesk()
    const headers = { cookie: await desk.signIn(), origin: desk.origin, 'content-length': '1000000' }
    const sending = request({
      port: desk.port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/upload?name=a.mbox',
      headers,
    })
    sending.on('error', () => {})
    sending.write('From ana')
    await vi.waitFor(async () => expect(await readdir(join(desk.dataPath, 'uploads'))).toHaveLength(1))
    sending.destroy()
    await vi.waitFor(async () => expect(await readdir(join(desk.dataPath, 'uploads'))).toHaveLength(0))
  })
})

describe('after an import', () => {
  it('its upload is removed, and others stay', async () => {
    const desk = await browserDesk({ handlers: { 'files.import': () => job('running') } })
    const [mine, other] = [await upload(desk, 'a.mbox', 'x'), await upload(desk, 'b.mbox', 'x')]
    await startImport(desk, [mine.path])
    expect(existsSync(mine.path)).toBe(true)
    desk.emit({ type: 'job', job: job('done') })
    await vi.waitFor(() => expect(existsSync(mine.path)).toBe(false))
    expect(existsSync(other.path)).toBe(true)
  })

  it.each(['cancelled', 'failed', 'done'] as const)(
    'that answers %s at once, the upload is removed',
    async (status) => {
      const desk = await browserDesk({ handlers: { 'files.import': () => job(status) } })
      const { path } = await upload(desk, 'a.mbox', 'x')
      await startImport(desk, [path])
      await vi.waitFor(() => expect(existsSync(path)).toBe(false))
    },
  )

  it('that is refused, the upload is removed', async () => {
    const refuse = (): never => {
      throw new DeskError('rejected', 'busy', 'Another import runs')
    }
    const desk = await browserDesk({ handlers: { 'files.import': refuse } })
    const { path } = await upload(desk, 'a.mbox', 'x')
    await startImport(desk, [path])
    await vi.waitFor(() => expect(existsSync(path)).toBe(false))
  })

  it('of a file that was not uploaded, the file stays', async () => {
    const desk = await browserDesk({ handlers: { 'files.import': () => job('done') } })
    const { path } = await upload(desk, 'a.mbox', 'x')
    const ways = [join(desk.dataPath, 'uploads/../uploads'), `${join(desk.dataPath, 'uploads')}/../..`, desk.windowPath]
    await startImport(desk, [...ways, path])
    await vi.waitFor(() => expect(existsSync(path)).toBe(false))
    expect(existsSync(join(desk.windowPath, 'index.html'))).toBe(true)
  })
})

async function upload(desk: Desk, name: string, body: string) {
  const headers = { cookie: await desk.signIn(), origin: desk.origin }
  const query = new URLSearchParams({ name, batch: '0123456789abcdef' })
  const { status, text } = await desk.ask(`/upload?${query}`, { method: 'POST', headers, body })
  return { status, ...(JSON.parse(text) as { path: string; error?: unknown }) }
}

async function startImport(desk: Desk, paths: readonly string[]): Promise<void> {
  const window = await desk.connect({ cookie: await desk.signIn(), origin: desk.origin })
  window.send(JSON.stringify({ id: 1, call: 'files.import', input: { paths } }))
  await nextFrame(window)
}

function job(status: JobView['status']): JobView {
  return {
    id: 'job-1' as JobId,
    kind: 'import',
    title: 'a.mbox',
    status,
    done: 0,
    total: null,
    unit: 'bytes',
    added: 0,
    known: 0,
    problems: [],
    problemCount: 0,
    error: null,
  }
}
