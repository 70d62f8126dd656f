import { hash } from 'node:crypto'

const twoTo26 = 2 ** 26
const rememberedIds = 20_000
/** The same people and threads come again and again; hashing each time would be a tenth of a first sync. */
const remembered = new Map<string, number>()

/** The id that a name always gives. Ids stay below 2^52, so they are exact as JavaScript numbers and as SQLite integers. */
export function derivedId(name: string): number {
  const known = remembered.get(name)
  if (known !== undefined) return known
  // The first 52 bits of the digest.
  const id = Number.parseInt(hash('sha1', name, 'hex').slice(0, 13), 16)
  if (remembered.size >= rememberedIds) remembered.clear()
  remembered.set(name, id)
  return id
}

/** One id of two: for one `salt`, different ids give different ones. */
export function saltedId(salt: number, id: number): number {
  const high = (Math.floor(salt / twoTo26) ^ Math.floor(id / twoTo26)) >>> 0
  const low = ((salt % twoTo26) ^ (id % twoTo26)) >>> 0
  return high * twoTo26 + low
}

const slotsPerMs = 2048
/** Year 2109: the last moment whose ids are exact numbers. */
const latestMs = 2 ** 42 - 1

/** The first id to try for a message: sorts by time, then by the remote id, so that the order of arrival hardly matters. */
export function messageIdFor(sentAt: number, remoteId: string): number {
  let slot = 0
  for (let at = 0; at < remoteId.length; at++) slot = (slot * 31 + remoteId.charCodeAt(at)) % slotsPerMs
  return firstMessageIdAt(sentAt) + slot
}

/** Epoch ms of a message id. */
export function timeOfMessageId(id: number): number {
  return Math.floor(id / slotsPerMs)
}

/** The smallest id a message of that moment can have. */
export function firstMessageIdAt(time: number): number {
  return Math.min(Math.max(Math.trunc(time), 0), latestMs) * slotsPerMs
}
