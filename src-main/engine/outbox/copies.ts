import { canSetFlags } from '../../channels/channel.ts'
import { DeskError } from '../../contract/errors.ts'
import { itemsWithoutCopy, type OutboxRow, sourceOfItem } from '../store/outbox.ts'
import { currentPlaceOf } from '../store/places.ts'
import { retryMs } from './after-failure.ts'
import type { DeliveryDeps, SendingDelivery } from './deliveries.ts'

/** After so many tries the server keeps no copy: the desk has the message anyway. */
const mostTries = 12

/**
 * Puts copies of what left into the server's Sent and marks what was answered, a step of its own that survives a crash: a
 * copy that is there already is not added again. Returns when to try again, epoch ms; null when nothing is left to do.
 */
export async function keepCopies(deps: DeliveryDeps, delivery: SendingDelivery): Promise<number | null> {
  const now = deps.now()
  let next: number | null = null
  for (const item of itemsWithoutCopy(deps.reader, delivery.accountId)) {
    if (delivery.isLeaving()) return null
    if (item.nextTryAt !== null && item.nextTryAt > now) {
      next = Math.min(next ?? item.nextTryAt, item.nextTryAt)
      continue
    }
    const source = sourceOfItem(deps.reader, item.id)
    try {
      if (source) await delivery.session.keepCopy(source, item.channelMessageId, delivery.signal)
      await markAnswered(deps, delivery, item)
      await deps.writer.run('copyKept', { item: item.id })
    } catch (thrown) {
      const error = DeskError.from(thrown)
      if (error.kind === 'cancelled') return null
      deps.log('warn', `No copy in Sent: ${error.kind}: ${error.message}`)
      const isHopeless = error.kind === 'rejected' || item.attempts >= mostTries
      if (isHopeless) {
        await deps.writer.run('copyKept', { item: item.id })
        continue
      }
      const nextTryAt = now + retryMs(item.attempts, deps.random())
      await deps.writer.run('copyFailed', { item: item.id, attempts: item.attempts + 1, nextTryAt })
      return nextTryAt
    }
  }
  return next
}

/** Other mail programs on the mailbox show that it was answered. */
async function markAnswered(
  { reader }: DeliveryDeps,
  { session, signal }: SendingDelivery,
  item: OutboxRow,
): Promise<void> {
  const place = item.kind === 'forward' || item.answersId === null ? null : currentPlaceOf(reader, item.answersId)
  if (place && canSetFlags(session)) await session.setFlags([place], { answered: true }, signal)
}
