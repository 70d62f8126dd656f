import type { Port } from '../../src-main/contract/frames.ts'
import { type ExposedHost, type HostBridge, havePort, wantPort } from '../../src-main/contract/host-bridge.ts'

/** The bridge of a window inside Electron: what the preload exposed, and the engine's ports as they arrive. */
export function electronBridge(exposed: ExposedHost): HostBridge {
  return { ...exposed, onPort: (listener) => receivePorts(listener) }
}

function receivePorts(listener: (port: Port) => void): void {
  window.addEventListener('message', (event) => {
    const port = event.ports[0]
    // The preload shares this window; a mail frame has another source and must not be able to pose as the engine.
    if (event.source !== window || event.data !== havePort || port === undefined) return
    listener(portOfMessagePort(port))
  })
  window.postMessage(wantPort, '*')
}

/** A browser's MessagePort as the pipe of the contract. The `close` event tells that the engine's process ended. */
export function portOfMessagePort(port: MessagePort): Port {
  const closeListeners: (() => void)[] = []
  let closed = false
  const closedOnce = () => {
    if (closed) return
    closed = true
    for (const listener of closeListeners) listener()
  }
  port.addEventListener('close', closedOnce)
  return {
    post: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.addEventListener('message', (event) => listener(event.data))
      port.start()
    },
    onClose: (listener) => {
      closeListeners.push(listener)
    },
    close: () => {
      port.close()
      closedOnce()
    },
  }
}
