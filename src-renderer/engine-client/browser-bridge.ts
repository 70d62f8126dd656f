import { DeskError, type DeskErrorShape } from '../../src-main/contract/errors.ts'
import type { Port } from '../../src-main/contract/frames.ts'
import type { HostBridge, HostCommand } from '../../src-main/contract/host-bridge.ts'
import { messageOfLink } from '../../src-main/contract/message-link.ts'

const firstRetryMs = 250
const longestRetryMs = 5_000
/** A browser opens no more lines to one host. */
const sendersAtOnce = 6
const schemesForOutside = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The window's host when it is a page of the browser host: its own origin, nothing else, is talked to. */
export function createBrowserBridge(): HostBridge {
  return {
    kind: 'browser',
    onPort: keepConnected,
    pathsOf: upload,
    chooseFiles: async () => null,
    openExternal(url) {
      if (schemesForOutside.has(URL.parse(url)?.protocol ?? '')) window.open(url, '_blank', 'noopener,noreferrer')
    },
    // A page has no menu of its own and no tray: commands come by its address alone.
    onCommand: followAddress,
  }
}

/** An address that ends in `#/message/<id>` opens that message; then it is the desk's plain address again. */
function followAddress(listener: (command: HostCommand) => void): void {
  const follow = (): void => {
    const message = messageOfLink(location.hash)
    if (message === null) return
    history.replaceState(null, '', location.pathname)
    listener({ type: 'open-message', message })
  }
  window.addEventListener('hashchange', follow)
  follow()
}

/** Hands over a port for each connection, and makes a new one whenever it is lost: at once when the network says so. */
function keepConnected(listener: (port: Port) => void): void {
  let retryMs = firstRetryMs

  const connect = (): void => {
    const url = new URL('/engine', location.href)
    url.protocol = 'ws:'
    const socket = new WebSocket(url)
    socket.addEventListener('open', () => {
      retryMs = firstRetryMs
      listener(portOf(socket))
    })
    socket.addEventListener('close', () => {
      void interrupted(retryMs).then(connect)
      retryMs = Math.min(retryMs * 2, longestRetryMs)
    })
  }
  connect()
}

/** Waits, but no longer than until the page is looked at again. */
function interrupted(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    document.addEventListener('visibilitychange', done)
  })
}

function portOf(socket: WebSocket): Port {
  return {
    post(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
    },
    onFrame: (listener) => socket.addEventListener('message', ({ data }) => listener(JSON.parse(String(data)))),
    onClose: (listener) => socket.addEventListener('close', () => listener()),
    close: () => socket.close(),
  }
}

/**
 * Sends files to the host and answers the paths where the engine finds them. Files of one chosen folder (a Maildir) keep
 * their places in it, and the folder is answered once. Throws `disk-full`, or `network` for a file that cannot be read.
 */
async function upload(files: readonly File[]): Promise<readonly string[]> {
  const batch = crypto.randomUUID()
  const paths = new Set<string>()
  const waiting = files.values()
  const sender = async (): Promise<void> => {
    for (const file of waiting) paths.add(await send(file, batch))
  }
  await Promise.all(Array.from({ length: sendersAtOnce }, sender))
  return [...paths]
}

async function send(file: File, batch: string): Promise<string> {
  const target = new URLSearchParams({ name: file.webkitRelativePath || file.name, batch })
  const response = await fetch(`/upload?${target}`, { method: 'POST', body: file }).catch((cause: unknown) => {
    throw new DeskError('network', 'upload-failed', `${file.name} could not be read`, { name: file.name }, { cause })
  })
  const answer = (await response.json()) as { readonly path: string } | { readonly error: DeskErrorShape }
  if ('error' in answer) throw DeskError.fromShape(answer.error)
  return answer.path
}
