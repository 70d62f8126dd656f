import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ipc } from '../../../src-main/hosts/electron/ipc.ts'
import { type FakeWindow, fakeElectron } from '../../support/fake-electron.ts'

let electron: ReturnType<typeof fakeElectron>
let dataPath: string
const arguments_ = process.argv

beforeEach(() => {
  electron = fakeElectron()
  dataPath = mkdtempSync(join(tmpdir(), 'desktop-'))
  process.argv = ['/electron', '/program', '--data', dataPath]
  vi.resetModules()
  vi.doMock('electron', () => electron.module)
})
afterEach(() => {
  process.argv = arguments_
  vi.useRealTimers()
  rmSync(dataPath, { recursive: true })
})

async function startProgram(): Promise<void> {
  await import('../../../src-main/hosts/electron/main.ts')
  electron.app.ready.resolve()
  await vi.waitFor(() => expect(electron.windows.length + electron.dialogs.length).toBeGreaterThan(0))
}

function theWindow(): FakeWindow {
  const window = electron.windows.at(-1)
  if (window === undefined) throw new Error('No window was opened')
  return window
}

function theEngine() {
  const engine = electron.engines.at(-1)
  if (engine === undefined) throw new Error('No engine was started')
  return engine
}

/** The window's page came up and asks for the engine. */
function pageKnocks(): void {
  const { webContents } = theWindow()
  electron.ipcMain.emit(ipc.wantPort, { sender: webContents, senderFrame: webContents.mainFrame })
}

const arrived = { type: 'arrived', contact: 7, name: 'Ana', subject: 'My lamp', preview: 'It flickers' }

describe('the page', () => {
  it('is sandboxed and isolated', async () => {
    await startProgram()
    expect(electron.calls.slice(0, 2)).toEqual(['app.enableSandbox', 'protocol.registerSchemesAsPrivileged'])
    expect(theWindow().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    })
    expect(theWindow().webContents.url).toBe('app://desk/index.html')
  })

  it('is preceded by a window of its own colour', async () => {
    const { windowBackground } = await import('../../../src-main/hosts/electron/desk-window.ts')
    const tokens = readFileSync(new URL('../../../src-renderer/styles/tokens.css', import.meta.url), 'utf8')
    const { light, dark } = windowBackground
    expect(tokens).toContain(`--surface-window: light-dark(${light}, ${dark})`)
  })

  it('goes nowhere else, whatever it holds', async () => {
    await startProgram()
    const refused = (event: string, details: object): boolean => {
      let prevented = false
      theWindow().webContents.emit(event, { ...details, preventDefault: () => (prevented = true) })
      return prevented
    }
    expect(refused('will-navigate', { url: 'https://evil.test/' })).toBe(true)
    expect(refused('will-navigate', { url: 'app://desk/index.html' })).toBe(false)
    expect(refused('will-frame-navigate', { url: 'https://evil.test/', isMainFrame: false })).toBe(true)
    expect(refused('will-frame-navigate', { url: 'app://desk/index.html', isMainFrame: false })).toBe(true)
    expect(refused('will-frame-navigate', { url: 'app://desk/mail-frame.html', isMainFrame: false })).toBe(false)
    expect(refused('will-redirect', { url: 'app://desk/' })).toBe(true)
    expect(refused('will-attach-webview', {})).toBe(true)
  })

  it('opens links outside after a look at their scheme, and windows never', async () => {
    await startProgram()
    const open = theWindow().webContents.openHandler
    for (const url of [
      'https://shop.test/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
      'nonsense',
    ])
      expect(open?.({ url })).toEqual({ action: 'deny' })
    expect(electron.opened).toEqual(['https://shop.test/'])
  })

  it('may copy a text and nothing more', async () => {
    await startProgram()
    const allowed = (permission: string): unknown =>
      electron.handlers.get('permission check')?.(...([null, permission] as never[]))
    expect(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'].filter(allowed)).toEqual([])
    expect(allowed('clipboard-sanitized-write')).toBe(true)
  })

  it('loads nothing from the network but the pictures a reader asks for', async () => {
    await startProgram()
    const load = (url: string, resourceType: string): boolean => {
      let cancelled = true
      const answer = ({ cancel }: { cancel: boolean }) => {
        cancelled = cancel
      }
      electron.handlers.get('before request')?.(...([{ url, resourceType }, answer] as never[]))
      return !cancelled
    }
    expect(load('app://desk/index.html', 'mainFrame')).toBe(true)
    expect(load('https://shop.test/lamp.png', 'image')).toBe(true)
    expect(load('https://evil.test/x.js', 'script')).toBe(false)
    expect(load('http://evil.test/lamp.png', 'image')).toBe(false)
    expect(load('file:///etc/passwd', 'subFrame')).toBe(false)
  })

  it('is loaded again when its process dies, but not for ever', async () => {
    await startProgram()
    for (let crash = 0; crash < 10; crash++)
      theWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(theWindow().webContents.reloads).toBe(3)
  })
})

describe('the engine', () => {
  it('runs in a process of its own, on the folder that was asked for', async () => {
    await startProgram()
    expect(theEngine().args).toEqual([dataPath])
    expect(electron.app.paths.get('userData')).toBe(join(dataPath, 'window'))
  })

  it('is joined to the page by a pipe of which the host holds no end', async () => {
    await startProgram()
    pageKnocks()
    expect(theEngine().told).toEqual([{ message: { type: 'port' }, ports: [expect.anything()] }])
    expect(theWindow().webContents.posted).toEqual([{ channel: ipc.havePort, ports: [expect.anything()] }])
    expect(theEngine().told[0]?.ports[0]).not.toBe(theWindow().webContents.posted[0]?.ports[0])
  })

  it('is not joined to a frame inside the page', async () => {
    await startProgram()
    const { webContents } = theWindow()
    electron.ipcMain.emit(ipc.wantPort, { sender: webContents, senderFrame: { name: 'a mail' } })
    expect(webContents.posted).toEqual([])
  })

  it('comes back at once after a crash, and the page gets a new pipe', async () => {
    await startProgram()
    pageKnocks()
    theEngine().emit('exit', 139)
    expect(electron.engines).toHaveLength(2)
    expect(theWindow().webContents.posted).toHaveLength(2)
    expect(electron.dialogs).toEqual([])
  })

  it('is given up after five restarts in five minutes, and tried again when the user says so', async () => {
    electron.answers.dialog = 0
    await startProgram()
    for (let crash = 0; crash < 6; crash++) theEngine().emit('exit', 139)
    await vi.waitFor(() => expect(electron.dialogs).toHaveLength(1))
    await vi.waitFor(() => expect(electron.engines).toHaveLength(7))
  })

  it('that says why it cannot start is not started again', async () => {
    await startProgram()
    const error = { kind: 'store', code: 'newer', message: 'This desk was written by version 9', params: {} }
    theEngine().emit('message', { type: 'failed', error })
    await vi.waitFor(() => expect(electron.dialogs).toMatchObject([{ detail: error.message }]))
    expect(electron.engines).toHaveLength(1)
    await vi.waitFor(() => expect(electron.calls).toContain('app.quit'))
  })

  it('reads and keeps its secrets in the keychain, never in the clear', async () => {
    await startProgram()
    const told = () => theEngine().told.map(({ message }) => message)
    theEngine().emit('message', { type: 'secret', id: 1, request: { operation: 'read', name: 'database-key' } })
    await vi.waitFor(() => expect(told()).toContainEqual({ type: 'secret-found', id: 1, value: null }))
    const write = { operation: 'write', name: 'database-key', value: 'abc' }
    theEngine().emit('message', { type: 'secret', id: 2, request: write })
    await vi.waitFor(() => expect(told()).toContainEqual({ type: 'secret-found', id: 2, value: null }))
    theEngine().emit('message', { type: 'secret', id: 3, request: { operation: 'read', name: 'database-key' } })
    await vi.waitFor(() => expect(told()).toContainEqual({ type: 'secret-found', id: 3, value: 'abc' }))
  })

  it('hears that the computer woke up and what became of the network', async () => {
    await startProgram()
    electron.powerMonitor.emit('resume')
    const { webContents } = theWindow()
    electron.ipcMain.emit(ipc.networkChanged, { sender: webContents, senderFrame: webContents.mainFrame }, false)
    expect(theEngine().told.map(({ message }) => message)).toEqual([
      { type: 'network', online: true },
      { type: 'resumed' },
      { type: 'network', online: false },
    ])
  })

  it('finishes what it writes before the program ends', async () => {
    await startProgram()
    electron.app.quit()
    expect(theEngine().told.at(-1)?.message).toEqual({ type: 'close' })
    await vi.waitFor(() => expect(electron.calls.slice(-2)).toEqual(['app.quit held', 'app.quit']))
    expect(electron.engines).toHaveLength(1)
  })
})

describe('the program', () => {
  it('leaves the first place to the one that runs already', async () => {
    electron.app.firstInstance = false
    await import('../../../src-main/hosts/electron/main.ts')
    electron.app.ready.resolve()
    expect(electron.calls).toContain('app.quit')
    expect(electron.windows).toEqual([])
  })

  it('comes to the front when it is started again', async () => {
    await startProgram()
    theWindow().minimized = true
    electron.app.emit('second-instance', {}, ['/electron', '/program'])
    expect(theWindow()).toMatchObject({ minimized: false, focused: true })
  })

  it('hands a mail link to the page, and waits with it until the page listens', async () => {
    process.argv = [...process.argv, 'mailto:ana@shop.test?subject=Lamp']
    await startProgram()
    expect(theWindow().webContents.sent).toEqual([])
    pageKnocks()
    const compose = { type: 'compose', to: 'ana@shop.test', subject: 'Lamp', body: '' }
    expect(theWindow().webContents.sent).toEqual([[ipc.command, compose]])
    electron.app.emit('second-instance', {}, ['/electron', 'mailto:bo@shop.test'])
    expect(theWindow().webContents.sent.at(-1)).toEqual([ipc.command, { ...compose, to: 'bo@shop.test', subject: '' }])
  })

  it('hands a link to a message to the page', async () => {
    await startProgram()
    pageKnocks()
    electron.app.emit('open-url', { preventDefault: () => {} }, 'throughline://message/7')
    electron.app.emit('second-instance', {}, ['/electron', 'throughline://message/8'])
    const open = (message: number) => [ipc.command, { type: 'open-message', message }]
    await vi.waitFor(() => expect(theWindow().webContents.sent).toEqual([open(7), open(8)]))
  })

  it('is what the system starts for a link to a message', async () => {
    await startProgram()
    expect(electron.calls).toContain('app.setAsDefaultProtocolClient throughline')
  })

  it('tells of an arrival, and a click opens who wrote', async () => {
    await startProgram()
    pageKnocks()
    vi.useFakeTimers()
    theEngine().emit('message', { type: 'event', event: arrived })
    vi.advanceTimersByTime(5000)
    expect(electron.notifications.map(({ options }) => options)).toEqual([
      { title: 'Ana', body: 'My lamp\nIt flickers' },
    ])
    electron.notifications[0]?.emit('click')
    expect(theWindow().webContents.sent).toEqual([[ipc.command, { type: 'open-contact', contact: 7 }]])
  })

  it('tells of a whole night in one notification', async () => {
    await startProgram()
    vi.useFakeTimers()
    for (let message = 0; message < 50; message++) theEngine().emit('message', { type: 'event', event: arrived })
    vi.advanceTimersByTime(5000)
    expect(electron.notifications.map(({ options }) => options)).toEqual([
      { title: '50 new messages', body: 'From Ana' },
    ])
  })

  it('is silent about what the user is looking at', async () => {
    await startProgram()
    vi.useFakeTimers()
    theWindow().focused = true
    theEngine().emit('message', { type: 'event', event: arrived })
    vi.advanceTimersByTime(5000)
    expect(electron.notifications).toEqual([])
  })

  it('tells of a breach by name, and of many after a sleep in one sentence', async () => {
    await startProgram()
    const moment = {
      what: 'breach',
      contact: 7,
      conversation: 8,
      name: 'Ana',
      subject: 'Order 7',
      clock: 'first-reply',
      dueAt: 1,
    }
    const told = (event: object) => theEngine().emit('message', { type: 'event', event: { type: 'sla', ...event } })
    told({ moments: [moment], warnings: 0, breaches: 1 })
    told({ moments: [moment, { ...moment, name: 'Bo' }], warnings: 4, breaches: 12 })
    expect(electron.notifications.map(({ options }) => options)).toEqual([
      { title: 'Ana: the time is over', body: 'Order 7' },
      { title: '12 breaches and 4 are due soon', body: 'Ana and Bo' },
    ])
  })

  it('shows how many are late or due soon on its icon and in the tray', async () => {
    await startProgram()
    theEngine().emit('message', { type: 'event', event: { type: 'due', breached: 2, soon: 1, today: 9 } })
    expect(electron.trays).toMatchObject([{ tooltip: 'Throughline: 3 customers are late or due soon' }])
    expect(process.platform === 'win32' ? theWindow().overlays : electron.app.badges).toHaveLength(1)
  })

  it('speaks the language of the system, and another one as soon as it is chosen', async () => {
    electron.app.locale = 'it-IT'
    await startProgram()
    expect(electron.menus.at(-1)).toContain('Modifica')
    theEngine().emit('message', { type: 'event', event: { type: 'due', breached: 1, soon: 0, today: 1 } })
    expect(electron.trays[0]?.tooltip).toBe('Throughline: 1 cliente in ritardo o in scadenza')

    theEngine().emit('message', { type: 'event', event: { type: 'language', language: 'ru' } })
    expect(electron.menus.at(-1)).toContain('Правка')
    expect(electron.trays).toEqual([
      {
        tooltip: 'Throughline: 1 клиент: срок вышел или близок',
        labels: ['Открыть Throughline', 'Завершить Throughline'],
      },
    ])
    vi.useFakeTimers()
    for (let message = 0; message < 5; message++) theEngine().emit('message', { type: 'event', event: arrived })
    vi.advanceTimersByTime(5000)
    expect(electron.notifications.map(({ options }) => options)).toEqual([
      { title: '5 новых сообщений', body: 'От: Ana' },
    ])
  })

  it('says in the system’s language why the desk cannot be opened', async () => {
    electron.app.locale = 'ro'
    await startProgram()
    const params = { path: '/mail', program: 'desk sync', pid: 7 }
    const error = { kind: 'rejected', code: 'desk-in-use', message: 'The desk is open', params }
    theEngine().emit('message', { type: 'failed', error })
    await vi.waitFor(() => expect(electron.dialogs).toMatchObject([{ message: 'Throughline s-a oprit' }]))
    expect(electron.dialogs[0]?.detail).toContain('Baza de date din /mail este deja deschisă în desk sync')
  })

  it('says so once where the system has no keychain', async () => {
    electron.safeStorage.backend = 'basic_text'
    await startProgram()
    const told = electron.dialogs.map(({ message }) => message)
    expect(told).toEqual(process.platform === 'linux' ? ['This computer has no keychain'] : [])
  })
})
