import { once } from 'node:events'
import net from 'node:net'

/** A TCP proxy before a real server that can do to a connection what trains, sleep and captive portals do. */
export interface Chaos {
  readonly port: number
  /** Resets every open connection. */
  cut(): void
  /** Resets every open connection once the server has sent this many more bytes: a drop in the middle of a FETCH. */
  cutAfter(bytes: number): void
  /**
   * Resets every open connection when the client has said this. `before`: the server never hears the piece that completes
   * it · `unanswered`: the server hears it, and its answer is lost. Resolves when it did.
   */
  cutAt(said: string, when: 'before' | 'unanswered'): Promise<void>
  /** Refuses new connections and resets the open ones, until `up`. */
  down(): void
  up(): void
  /** Connections stay open but nothing passes, either way; what arrived meanwhile is lost, as on a dead line. */
  freeze(frozen: boolean): void
  /** Freezes when the client has said this, which the server still hears; tells when it did. */
  freezeAt(said: string, onFrozen?: () => void): void
  /** At most this many bytes a second from the server; null opens the tap. */
  throttle(bytesPerSecond: number | null): void
  /** Bytes that reached the client since the start. */
  readonly received: number
  /** Connections made since the start. */
  readonly accepted: number
  close(): Promise<void>
}

/** Starts a proxy on a free loopback port before `targetPort`. */
export async function startChaos(targetPort: number): Promise<Chaos> {
  const pairs = new Set<readonly [net.Socket, net.Socket]>()
  let refusing = false
  let frozen = false
  let bytesPerSecond: number | null = null
  let bytesUntilCut = Number.POSITIVE_INFINITY
  let received = 0
  let accepted = 0
  let trap: { readonly said: string; readonly when: 'before' | 'unanswered' | 'frozen' } | null = null
  let onFrozen: () => void = () => {}
  let onCut: () => void = () => {}
  let answerIsLost = false

  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy()
  }
  const cutAsAsked = () => {
    cut()
    onCut()
  }

  const server = net.createServer((client) => {
    if (refusing) {
      client.resetAndDestroy()
      return
    }
    accepted += 1
    const upstream = net.connect(targetPort, '127.0.0.1')
    const pair = [client, upstream] as const
    pairs.add(pair)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => {
        pairs.delete(pair)
        client.destroy()
        upstream.destroy()
      })
    }
    let lastSaid = ''
    client.on('data', (chunk) => {
      if (frozen) return
      const said = lastSaid + chunk.toString('latin1')
      const caught = trap !== null && said.includes(trap.said) ? trap.when : null
      lastSaid = said.slice(-200)
      if (caught !== null) trap = null
      if (caught === 'before') return cutAsAsked()
      if (caught === 'unanswered') answerIsLost = true
      upstream.write(chunk)
      if (caught === 'frozen') {
        frozen = true
        onFrozen()
      }
    })
    upstream.on('data', (chunk) => {
      if (frozen) return
      if (answerIsLost) {
        answerIsLost = false
        return cutAsAsked()
      }
      const passed = chunk.subarray(0, Math.min(chunk.length, bytesUntilCut))
      bytesUntilCut -= passed.length
      received += passed.length
      client.write(passed)
      if (bytesUntilCut <= 0) {
        bytesUntilCut = Number.POSITIVE_INFINITY
        // Let the last bytes leave first, so that the cut falls inside an answer and not before it.
        setImmediate(cut)
        return
      }
      if (bytesPerSecond !== null) {
        upstream.pause()
        setTimeout(() => upstream.resume(), (passed.length / bytesPerSecond) * 1000)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as net.AddressInfo).port,
    cut,
    cutAfter: (bytes) => {
      bytesUntilCut = bytes
    },
    cutAt: (said, when) => {
      trap = { said, when }
      return new Promise((resolve) => {
        onCut = resolve
      })
    },
    down: () => {
      refusing = true
      cut()
    },
    up: () => {
      refusing = false
    },
    freeze: (value) => {
      frozen = value
    },
    freezeAt: (said, tell = () => {}) => {
      trap = { said, when: 'frozen' }
      onFrozen = tell
    },
    throttle: (rate) => {
      bytesPerSecond = rate
    },
    get received() {
      return received
    },
    get accepted() {
      return accepted
    },
    close: async () => {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
