import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Port } from '../../../src-main/contract/frames.ts'
import type { ExposedHost } from '../../../src-main/contract/host-bridge.ts'
import { ipc } from '../../../src-main/hosts/electron/ipc.ts'
import { electronBridge } from '../../../src-renderer/engine-client/electron-bridge.ts'

/** One window, seen from the preload and from the page: both hear what is posted to it. */
class FakePage extends EventTarget {
  postMessage(data: unknown, _origin: string, ports: readonly MessagePort[] = []): void {
    this.hear(data, ports, this)
  }
  hear(data: unknown, ports: readonly MessagePort[], source: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data, ports, source }))
  }
}

const ipcRenderer = Object.assign(new EventEmitter(), {
  send: vi.fn(),
  invoke: vi.fn(async (_channel: string, _what: string): Promise<readonly string[]> => ['/mail/inbox.mbox']),
})
let exposed: ExposedHost
let page: FakePage

beforeEach(async () => {
  page = new FakePage()
  vi.stubGlobal('window', page)
  vi.stubGlobal('navigator', { onLine: false })
  vi.resetModules()
  ipcRenderer.removeAllListeners()
  ipcRenderer.send.mockClear()
  vi.doMock('electron', () => ({
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (_name: string, host: ExposedHost) => (exposed = host) },
    webUtils: { getPathForFile: (file: File) => (file.name === 'pasted.png' ? '' : `/drop/${file.name}`) },
  }))
  await import('../../../src-main/hosts/electron/preload.ts')
})
afterEach(() => vi.unstubAllGlobals())

it('joins the page to the engine, again after each restart', async () => {
  const ports: Port[] = []
  electronBridge(exposed).onPort((port) => ports.push(port))
  expect(ipcRenderer.send).toHaveBeenCalledWith(ipc.wantPort)

  const engine = new MessageChannel()
  ipcRenderer.emit(ipc.havePort, { ports: [engine.port2] })
  const said = Promise.withResolvers<unknown>()
  engine.port1.onmessage = ({ data }) => said.resolve(data)
  ports[0]?.post({ id: 1, call: 'desk.status', input: {} })
  expect(await said.promise).toEqual({ id: 1, call: 'desk.status', input: {} })

  const answer = Promise.withResolvers<unknown>()
  ports[0]?.onFrame(answer.resolve)
  engine.port1.postMessage({ id: 1, ok: 'here' })
  expect(await answer.promise).toEqual({ id: 1, ok: 'here' })

  const gone = Promise.withResolvers<void>()
  ports[0]?.onClose(gone.resolve)
  engine.port1.close()
  await gone.promise

  const restarted = new MessageChannel()
  ipcRenderer.emit(ipc.havePort, { ports: [restarted.port2] })
  expect(ports).toHaveLength(2)
  ports[1]?.close()
})

it('takes no port from a frame that poses as the host, and asks for none on its behalf', () => {
  const listener = vi.fn()
  electronBridge(exposed).onPort(listener)
  ipcRenderer.send.mockClear()
  const { port1, port2 } = new MessageChannel()
  page.hear('throughline:have-port', [port2], { name: 'a mail frame' })
  page.hear('throughline:want-port', [], { name: 'a mail frame' })
  expect(listener).not.toHaveBeenCalled()
  expect(ipcRenderer.send).not.toHaveBeenCalled()
  port1.close()
})

it('keeps commands until the page listens', () => {
  ipcRenderer.emit(ipc.command, {}, { type: 'search' })
  const commands: unknown[] = []
  exposed.onCommand((command) => commands.push(command))
  ipcRenderer.emit(ipc.command, {}, { type: 'open-settings' })
  expect(commands).toEqual([{ type: 'search' }, { type: 'open-settings' }])
})

it('knows the paths of what was dropped, and leaves out what has none', async () => {
  const files = [new File([], 'inbox.mbox'), new File([], 'pasted.png')]
  expect(await exposed.pathsOf(files)).toEqual(['/drop/inbox.mbox'])
})

it('asks the system for files, or for a folder', async () => {
  expect(await exposed.chooseFiles()).toEqual(['/mail/inbox.mbox'])
  await exposed.chooseFiles('folder')
  expect(ipcRenderer.invoke.mock.calls).toEqual([
    [ipc.chooseFiles, 'files'],
    [ipc.chooseFiles, 'folder'],
  ])
})

it('passes on what becomes of the network', () => {
  page.dispatchEvent(new Event('offline'))
  expect(ipcRenderer.send).toHaveBeenCalledWith(ipc.networkChanged, false)
})
