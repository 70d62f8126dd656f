import { app, type Session, type WebContents } from 'electron'
import { openOutside } from './external-links.ts'

/** Before any page exists: whatever page is ever made stays where it was put, and opens nothing of its own. */
export function guardAllWebContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    // A reload of the page itself is no navigation elsewhere.
    if (details.url !== contents.getURL()) details.preventDefault()
  })
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame && !isMailFrame(details.url, contents.getURL())) details.preventDefault()
  })
  contents.on('will-redirect', (details) => details.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}

const copying = 'clipboard-sanitized-write'
const mailFrames: readonly string[] = ['mail-frame.html', 'mail-frame-remote-images.html']

/** The only documents that a frame of the window may hold, beside the page itself. */
export function isMailFrame(url: string, page: string): boolean {
  return mailFrames.some((name) => new URL(name, page).href === url)
}

/** A page asks for nothing of the computer (camera, place, notifications, reading the clipboard) but to copy a text. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === copying))
  session.setPermissionCheckHandler((_contents, permission) => permission === copying)
  session.setDevicePermissionHandler(() => false)
}

/**
 * The policy of each page already forbids the network; this holds if a page ever loses its policy. Pictures are the
 * one exception: a reader may ask for those of a mail. `devServer` is null in the packed app.
 */
export function refuseNetwork(session: Session, devServer: string | null): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayLoad(details.url, details.resourceType, devServer) })
  })
}

export function mayLoad(url: string, resourceType: string, devServer: string | null): boolean {
  const { protocol, host } = new URL(url)
  if (['app:', 'blob:', 'data:', 'devtools:'].includes(protocol)) return true
  if (protocol === 'https:' && resourceType === 'image') return true
  return devServer !== null && host === new URL(devServer).host
}
