import type { MenuItemConstructorOptions } from 'electron'
import type { HostCommand } from '../../contract/host-bridge.ts'
import type { HostText } from './host-text/host-text.ts'

export interface MenuActions {
  send(command: HostCommand): void
  openDataFolder(): void
  openLogs(): void
  opensMailLinks(): boolean
  setOpensMailLinks(wanted: boolean): void
}

interface MenuOptions {
  readonly text: HostText
  readonly platform: NodeJS.Platform
  /** Reload and the developer tools: from source only. */
  readonly development: boolean
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The application's menu: the system's own roles and accelerators, and our few commands where people look for them. */
export function menuTemplate(
  actions: MenuActions,
  { text, platform, development }: MenuOptions,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const role = rolesIn(text)
  const settings: MenuItemConstructorOptions = {
    label: text.settings,
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.send({ type: 'open-settings' }),
  }
  return [
    ...(mac ? [appMenu(text, settings)] : []),
    fileMenu(text, actions, mac ? [] : [separator, settings], role(mac ? 'close' : 'quit')),
    editMenu(text, mac),
    viewMenu(text, actions, development),
    windowMenu(text, mac),
    helpMenu(text, actions, mac ? [] : [separator, role('about')]),
  ]
}

type Role = keyof HostText['roles']

/** An item that Electron itself performs, by its name in the language. */
function rolesIn({ roles }: HostText): (role: Role) => MenuItemConstructorOptions {
  return (role) => ({ role, label: roles[role] })
}

function appMenu(text: HostText, settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const role = rolesIn(text)
  return {
    role: 'appMenu',
    submenu: [
      role('about'),
      separator,
      settings,
      separator,
      role('services'),
      separator,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      separator,
      role('quit'),
    ],
  }
}

function fileMenu(
  text: HostText,
  actions: MenuActions,
  settings: readonly MenuItemConstructorOptions[],
  last: MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    label: text.file,
    submenu: [
      { label: text.addAccount, click: () => actions.send({ type: 'add-account' }) },
      { label: text.importFiles, accelerator: 'CmdOrCtrl+O', click: () => actions.send({ type: 'import-files' }) },
      separator,
      {
        label: text.openMailLinks,
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

function editMenu(text: HostText, mac: boolean): MenuItemConstructorOptions {
  const role = rolesIn(text)
  return {
    ...role('editMenu'),
    submenu: [
      role('undo'),
      role('redo'),
      separator,
      role('cut'),
      role('copy'),
      role('paste'),
      ...(mac ? [role('pasteAndMatchStyle')] : []),
      role('delete'),
      ...(mac ? [] : [separator]),
      role('selectAll'),
    ],
  }
}

function viewMenu(text: HostText, actions: MenuActions, development: boolean): MenuItemConstructorOptions {
  const role = rolesIn(text)
  const forDevelopers: MenuItemConstructorOptions[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }]
  return {
    label: text.view,
    submenu: [
      { label: text.find, accelerator: 'CmdOrCtrl+F', click: () => actions.send({ type: 'search' }) },
      { label: text.switchTheme, click: () => actions.send({ type: 'toggle-theme' }) },
      separator,
      role('resetZoom'),
      role('zoomIn'),
      role('zoomOut'),
      separator,
      role('togglefullscreen'),
      ...(development ? forDevelopers : []),
    ],
  }
}

function windowMenu(text: HostText, mac: boolean): MenuItemConstructorOptions {
  const role = rolesIn(text)
  return {
    ...role('windowMenu'),
    submenu: [role('minimize'), role('zoom'), ...(mac ? [separator, role('front')] : [role('close')])],
  }
}

function helpMenu(
  text: HostText,
  actions: MenuActions,
  last: readonly MenuItemConstructorOptions[],
): MenuItemConstructorOptions {
  return {
    ...rolesIn(text)('help'),
    submenu: [
      {
        label: text.shortcuts,
        accelerator: 'CmdOrCtrl+/',
        click: () => actions.send({ type: 'show-shortcuts' }),
      },
      separator,
      { label: text.openDataFolder, click: () => actions.openDataFolder() },
      { label: text.openLogs, click: () => actions.openLogs() },
      ...last,
    ],
  }
}
