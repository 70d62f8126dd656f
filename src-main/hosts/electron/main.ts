import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, Menu, net, powerMonitor, session, shell } from 'electron'
import { assertNever, DeskError } from '../../contract/errors.ts'
import type { HostCommand } from '../../contract/host-bridge.ts'
import type { ContactId } from '../../contract/ids.ts'
import { deskScheme } from '../../contract/message-link.ts'
import { defaultDataFolder, resolveFromUser } from '../node/data-folder.ts'
import { registerAppScheme, serveApp, windowUrl } from './app-scheme.ts'
import { dataArgument } from './data-argument.ts'
import { type DeskWindow, deskWindow } from './desk-window.ts'
import { dueCount } from './due-count.ts'
import type { HostEvent } from './engine-messages.ts'
import { superviseEngine } from './engine-supervisor.ts'
import { commandOfArguments, commandOfLink } from './followed-links.ts'
import { type HostSecrets, openHostSecrets } from './host-secrets.ts'
import { hostLanguage, sentenceOf } from './host-text/host-text.ts'
import { menuTemplate } from './menu.ts'
import { clockNotifier, notifier } from './notifications.ts'
import { quitAfter } from './quit.ts'
import { serveWindow } from './serve-window.ts'
import { showEngineStopped, showWithoutKeychain } from './troubles.ts'
import { guardAllWebContents, refuseNetwork, refusePermissions } from './web-contents-guard.ts'

// The entry of the desktop program: puts the parts together, in the order that Electron asks for.

const built = import.meta.dirname
const { platform } = process
const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)
const language = hostLanguage(() => app.getLocale())
const dataPath = resolveFromUser(dataArgument(process.argv) ?? defaultDataFolder())

app.enableSandbox()
// Windows shows notifications only of a program that goes by the name of its installer (`appId`).
if (platform === 'win32') app.setAppUserModelId('app.throughline.desk')
registerAppScheme()
guardAllWebContents()
// Chromium's own files, and with them the lock that makes the program single: one for each desk.
mkdirSync(join(dataPath, 'window'), { recursive: true, mode: 0o700 })
app.setPath('userData', join(dataPath, 'window'))

if (app.requestSingleInstanceLock()) run()
else app.quit()

function run(): void {
  const window = deskWindow({
    url: devServer ?? windowUrl,
    preloadPath: join(built, '../preload/preload.cjs'),
    statePath: join(dataPath, 'window', 'place.json'),
  })
  const linksBefore: HostCommand[] = []
  let receive = (command: HostCommand): void => void linksBefore.push(command)

  // macOS hands over a link by this event, which may come before the program is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    const command = commandOfLink(url)
    if (command !== null) receive(command)
  })
  app.on('second-instance', (_event, argv) => {
    const command = commandOfArguments(argv)
    if (command === null) window.show()
    else receive(command)
  })
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit()
  })

  void app.whenReady().then(async () => {
    const secrets = await secretsOrQuit()
    if (secrets === null) return
    start(window, secrets)
    receive = window.send
    const fromStart = commandOfArguments(process.argv)
    for (const command of fromStart === null ? linksBefore : [...linksBefore, fromStart]) window.send(command)
  })
}

function start(window: DeskWindow, { secrets }: HostSecrets): void {
  const openLogs = (): void => void shell.openPath(join(dataPath, 'logs'))
  refusePermissions(session.defaultSession)
  refuseNetwork(session.defaultSession, devServer)
  // From source there is no program that the system could start for a link.
  if (app.isPackaged) app.setAsDefaultProtocolClient(deskScheme)
  serveApp(join(built, '../renderer'))

  const due = dueCount({
    language,
    trayIconPath: join(app.getAppPath(), 'resources/icons', platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
    platform,
    window: window.current,
    open: window.show,
  })
  const notices = {
    language,
    isFocused: window.isFocused,
    openContact: (contact: ContactId) => window.send({ type: 'open-contact', contact }),
    open: window.show,
  }
  const notify = notifier(notices)
  const notifyOfClocks = clockNotifier(notices)
  const actions = {
    send: window.send,
    openDataFolder: () => void shell.openPath(dataPath),
    openLogs,
    opensMailLinks: () => app.isDefaultProtocolClient('mailto'),
    setOpensMailLinks: (wanted: boolean) =>
      void (wanted ? app.setAsDefaultProtocolClient('mailto') : app.removeAsDefaultProtocolClient('mailto')),
  }
  const showMenu = (): void => {
    const template = menuTemplate(actions, { text: language.text(), platform, development: !app.isPackaged })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  const receiveEvent = (event: HostEvent): void => {
    switch (event.type) {
      case 'arrived':
        notify(event)
        break
      case 'due':
        due.show(event.breached + event.soon)
        break
      case 'sla':
        notifyOfClocks(event)
        break
      case 'language':
        language.choose(event.language)
        showMenu()
        due.speak()
        break
      default:
        assertNever(event)
    }
  }
  const engine = superviseEngine({
    modulePath: join(built, 'engine-process.js'),
    dataPath,
    secrets,
    now: Date.now,
    onEvent: receiveEvent,
    onGivenUp: (error) => void showEngineStopped(language.text(), error, { retry: () => engine.retry(), openLogs }),
  })
  quitAfter(() => engine.stop())
  serveWindow(window, engine, language)
  powerMonitor.on('resume', () => {
    engine.networkChanged(net.isOnline())
    engine.resumed()
  })

  showMenu()
  app.on('activate', window.show)
  window.show()
}

/** Null when the secrets do not open: the user was told, and the program ends. */
async function secretsOrQuit(): Promise<HostSecrets | null> {
  try {
    const opened = await openHostSecrets(dataPath, platform)
    if (opened.tellWithoutKeychain) await showWithoutKeychain(language.text())
    return opened
  } catch (thrown) {
    dialog.showErrorBox(app.getName(), sentenceOf(DeskError.from(thrown), language.text()))
    app.quit()
    return null
  }
}
