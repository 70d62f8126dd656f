import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../node/write-atomically.ts'

const runningHost = z.object({ port: z.number().int().min(1).max(65535), ownerSecret: z.string().min(32) })
type RunningHost = z.infer<typeof runningHost>

const fileName = 'browser-host.json'

export function newOwnerSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Leaves word, for the owner of the data folder only, of where the running host is. */
export async function announceRunningHost(dataPath: string, host: RunningHost): Promise<void> {
  await writeAtomically(join(dataPath, fileName), JSON.stringify(host))
}

export async function withdrawRunningHost(dataPath: string): Promise<void> {
  await rm(join(dataPath, fileName), { force: true })
}

/**
 * A fresh address from the host that has the data folder open, so that a second start opens the desk again.
 * Null when no browser host answers there.
 */
export async function addressOfRunningHost(dataPath: string): Promise<string | null> {
  try {
    const { port, ownerSecret } = runningHost.parse(JSON.parse(await readFile(join(dataPath, fileName), 'utf8')))
    const response = await fetch(`http://127.0.0.1:${port}/address`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ownerSecret}` },
      signal: AbortSignal.timeout(3_000),
    })
    return response.ok ? (await response.text()).trim() : null
  } catch {
    return null
  }
}

/** A page can neither read the file nor leave out its `Origin`. */
export function isOwner(request: IncomingMessage, port: number, ownerSecret: string): boolean {
  if (request.headers.origin !== undefined || request.headers.host !== `127.0.0.1:${port}`) return false
  return timingSafeEqual(hashOf(request.headers.authorization ?? ''), hashOf(`Bearer ${ownerSecret}`))
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
