import { writeFileSync } from 'node:fs'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { HostCommand } from '../../contract/host-bridge.ts'
import { ipc } from './ipc.ts'
import { afterCrash } from './restart-budget.ts'
import { minimumSize, placeWindow, readWindowState, type WindowState } from './window-state.ts'

interface DeskWindowOptions {
  /** `app://desk/index.html`, or the development server's address. */
  readonly url: string
  readonly preloadPath: string
  /** A small JSON file that remembers the window's place. */
  readonly statePath: string
}

export interface DeskWindow {
  /** Opens the window, or brings it to the front. */
  show(): void
  current(): BrowserWindow | null
  isFocused(): boolean
  /** Shows the window and tells it what to do, as soon as its page listens. */
  send(command: HostCommand): void
  /** The page asked for the engine: it runs, and hears commands from now on. */
  pageIsReady(): void
}

/** A page that dies is loaded again, but not for ever. */
const pageReloads = { restarts: 3, withinMs: 60_000 }

/** Seen for an instant before the page paints; the same as `--surface-window` in the window's tokens. */
export const windowBackground = { light: '#f6f6f8', dark: '#121318' } as const

export function deskWindow(options: DeskWindowOptions): DeskWindow {
  let window: BrowserWindow | null = null
  let ready = false
  let waiting: readonly HostCommand[] = []

  const show = (): void => {
    if (window === null) {
      ready = false
      window = openWindow(options)
      window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) ready = false
      })
      window.on('closed', () => {
        window = null
      })
      return
    }
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  return {
    show,
    current: () => window,
    isFocused: () => window?.isFocused() ?? false,
    send(command) {
      show()
      if (ready) window?.webContents.send(ipc.command, command)
      else waiting = [...waiting, command]
    },
    pageIsReady() {
      ready = true
      for (const command of waiting) window?.webContents.send(ipc.command, command)
      waiting = []
    },
  }
}

function openWindow({ url, preloadPath, statePath }: DeskWindowOptions): BrowserWindow {
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const { maximized, ...place } = placeWindow(readWindowState(statePath), workAreas)
  const window = new BrowserWindow({
    ...place,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? windowBackground.dark : windowBackground.light,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium fetches its dictionaries from the network.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => remember(statePath, window))
  reloadAfterCrash(window)
  void window.loadURL(url)
  return window
}

function remember(statePath: string, window: BrowserWindow): void {
  const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
  try {
    writeFileSync(statePath, JSON.stringify(state))
  } catch {
    // A full disk must not keep a window from closing.
  }
}

function reloadAfterCrash(window: BrowserWindow): void {
  let crashes: readonly number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const after = afterCrash(pageReloads, crashes, Date.now())
    crashes = after.crashes
    if (after.restart) window.webContents.reload()
  })
}
