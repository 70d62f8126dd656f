import type { ContactId } from '../../../contract/ids.ts'
import { nextWakeAt } from '../../store/conversations.ts'
import type { Database } from '../../store/database.ts'
import type { Writer } from '../../writer/writer.ts'

/** A timer of the system counts in 32 bits, and stands still while the computer sleeps. */
const longestWaitMs = 60_000

export interface Sleepers {
  /** Looks who wakes next: something may have been put to sleep, or the computer slept itself. */
  look(): void
  close(): Promise<void>
}

interface SleepersDeps {
  readonly reader: Database
  readonly writer: Pick<Writer, 'run'>
  /** Contacts whose conversations woke, and all that changed. */
  readonly woke: (woken: readonly ContactId[], changed: readonly number[]) => void
  readonly failed: (error: unknown) => void
  readonly now: () => number
}

/**
 * Wakes conversations when their time comes, however long ago that was: one timer for the earliest of them, which looks
 * at the clock at least once a minute, for nobody tells a timer that the lid was closed.
 */
export function createSleepers({ reader, writer, woke, failed, now }: SleepersDeps): Sleepers {
  let timer: NodeJS.Timeout | null = null
  let waking: Promise<void> | null = null
  let closed = false

  const wake = async () => {
    try {
      const { contacts, woken } = await writer.run('wakeSleepers', {})
      waking = null
      if (closed) return
      woke(woken as ContactId[], contacts)
      look()
    } catch (error) {
      waking = null
      failed(error)
      wait(longestWaitMs)
    }
  }
  const look = () => {
    if (closed || waking) return
    if (timer) clearTimeout(timer)
    timer = null
    const next = nextWakeAt(reader)
    if (next === null) return
    const waitMs = next - now()
    if (waitMs <= 0) waking = wake()
    else wait(waitMs)
  }
  const wait = (ms: number) => {
    if (closed) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(look, Math.min(ms, longestWaitMs))
    timer.unref()
  }

  look()
  return {
    look,
    async close() {
      closed = true
      if (timer) clearTimeout(timer)
      await waking
    },
  }
}
