import type { Port } from './frames.ts'
import type { ContactId, MessageId } from './ids.ts'

/** What the host tells the window to do: from the menu, the tray, a notification, a `mailto:` link, another start. */
export type HostCommand =
  | { readonly type: 'compose'; readonly to: string; readonly subject: string; readonly body: string }
  | { readonly type: 'open-contact'; readonly contact: ContactId }
  /** A `throughline://message/<id>` link was followed. */
  | { readonly type: 'open-message'; readonly message: MessageId }
  | { readonly type: 'open-settings' }
  | { readonly type: 'add-account' }
  | { readonly type: 'import-files' }
  | { readonly type: 'search' }
  | { readonly type: 'toggle-theme' }
  | { readonly type: 'show-shortcuts' }

/** Everything a window may ask of the program around it; all the rest it asks of the engine. */
export interface HostBridge {
  readonly kind: 'electron' | 'browser'
  /** Called with the first pipe to the engine, and with a new one after each restart of the engine or loss of the pipe. */
  onPort(listener: (port: Port) => void): void
  /** Paths the engine can read: of a drop in Electron, of an upload in a browser. A file without any is left out. */
  pathsOf(files: readonly File[]): Promise<readonly string[]>
  /**
   * The system's own dialog for mbox, .eml and Maildir; empty when the user cancelled it.
   * Null where the host has none and the window must use `<input type="file">`.
   */
  chooseFiles(what?: 'files' | 'folder'): Promise<readonly string[] | null>
  /** Opens a link outside. Anything but http, https, mailto and tel is refused without a word. */
  openExternal(url: string): void
  onCommand(listener: (command: HostCommand) => void): void
}

/**
 * What Electron's preload puts at `window.host`. A MessagePort cannot cross the context bridge, so the window builds
 * `onPort` itself: it posts `wantPort` to its own window and receives `havePort` messages that carry the port.
 */
export type ExposedHost = Omit<HostBridge, 'onPort'>

export const wantPort = 'throughline:want-port'
export const havePort = 'throughline:have-port'
