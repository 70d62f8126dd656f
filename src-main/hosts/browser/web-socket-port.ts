import type { RawData, WebSocket } from 'ws'
import type { Port } from '../../contract/frames.ts'

/** A window that stopped reading is cut off rather than kept in memory; it reconnects and asks again. */
const mostUnreadBytes = 64 * 1024 * 1024

/** A port over a WebSocket, one JSON text a frame. What is no JSON is dropped. */
export function webSocketPort(socket: WebSocket): Port {
  return {
    post(frame) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > mostUnreadBytes) socket.terminate()
      else socket.send(JSON.stringify(frame))
    },
    onFrame(listener) {
      socket.on('message', (data: RawData, binary: boolean) => {
        const frame = binary ? undefined : parse(data.toString())
        if (frame !== undefined) listener(frame)
      })
    },
    onClose: (listener) => void socket.on('close', () => listener()),
    close: () => socket.close(1001),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
