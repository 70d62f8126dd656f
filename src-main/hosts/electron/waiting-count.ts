import { app, type BrowserWindow, Menu, nativeImage, Tray } from 'electron'
import { hostText } from './host-text.ts'

interface WaitingCountOptions {
  readonly trayIconPath: string
  readonly platform: NodeJS.Platform
  window(): BrowserWindow | null
  open(): void
}

/** Shows how many customers wait, in the tray and on the program's icon, where the system has such a place. */
export function waitingCount(options: WaitingCountOptions): (count: number) => void {
  const tray = makeTray(options)
  return (count) => {
    tray.setToolTip(count === 0 ? hostText.nobodyWaits : hostText.waiting(count))
    // A title beside the icon is macOS's own habit; elsewhere the call does nothing.
    tray.setTitle(count === 0 ? '' : String(count))
    if (options.platform === 'win32') overlay(options.window(), count)
    else app.setBadgeCount(count)
  }
}

function makeTray({ trayIconPath, platform, open }: WaitingCountOptions): Tray {
  const icon = nativeImage.createFromPath(trayIconPath)
  // A template is drawn black or white by macOS itself, to suit its menu bar.
  if (platform === 'darwin') icon.setTemplateImage(true)
  const tray = new Tray(icon)
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: hostText.open, click: open },
      { type: 'separator' },
      { label: hostText.quit, click: () => app.quit() },
    ]),
  )
  tray.on('click', open)
  return tray
}

/** Windows has no count on its task bar: a dot says that somebody waits, its description how many. */
function overlay(window: BrowserWindow | null, count: number): void {
  const icon = count === 0 ? null : nativeImage.createFromBitmap(dot(), { width: dotSize, height: dotSize })
  window?.setOverlayIcon(icon, count === 0 ? '' : hostText.waiting(count))
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
