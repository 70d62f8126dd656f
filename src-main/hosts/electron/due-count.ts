import { app, type BrowserWindow, Menu, nativeImage, Tray } from 'electron'
import type { HostLanguage } from './host-text/host-text.ts'

interface DueCountOptions {
  readonly language: HostLanguage
  readonly trayIconPath: string
  readonly platform: NodeJS.Platform
  window(): BrowserWindow | null
  open(): void
}

export interface DueCount {
  show(count: number): void
  /** Says it all again: the language is another one. */
  speak(): void
}

/** Shows how many customers are late or due soon, in the tray and on the program's icon, where the system has such a place. */
export function dueCount(options: DueCountOptions): DueCount {
  const { language, platform, open } = options
  const tray = makeTray(options)
  let shown = 0

  const show = (count: number): void => {
    shown = count
    const words = wording(language, count)
    tray.setToolTip(words)
    // A title beside the icon is macOS's own habit; elsewhere the call does nothing.
    tray.setTitle(count === 0 ? '' : String(count))
    if (platform === 'win32') overlay(options.window(), count, words)
    else app.setBadgeCount(count)
  }
  const labelMenu = (): void => {
    const text = language.text()
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text.open, click: open },
        { type: 'separator' },
        { label: text.quit, click: () => app.quit() },
      ]),
    )
  }

  labelMenu()
  return {
    show,
    speak() {
      labelMenu()
      show(shown)
    },
  }
}

function wording(language: HostLanguage, count: number): string {
  const text = language.text()
  return count === 0 ? text.nothingDue : text.due(count)
}

function makeTray({ trayIconPath, platform, open }: DueCountOptions): Tray {
  const icon = nativeImage.createFromPath(trayIconPath)
  // A template is drawn black or white by macOS itself, to suit its menu bar.
  if (platform === 'darwin') icon.setTemplateImage(true)
  const tray = new Tray(icon)
  tray.on('click', open)
  return tray
}

/** Windows has no count on its task bar: a dot says that something is due, its description how many. */
function overlay(window: BrowserWindow | null, count: number, words: string): void {
  const icon = count === 0 ? null : nativeImage.createFromBitmap(dot(), { width: dotSize, height: dotSize })
  window?.setOverlayIcon(icon, count === 0 ? '' : words)
}

const dotSize = 16
const dotColour = [0x1f, 0x45, 0xe0, 0xff] as const

function dot(): Buffer {
  const pixels = Buffer.alloc(dotSize * dotSize * 4)
  const middle = (dotSize - 1) / 2
  for (let y = 0; y < dotSize; y++) {
    for (let x = 0; x < dotSize; x++) {
      if (Math.hypot(x - middle, y - middle) <= dotSize / 2 - 1) pixels.set(dotColour, (y * dotSize + x) * 4)
    }
  }
  return pixels
}
