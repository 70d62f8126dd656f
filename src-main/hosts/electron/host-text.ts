import type { DeskErrorShape } from '../../contract/errors.ts'

/** What Electron's own surfaces say: menus, tray, notifications, dialogs. The window has catalogues of its own. */
export const hostText = {
  file: 'File',
  addAccount: 'Add Account…',
  importFiles: 'Import Files…',
  openMailLinks: 'Open Mail Links with Throughline',
  settings: 'Settings…',
  find: 'Search',
  view: 'View',
  switchTheme: 'Switch Between Light and Dark',
  shortcuts: 'Keyboard Shortcuts',
  openDataFolder: 'Show Data Folder',
  openLogs: 'Show Logs',
  open: 'Open Throughline',
  quit: 'Quit Throughline',
  nobodyWaits: 'Throughline: nobody waits',
  waiting: (count: number) => `Throughline: ${count} ${count === 1 ? 'customer waits' : 'customers wait'}`,
  arrivals: (count: number) => `${count} new messages`,
  arrivalsFrom: (names: readonly string[]) => `From ${names.join(', ')}`,
  chooseFiles: 'Choose mail to import',
  mailFiles: 'Mail (mbox, eml)',
  allFiles: 'All files',
  engineStopped: 'The desk stopped',
  engineStoppedDetail: (error: DeskErrorShape | null) =>
    error?.message ??
    'It failed several times in a row. What you typed and stored is safe. The log says what happened.',
  tryAgain: 'Try Again',
  withoutKeychain: 'This computer has no keychain',
  withoutKeychainDetail:
    'Throughline encrypts your mail with a key that it keeps in a file only you can read (secrets.key in the data folder). ' +
    'Install a keychain (GNOME Keyring or KWallet) before the first start if you want the system to keep it.',
  understood: 'Continue',
} as const
