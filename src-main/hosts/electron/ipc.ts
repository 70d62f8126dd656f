import type { WebContents } from 'electron'

/** Between the preload and the main process. Everything about mail goes over the engine's port instead. */
export const ipc = {
  wantPort: 'host:want-port',
  havePort: 'host:have-port',
  command: 'host:command',
  chooseFiles: 'host:choose-files',
  openExternal: 'host:open-external',
  networkChanged: 'host:network-changed',
} as const

/** What Electron tells about the sender of a message; the frame is null once it is gone. */
export interface IpcOrigin {
  readonly sender: WebContents
  readonly senderFrame: unknown
}

/** Only the window's own page may ask; a frame inside it (a customer's mail) never. */
export function isFromWindow(event: IpcOrigin): boolean {
  return event.senderFrame !== null && event.senderFrame === event.sender.mainFrame
}
