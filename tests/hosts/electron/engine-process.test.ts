import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FromEngine, SecretRequest, ToEngine } from '../../../src-main/hosts/electron/engine-messages.ts'

/** Electron's end of the engine's process: what it heard, and answers to its questions for secrets. */
class FakeParentPort extends EventEmitter {
  readonly heard: FromEngine[] = []
  readonly secrets = new Map<string, string>()
  postMessage(message: FromEngine): void {
    this.heard.push(message)
    if (message.type === 'secret')
      this.tell({ type: 'secret-found', id: message.id, value: this.perform(message.request) })
  }
  tell(data: ToEngine, ports: readonly FakeMainPort[] = []): void {
    // As between processes: never within the call that asked.
    setImmediate(() => this.emit('message', { data, ports }))
  }
  private perform(request: SecretRequest): string | null {
    if (request.operation === 'write') this.secrets.set(request.name, request.value)
    if (request.operation === 'remove') this.secrets.delete(request.name)
    return request.operation === 'read' ? (this.secrets.get(request.name) ?? null) : null
  }
}

/** A window's port as the engine's process holds it: what came out of it, and a way to put something in. */
class FakeMainPort extends EventEmitter {
  readonly frames: unknown[] = []
  started = false
  start(): void {
    this.started = true
  }
  postMessage(frame: unknown): void {
    this.frames.push(frame)
  }
  close(): void {
    this.emit('close')
  }
}

let parent: FakeParentPort
let dataPath: string
const exit = vi.spyOn(process, 'exit')
const arguments_ = process.argv

beforeEach(() => {
  dataPath = mkdtempSync(join(tmpdir(), 'engine-process-'))
  parent = new FakeParentPort()
  Object.assign(process, { parentPort: parent })
  process.argv = ['/electron', '/engine-process.js', dataPath]
  exit.mockReset().mockReturnValue(undefined as never)
  vi.resetModules()
})
afterEach(() => {
  process.argv = arguments_
  Reflect.deleteProperty(process, 'parentPort')
  rmSync(dataPath, { recursive: true, force: true })
})

const startProcess = () => import('../../../src-main/hosts/electron/engine-process.ts')

it('opens the desk with the key from the keychain and answers the windows it is given', async () => {
  const window = new FakeMainPort()
  // Electron holds what is said to a process until it listens.
  parent.once('newListener', () => parent.tell({ type: 'port' }, [window]))
  await startProcess()
  expect(parent.heard).toContainEqual({ type: 'ready' })
  expect([...parent.secrets.keys()]).toEqual(['database-key'])
  expect(existsSync(join(dataPath, 'secrets.key'))).toBe(false)

  await vi.waitFor(() => expect(window.started).toBe(true))
  window.emit('message', { data: { id: 1, call: 'desk.status', input: {} } })
  await vi.waitFor(() => expect(window.frames).toContainEqual({ id: 1, ok: expect.objectContaining({ messages: 0 }) }))

  parent.tell({ type: 'resumed' })
  parent.tell({ type: 'network', online: false })
  parent.tell({ type: 'close' })
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0))
  expect(existsSync(join(dataPath, 'desk.lock'))).toBe(false)
})

it('tells the host how many are due', async () => {
  await startProcess()
  const window = new FakeMainPort()
  parent.tell({ type: 'port' }, [window])
  await vi.waitFor(() => expect(window.started).toBe(true))
  window.emit('message', { data: { id: 1, call: 'sample.open', input: {} } })
  const heard = () => parent.heard.flatMap((message) => (message.type === 'event' ? [message.event] : []))
  await vi.waitFor(() => expect(heard()).toContainEqual(expect.objectContaining({ type: 'due' })), 20_000)
  parent.tell({ type: 'close' })
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0))
})

it('says why it cannot open the desk', async () => {
  writeFileSync(
    join(dataPath, 'desk.lock'),
    JSON.stringify({ pid: process.pid, program: 'the command line', began: null }),
  )
  await startProcess()
  const failed = parent.heard.find((message) => message.type === 'failed')
  expect(failed).toMatchObject({ error: { code: 'desk-in-use', params: { program: 'the command line' } } })
})
