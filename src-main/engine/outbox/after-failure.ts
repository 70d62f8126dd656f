import type { DeskError } from '../../contract/errors.ts'
import type { OutboxProgress, OutboxRow } from '../store/outbox.ts'

/** What a failed try makes of an item, and of the account's other ones. */
export interface Failure {
  readonly change: Partial<OutboxProgress>
  /** `next`: others may leave · `stop`: they would fail the same way. */
  readonly others: 'next' | 'stop'
}

const firstRetryMs = 15_000
const longestRetryMs = 30 * 60_000
/** RFC 5321 4.5.4.1: a sender gives up after four or five days. */
export const givesUpAfterMs = 4 * 24 * 60 * 60_000

/** Servers that keep a copy by themselves need a moment for it. */
const lookAfterMs = 5_000

/** Doubles from 15 seconds to half an hour, with up to a quarter of jitter. `random` is in 0..1. */
export function retryMs(attempts: number, random: number): number {
  const plain = Math.min(firstRetryMs * 2 ** Math.max(0, attempts - 1), longestRetryMs)
  return Math.round(plain * (0.75 + random / 4))
}

/**
 * After a try to send. A refusal for good ends it, a temporary one is tried again for four days. Whoever nobody foresaw
 * might have handed it over: it is looked for before a second try.
 */
export function afterFailedSend(item: OutboxRow, error: DeskError, now: number, random: number): Failure {
  const shape = error.toShape()
  if (error.code === 'send-uncertain' || error.kind === 'bug' || error.kind === 'store')
    return { change: { state: 'uncertain', error: shape, nextTryAt: now + lookAfterMs }, others: 'next' }
  switch (error.kind) {
    case 'rejected':
    case 'invalid':
    case 'not-found':
    case 'quota':
      return { change: { state: 'failed', error: shape, nextTryAt: null }, others: 'next' }
    case 'cancelled':
      // We ended it ourselves before it was handed over: no try was lost.
      return { change: { state: 'waiting', attempts: Math.max(0, item.attempts - 1) }, others: 'stop' }
    case 'auth':
    case 'certificate':
      // Waits for the user, whose answer opens a new session.
      return { change: { state: 'waiting', error: shape, nextTryAt: now + longestRetryMs }, others: 'stop' }
    default:
      return afterTemporary(item, error, now, random)
  }
}

function afterTemporary(item: OutboxRow, error: DeskError, now: number, random: number): Failure {
  const shape = error.toShape()
  const began = Math.max(item.composedAt ?? now, item.dueAt)
  if (now - began > givesUpAfterMs)
    return { change: { state: 'failed', error: shape, nextTryAt: null }, others: 'next' }
  const wanted = Number(error.params.retryAfterMs ?? 0)
  const nextTryAt = now + Math.max(retryMs(item.attempts, random), wanted)
  // A server that puts one mail off (greylisting) may take the next; a line that is lost takes none.
  return {
    change: { state: 'waiting', error: shape, nextTryAt },
    others: error.kind === 'rate-limited' ? 'next' : 'stop',
  }
}
