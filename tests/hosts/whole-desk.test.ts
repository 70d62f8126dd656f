import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startProgram } from '../support/run-program.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { runningDesk, windowOf } from './running-desk.ts'
import { mbox } from './three-mails.ts'

it('prints its address and nothing else on standard output', async () => {
  const desk = await runningDesk(join(await temporaryFolder(), 'data'))
  expect(desk.stdout()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]{43}\n$/)
})

it('takes in an uploaded archive, shows and finds it, and has it all after it was killed', async () => {
  const data = join(await temporaryFolder(), 'data')
  const desk = await runningDesk(data)
  const window = await windowOf(desk.address)
  const path = await window.upload('archive.mbox', mbox)
  const job = await window.call('files.import', { paths: [path], me: ['help@desk.test'] })
  await vi.waitFor(() => {
    const ended = window.events.find(
      (event) => event.type === 'job' && event.job.id === job.id && event.job.status !== 'running',
    )
    expect(ended ?? job).toMatchObject(ended ? { job: { status: 'done', added: 3 } } : { status: 'done', added: 3 })
  })
  await vi.waitFor(() => expect(existsSync(path)).toBe(false))
  desk.child.kill('SIGKILL')
  await desk.ended

  const again = await windowOf((await runningDesk(data)).address)
  const { rows } = await again.call('queue.page', {
    filter: 'all',
    account: null,
    order: 'newest',
    after: null,
    limit: 50,
  })
  expect(rows.map(({ name }) => name)).toEqual(['田中', 'Ana Popescu'])
  const contact = rows[1]?.contact
  if (contact === undefined) throw new Error('Ana is not there')
  const { entries } = await again.call('timeline.page', { contact, anchor: null, limit: 50 })
  expect(entries.map(({ direction }) => direction)).toEqual(['in', 'out'])
  const { hits } = await again.call('search.messages', { query: 'invoice', limit: 50 })
  expect(hits.map(({ subject }) => subject)).toEqual(['Invoice wanted'])
})

it('gives the address of the desk that is open when it is started again', async () => {
  const data = join(await temporaryFolder(), 'data')
  const first = await runningDesk(data)
  const second = await runningDesk(data)
  expect(await second.ended).toMatchObject({ code: 0 })
  expect(new URL(second.address).host).toBe(new URL(first.address).host)
  await windowOf(second.address)
  await windowOf(first.address)
})

it.each(['SIGTERM', 'SIGINT'] as const)('closes the desk well on %s', async (signal) => {
  const data = join(await temporaryFolder(), 'data')
  const desk = await runningDesk(data)
  await windowOf(desk.address)
  desk.child.kill(signal)
  expect(await desk.ended).toMatchObject({ code: 0, stderr: '' })
  expect(existsSync(join(data, 'desk.lock'))).toBe(false)
  expect(existsSync(join(data, 'browser-host.json'))).toBe(false)
})

it.skipIf(process.platform === 'win32')('closes the desk when npm, which started it, was ended', async () => {
  const data = join(await temporaryFolder(), 'data')
  const line = `node src-main/hosts/start.ts --browser --no-open --port 0 --data '${data}'; true`
  const shell = spawn('sh', ['-c', line], { env: { ...process.env, npm_lifecycle_event: 'start' } })
  shell.stdout.resume()
  const lock = join(data, 'desk.lock')
  await vi.waitFor(() => expect(existsSync(join(data, 'browser-host.json'))).toBe(true), { timeout: 30_000 })
  shell.kill('SIGTERM')
  await vi.waitFor(() => expect(existsSync(lock)).toBe(false), { timeout: 15_000 })
})

it('says that a port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await new Promise((resolve) => taken.once('listening', resolve))
  const { port } = taken.address() as AddressInfo
  const data = join(await temporaryFolder(), 'data')
  const run = await startProgram('src-main/hosts/start.ts', [
    '--browser',
    '--no-open',
    '--port',
    String(port),
    '--data',
    data,
  ]).ended
  expect(run).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `Port ${port} is taken by another program; choose another one with --port\n`,
  })
  expect(existsSync(join(data, 'desk.lock'))).toBe(false)
})

it('serves the window from its source in development, behind the same door', async () => {
  const desk = await runningDesk(join(await temporaryFolder(), 'data'), 0, '--dev')
  const { cookie } = await windowOf(desk.address)
  const ask = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(desk.origin + path, { headers })
    return { status: response.status, text: await response.text() }
  }
  expect((await ask('/', { cookie })).text).toContain('/@vite/client')
  expect(await ask('/app/main.tsx', { cookie })).toMatchObject({ status: 200 })
  expect(await ask('/app/main.tsx', {})).toMatchObject({ status: 401 })
  expect((await ask('/@fs/etc/passwd', { cookie })).text).not.toContain('root:')
})
