import type { ErrorParams } from '../../../contract/errors.ts'
import { counted } from './counted.ts'

const due = counted('en', { one: '# customer is late or due soon', other: '# customers are late or due soon' })

export const english = {
  file: 'File',
  addAccount: 'Add Account…',
  importFiles: 'Import Files…',
  openMailLinks: 'Open Mail Links with Throughline',
  settings: 'Settings…',
  view: 'View',
  find: 'Search',
  switchTheme: 'Switch Between Light and Dark',
  shortcuts: 'Keyboard Shortcuts',
  openDataFolder: 'Show Data Folder',
  openLogs: 'Show Logs',
  open: 'Open Throughline',
  quit: 'Quit Throughline',
  /** Electron knows what these do, but names them in English only. */
  roles: {
    editMenu: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAndMatchStyle: 'Paste and Match Style',
    delete: 'Delete',
    selectAll: 'Select All',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    togglefullscreen: 'Full Screen',
    windowMenu: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',
    close: 'Close Window',
    help: 'Help',
    about: 'About Throughline',
    services: 'Services',
    hide: 'Hide Throughline',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit Throughline',
  },

  nothingDue: 'Throughline: nothing is due soon',
  due: (count: number) => `Throughline: ${due(count)}`,
  breaches: counted('en', { one: '# breach', other: '# breaches' }),
  warnings: counted('en', { one: '# is due soon', other: '# are due soon' }),
  breach: (name: string) => `${name}: the time is over`,
  warning: (name: string) => `${name}: time runs short`,
  arrivals: counted('en', { one: '# new message', other: '# new messages' }),
  arrivalsFrom: (names: string) => `From ${names}`,

  chooseFiles: 'Choose mail to import',
  mailFiles: 'Mail (mbox, eml)',
  allFiles: 'All files',
  engineStopped: 'The desk stopped',
  engineCrashed: 'It failed several times in a row. What you typed and stored is safe. The log says what happened.',
  tryAgain: 'Try Again',
  withoutKeychain: 'This computer has no keychain',
  withoutKeychainDetail:
    'Throughline encrypts your mail with a key that it keeps in a file only you can read (secrets.key in the data folder). ' +
    'Install a keychain (GNOME Keyring or KWallet) before the first start if you want the system to keep it.',
  understood: 'Continue',
  /** Why the engine cannot start, by the code of its error; an error that is not here speaks for itself, in English. */
  errors: {} as Readonly<Record<string, (params: ErrorParams) => string>>,
}
