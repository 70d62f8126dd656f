import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Long enough to find the address on a terminal and open it; short enough that a shell history holds nothing of use. */
const lifetimeMs = 10 * 60_000

export interface OneTimeTokens {
  issue(): string
  /** True once for each issued token, within ten minutes of its issue. */
  redeem(token: string): boolean
}

export function createOneTimeTokens(now: () => number): OneTimeTokens {
  let waiting: readonly { readonly hash: Buffer; readonly expiresAt: number }[] = []
  return {
    issue() {
      const token = randomBytes(32).toString('base64url')
      waiting = [
        ...waiting.filter(({ expiresAt }) => expiresAt > now()),
        { hash: hashOf(token), expiresAt: now() + lifetimeMs },
      ]
      return token
    },
    redeem(token) {
      const hash = hashOf(token)
      const found = waiting.filter((one) => timingSafeEqual(one.hash, hash))
      waiting = waiting.filter((one) => !found.includes(one))
      return found.some(({ expiresAt }) => expiresAt > now())
    },
  }
}

/** Hashes are of one length, and comparing them tells nothing about how much of a guess was right. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
