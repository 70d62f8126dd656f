import { expect, it, vi } from 'vitest'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { DeskEvent } from '../../../src-main/contract/events.ts'
import type { ResponseFrame } from '../../../src-main/contract/frames.ts'
import type { Handlers } from '../../../src-main/engine/rpc/handlers.ts'
import { servePort } from '../../../src-main/engine/rpc/serve.ts'
import { memoryPorts } from '../../support/memory-ports.ts'

it('answers a question with the number it came with', async () => {
  const { ask } = served({ 'desk.backup': () => ({ path: '/b' }) })
  expect(await ask({ id: 7, call: 'desk.backup', input: {} })).toEqual({ id: 7, ok: { path: '/b' } })
})

it('hands the handler the validated input with its defaults', async () => {
  const seen = vi.fn(() => job)
  const { ask } = served({ 'files.import': seen })
  await ask({ id: 1, call: 'files.import', input: { paths: ['/a.mbox'] } })
  expect(seen).toHaveBeenCalledWith({ paths: ['/a.mbox'], me: [] })
})

it('refuses an input that does not fit, names the field and never calls the handler', async () => {
  const seen = vi.fn()
  const { ask } = served({ 'search.messages': seen })
  const answer = await ask({ id: 1, call: 'search.messages', input: { query: 'x', limit: 10_000 } })
  expect(answer).toMatchObject({ id: 1, error: { kind: 'invalid', params: { field: 'limit' } } })
  expect(seen).not.toHaveBeenCalled()
})

it.each(['nope', 'constructor', '__proto__', 'toString'])('answers the unknown call %s with invalid', async (call) => {
  const { ask } = served({})
  expect(await ask({ id: 1, call, input: {} })).toMatchObject({ error: { kind: 'invalid', code: 'unknown-call' } })
})

it('drops what is no request and goes on answering', async () => {
  const { window, ask } = served({ 'desk.backup': () => ({ path: '/b' }) })
  for (const garbage of [null, 3, 'x', [], {}, { id: 'a', call: 'desk.backup' }, { id: 1.5, call: 'x' }]) {
    window.post(garbage)
  }
  expect(await ask({ id: 2, call: 'desk.backup', input: {} })).toEqual({ id: 2, ok: { path: '/b' } })
})

it('passes a typed error on as it is', async () => {
  const { ask } = served({
    'desk.backup': () => {
      throw new DeskError('disk-full', 'disk-full', 'The disk is full', { neededBytes: 3 })
    },
  })
  expect(await ask({ id: 1, call: 'desk.backup', input: {} })).toEqual({
    id: 1,
    error: { kind: 'disk-full', code: 'disk-full', message: 'The disk is full', params: { neededBytes: 3 } },
  })
})

it('answers an unforeseen failure as a bug, with its stack in the log and not on the wire', async () => {
  const log = vi.fn()
  const { ask } = served(
    {
      'desk.backup': () => {
        throw new TypeError('boom')
      },
    },
    log,
  )
  const answer = await ask({ id: 1, call: 'desk.backup', input: {} })
  expect(answer).toMatchObject({ error: { kind: 'bug', message: 'boom' } })
  expect(JSON.stringify(answer)).not.toContain('serve.test')
  expect(log).toHaveBeenCalledWith('error', expect.stringContaining('serve.test'))
})

it('pushes events until the port closes, and drops answers that come after', async () => {
  const late = Promise.withResolvers<{ path: string }>()
  const backup = vi.fn(() => late.promise)
  const { window, received, emit, listeners, posted } = served({ 'desk.backup': backup })
  emit({ type: 'network', online: false, byChoice: false })
  await vi.waitFor(() => expect(received).toEqual([{ event: { type: 'network', online: false, byChoice: false } }]))
  window.post({ id: 1, call: 'desk.backup', input: {} })
  await vi.waitFor(() => expect(backup).toHaveBeenCalled())
  window.close()
  late.resolve({ path: '/b' })
  await vi.waitFor(() => expect(listeners.size).toBe(0))
  await new Promise(setImmediate)
  expect(posted).toHaveBeenCalledTimes(1)
})

const job = {
  id: 'j',
  kind: 'import',
  title: '',
  status: 'running',
  done: 0,
  total: null,
  unit: 'bytes',
  added: 0,
  known: 0,
  problems: [],
  problemCount: 0,
  error: null,
} as never

/** A port served with these handlers, and a window at its other end. */
function served(handlers: Partial<Handlers>, log?: (level: string, line: string) => void) {
  const [window, engine] = memoryPorts()
  const listeners = new Set<(event: DeskEvent) => void>()
  const received: ResponseFrame[] = []
  const posted = vi.spyOn(engine, 'post')
  window.onFrame((frame) => received.push(frame as ResponseFrame))
  servePort(
    engine,
    handlers as Handlers,
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    log,
  )
  return {
    window,
    received,
    posted,
    listeners,
    emit: (event: DeskEvent) => {
      for (const listener of listeners) listener(event)
    },
    async ask(frame: { id: number; call: string; input: unknown }): Promise<ResponseFrame> {
      window.post(frame)
      return await vi.waitFor(() => {
        const answer = received.find((one) => 'id' in one && one.id === frame.id)
        if (answer === undefined) throw new Error('no answer yet')
        return answer
      })
    },
  }
}
