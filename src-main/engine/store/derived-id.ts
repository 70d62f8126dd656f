import { hash } from 'node:crypto'

const twoTo20 = 2 ** 20
/** Ids stay below 2^52, so they are exact as JavaScript numbers and as SQLite integers. */
export function derivedId(...parts: readonly (string | number)[]): number {
  const digest = hash('sha1', parts.join('\n'), 'buffer')
  return digest.readUInt32BE(0) * twoTo20 + (digest.readUInt32BE(4) >>> 12)
}

const slotsPerMs = 2048
/** Year 2109: the last moment whose ids are exact numbers. */
const latestMs = 2 ** 42 - 1

/** The first id to try for a message: sorts by time, then by a hash of the remote id. */
export function messageIdFor(sentAt: number, remoteId: string): number {
  const at = Math.min(Math.max(Math.trunc(sentAt), 0), latestMs)
  return at * slotsPerMs + (derivedId(remoteId) % slotsPerMs)
}

/** Epoch ms of a message id. */
export function timeOfMessageId(id: number): number {
  return Math.floor(id / slotsPerMs)
}

/** The smallest id a message of that moment can have. */
export function firstMessageIdAt(time: number): number {
  return Math.min(Math.max(Math.trunc(time), 0), latestMs) * slotsPerMs
}
