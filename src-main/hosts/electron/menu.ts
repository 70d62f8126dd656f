import type { MenuItemConstructorOptions } from 'electron'
import type { HostCommand } from '../../contract/host-bridge.ts'
import { hostText } from './host-text.ts'

export interface MenuActions {
  send(command: HostCommand): void
  openDataFolder(): void
  openLogs(): void
  opensMailLinks(): boolean
  setOpensMailLinks(wanted: boolean): void
}

interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** Reload and the developer tools: from source only. */
  readonly development: boolean
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The application's menu: the system's own roles and accelerators, and our few commands where people look for them. */
export function menuTemplate(
  actions: MenuActions,
  { platform, development }: MenuOptions,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    label: hostText.settings,
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.send({ type: 'open-settings' }),
  }
  return [
    ...(mac ? [appMenu(settings)] : []),
    fileMenu(actions, mac ? [] : [separator, settings], mac ? { role: 'close' } : { role: 'quit' }),
    { role: 'editMenu' },
    viewMenu(actions, development),
    { role: 'windowMenu' },
    helpMenu(actions, mac ? [] : [separator, { role: 'about' }]),
  ]
}

function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
}

function fileMenu(
  actions: MenuActions,
  settings: readonly MenuItemConstructorOptions[],
  last: MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    label: hostText.file,
    submenu: [
      { label: hostText.addAccount, click: () => actions.send({ type: 'add-account' }) },
      { label: hostText.importFiles, accelerator: 'CmdOrCtrl+O', click: () => actions.send({ type: 'import-files' }) },
      separator,
      {
        label: hostText.openMailLinks,
        type: 'checkbox',
        checked: actions.opensMailLinks(),
        click: (item) => actions.setOpensMailLinks(item.checked),
      },
      ...settings,
      separator,
      last,
    ],
  }
}

function viewMenu(actions: MenuActions, development: boolean): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }]
  return {
    label: hostText.view,
    submenu: [
      { label: hostText.find, accelerator: 'CmdOrCtrl+F', click: () => actions.send({ type: 'search' }) },
      { label: hostText.switchTheme, click: () => actions.send({ type: 'toggle-theme' }) },
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(development ? forDevelopers : []),
    ],
  }
}

function helpMenu(actions: MenuActions, last: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      {
        label: hostText.shortcuts,
        accelerator: 'CmdOrCtrl+/',
        click: () => actions.send({ type: 'show-shortcuts' }),
      },
      separator,
      { label: hostText.openDataFolder, click: () => actions.openDataFolder() },
      { label: hostText.openLogs, click: () => actions.openLogs() },
      ...last,
    ],
  }
}
