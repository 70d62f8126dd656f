import { EventEmitter } from 'node:events'

/** What was called on the fake, in order: `app.enableSandbox`, `protocol.handle`. */
type Calls = string[]

type Handler = (...args: never[]) => unknown

/** A page in a window: records what it was told. */
export class FakeWebContents extends EventEmitter {
  readonly mainFrame = { name: 'main frame' }
  readonly sent: unknown[][] = []
  readonly posted: { readonly channel: string; readonly ports: readonly FakePort[] }[] = []
  reloads = 0
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  url = ''
  send(...message: unknown[]): void {
    this.sent.push(message)
  }
  postMessage(channel: string, _message: unknown, ports: readonly FakePort[]): void {
    this.posted.push({ channel, ports })
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  isDestroyed(): boolean {
    return false
  }
  getURL(): string {
    return this.url
  }
  reload(): void {
    this.reloads++
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeWebContents()
  readonly overlays: unknown[] = []
  focused = false
  minimized = false
  shown = 0
  readonly options: Record<string, unknown>
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.url = url
  }
  show(): void {
    this.shown++
  }
  focus(): void {
    this.focused = true
  }
  isFocused(): boolean {
    return this.focused
  }
  isMinimized(): boolean {
    return this.minimized
  }
  restore(): void {
    this.minimized = false
  }
  maximize(): void {}
  isMaximized(): boolean {
    return false
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1000, height: 700 }
  }
  setOverlayIcon(icon: unknown, description: string): void {
    this.overlays.push(icon === null ? null : description)
  }
}

export class FakePort extends EventEmitter {}

/** The engine's process: records what it was told, and ends when told to. */
export class FakeEngineProcess extends EventEmitter {
  readonly told: { readonly message: unknown; readonly ports: readonly FakePort[] }[] = []
  readonly modulePath: string
  readonly args: readonly string[]
  kills = 0
  constructor(modulePath: string, args: readonly string[]) {
    super()
    this.modulePath = modulePath
    this.args = args
  }
  postMessage(message: { readonly type: string }, ports: readonly FakePort[] = []): void {
    this.told.push({ message, ports })
    if (message.type === 'close') this.emit('exit', 0)
  }
  kill(): boolean {
    this.kills++
    this.emit('exit', 143)
    return true
  }
}

export class FakeNotification extends EventEmitter {
  static isSupported(): boolean {
    return true
  }
  readonly options: { readonly title: string; readonly body: string }
  constructor(options: { readonly title: string; readonly body: string }) {
    super()
    this.options = options
  }
  show(): void {}
}

class FakeApp extends EventEmitter {
  readonly calls: Calls
  isPackaged = true
  firstInstance = true
  locale = 'en-US'
  readonly badges: number[] = []
  readonly paths = new Map<string, string>()
  readonly ready = Promise.withResolvers<void>()
  constructor(calls: Calls) {
    super()
    this.calls = calls
  }
  enableSandbox(): void {
    this.calls.push('app.enableSandbox')
  }
  getAppPath(): string {
    return '/program'
  }
  getLocale(): string {
    return this.locale
  }
  getName(): string {
    return 'Throughline'
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  requestSingleInstanceLock(): boolean {
    this.calls.push('app.requestSingleInstanceLock')
    return this.firstInstance
  }
  whenReady(): Promise<void> {
    return this.ready.promise
  }
  /** Like Electron's: nothing ends while somebody holds it back. */
  quit(): void {
    let held = false
    this.emit('will-quit', { preventDefault: () => (held = true) })
    this.calls.push(held ? 'app.quit held' : 'app.quit')
  }
  setBadgeCount(count: number): void {
    this.badges.push(count)
  }
  isDefaultProtocolClient(): boolean {
    return false
  }
  setAsDefaultProtocolClient(scheme: string): void {
    this.calls.push(`app.setAsDefaultProtocolClient ${scheme}`)
  }
  removeAsDefaultProtocolClient(scheme: string): void {
    this.calls.push(`app.removeAsDefaultProtocolClient ${scheme}`)
  }
}

/**
 * Stands in for the `electron` module, whose binary is not everywhere. It keeps Electron's manners where the host
 * relies on them (the order of events, what holds a quit back) and records the rest.
 */
export function fakeElectron() {
  const calls: Calls = []
  const app = new FakeApp(calls)
  const windows: FakeWindow[] = []
  const engines: FakeEngineProcess[] = []
  const notifications: FakeNotification[] = []
  const opened: string[] = []
  const dialogs: { readonly message: string; readonly detail: string }[] = []
  const handlers = new Map<string, Handler>()
  const ipcMain = new EventEmitter()
  const powerMonitor = new EventEmitter()
  const trays: { tooltip: string; labels: readonly (string | undefined)[] }[] = []
  const menus: (readonly string[])[] = []
  const safeStorage = { available: true, backend: 'gnome_libsecret' }
  const answers = { dialog: 2 }

  class BrowserWindow extends FakeWindow {
    constructor(options: Record<string, unknown>) {
      super(options)
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }
  class Notification extends FakeNotification {
    constructor(options: { readonly title: string; readonly body: string }) {
      super(options)
      notifications.push(this)
    }
  }
  class MessageChannelMain {
    readonly port1 = new FakePort()
    readonly port2 = new FakePort()
  }
  class Tray extends EventEmitter {
    readonly seen = { tooltip: '', labels: [] as readonly (string | undefined)[] }
    constructor() {
      super()
      trays.push(this.seen)
    }
    setContextMenu(items: readonly { label?: string }[]): void {
      this.seen.labels = items.flatMap(({ label }) => label ?? [])
    }
    setTitle(): void {}
    setToolTip(text: string): void {
      this.seen.tooltip = text
    }
  }
  const display = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
  const session = { defaultSession: fakeSession(handlers) }

  return {
    calls,
    app,
    windows,
    engines,
    notifications,
    opened,
    dialogs,
    handlers,
    ipcMain,
    powerMonitor,
    trays,
    menus,
    safeStorage,
    answers,
    module: {
      app,
      BrowserWindow,
      Notification,
      MessageChannelMain,
      Tray,
      ipcMain: Object.assign(ipcMain, { handle: (name: string, handler: Handler) => handlers.set(name, handler) }),
      powerMonitor,
      session,
      net: { isOnline: () => true },
      screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
      nativeTheme: { shouldUseDarkColors: false },
      nativeImage: {
        createFromPath: (path: string) => ({ path, setTemplateImage: () => {} }),
        createFromBitmap: () => ({}),
      },
      Menu: {
        setApplicationMenu: (menu: readonly { label?: string }[]) =>
          void menus.push(menu.flatMap(({ label }) => label ?? [])),
        buildFromTemplate: (template: unknown) => template,
      },
      protocol: {
        registerSchemesAsPrivileged: () => calls.push('protocol.registerSchemesAsPrivileged'),
        handle: (scheme: string, handler: Handler) => handlers.set(`${scheme}://`, handler),
      },
      shell: {
        openExternal: async (url: string) => void opened.push(url),
        openPath: async (path: string) => void opened.push(path),
      },
      dialog: {
        showMessageBox: async (box: { message: string; detail: string }) => {
          dialogs.push(box)
          return { response: answers.dialog }
        },
        showErrorBox: (message: string, detail: string) => dialogs.push({ message, detail }),
        showOpenDialog: async () => ({ filePaths: ['/mail/inbox.mbox'] }),
      },
      utilityProcess: {
        fork(modulePath: string, args: readonly string[]) {
          const engine = new FakeEngineProcess(modulePath, args)
          engines.push(engine)
          return engine
        },
      },
      safeStorage: {
        isEncryptionAvailable: () => safeStorage.available,
        getSelectedStorageBackend: () => safeStorage.backend,
        encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
        decryptString: (sealed: Buffer) => [...sealed.toString()].reverse().join(''),
      },
    },
  }
}

function fakeSession(handlers: Map<string, Handler>) {
  const keep = (name: string) => (handler: Handler) => void handlers.set(name, handler)
  return {
    setPermissionRequestHandler: keep('permission request'),
    setPermissionCheckHandler: keep('permission check'),
    setDevicePermissionHandler: keep('device permission'),
    webRequest: { onBeforeRequest: keep('before request') },
  }
}
