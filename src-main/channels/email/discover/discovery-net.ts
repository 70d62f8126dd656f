import { resolveMx, resolveSrv } from 'node:dns/promises'
import { connect } from 'node:net'

export interface SrvRecord {
  readonly name: string
  readonly port: number
  readonly priority: number
  readonly weight: number
}

/** What a discovery may do to the network: look up names, read small files, see whether a port answers. */
export interface DiscoveryNet {
  readonly fetch: typeof fetch
  readonly resolveSrv: (name: string) => Promise<readonly SrvRecord[]>
  readonly resolveMx: (domain: string) => Promise<readonly { readonly exchange: string; readonly priority: number }[]>
  /** Whether something accepts TCP connections there; never sends a byte. */
  readonly answers: (host: string, port: number, signal: AbortSignal) => Promise<boolean>
}

/** The real network. */
export const systemDiscoveryNet: DiscoveryNet = { fetch, resolveSrv, resolveMx, answers }

function answers(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal })
    const settle = (answered: boolean) => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}
