import type { MessagePortMain } from 'electron'
import type { Port } from '../../contract/frames.ts'

/** Electron's message port outside a window as the pipe of the contract. */
export function portOfMain(port: MessagePortMain): Port {
  return {
    post: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.on('message', ({ data }) => listener(data))
      // Frames wait in the port until somebody listens.
      port.start()
    },
    onClose: (listener) => {
      port.once('close', listener)
    },
    close: () => port.close(),
  }
}
