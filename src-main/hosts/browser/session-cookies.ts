import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const lifetimeMs = 30 * 24 * 3_600_000

export interface SessionCookies {
  /** The whole `Set-Cookie` header of a new session. */
  issue(): string
  /** Whether a `Cookie` header holds a session of ours that has not ended. */
  admits(header: string | undefined): boolean
}

/**
 * Sessions are signed and not stored, so that an open tab finds its way back after the desk was started again.
 * The name carries the port: cookies of one host are shared by all its ports, and two desks may be open.
 */
export function createSessionCookies(key: Buffer, port: number, now: () => number): SessionCookies {
  const name = `throughline-${port}`
  const sign = (claim: string): Buffer => createHmac('sha256', key).update(`${name}.${claim}`).digest()

  return {
    issue() {
      const claim = `${now() + lifetimeMs}.${randomBytes(16).toString('base64url')}`
      const value = `${claim}.${sign(claim).toString('base64url')}`
      return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${lifetimeMs / 1000}`
    },
    admits(header) {
      for (const cookie of (header ?? '').split(';')) {
        const [cookieName, value = ''] = cookie.trim().split('=', 2)
        if (cookieName !== name) continue
        const split = value.lastIndexOf('.')
        const claim = value.slice(0, split)
        const signature = Buffer.from(value.slice(split + 1), 'base64url')
        const expected = sign(claim)
        if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) continue
        if (Number(claim.split('.')[0]) > now()) return true
      }
      return false
    },
  }
}
