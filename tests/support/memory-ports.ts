import type { Port } from '../../src-main/contract/frames.ts'

/**
 * Two ends of one pipe in memory. Frames pass through JSON, as they do on a WebSocket, and arrive in a later microtask.
 * Closing either end closes both.
 */
export function memoryPorts(): [Port, Port] {
  const frames: [Listeners, Listeners] = [new Set(), new Set()]
  const closes = new Set<() => void>()
  let open = true

  const end = (own: Listeners, others: Listeners): Port => ({
    post(frame) {
      if (!open) return
      const wire = JSON.stringify(frame)
      queueMicrotask(() => {
        if (!open) return
        for (const listener of others) listener(JSON.parse(wire))
      })
    },
    onFrame: (listener) => void own.add(listener),
    onClose: (listener) => void closes.add(listener),
    close() {
      if (!open) return
      open = false
      for (const listener of closes) listener()
    },
  })
  return [end(frames[0], frames[1]), end(frames[1], frames[0])]
}

type Listeners = Set<(frame: unknown) => void>
