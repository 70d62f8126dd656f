import { setImmediate as nextTurn } from 'node:timers/promises'
import type { OutgoingMessage } from '../../channels/channel.ts'
import { type OutboxRow, outboxItem } from '../store/outbox.ts'
import type { DeliveryDeps, SendingDelivery } from './deliveries.ts'
import { outgoingMessage } from './outgoing-message.ts'

/** Composes the next answer while the server takes one: it need not wait for us. */
export interface ComposeAhead {
  /** When an answer was composed, epoch ms; null when it was not. */
  composedAt(id: number): number | null
  /** What is sent of an answer that may leave now. */
  messageOf(item: OutboxRow): OutgoingMessage
  /** This one is likely to be the next. */
  begin(id: number | undefined): Promise<void>
}

/** Larger ones would lie in memory twice, and their way takes longer than their composing. */
const largestBytes = 256 * 1024

export function createComposeAhead({ reader, now }: DeliveryDeps, { session }: SendingDelivery): ComposeAhead {
  let ahead: { readonly id: number; readonly message: OutgoingMessage } | null = null
  return {
    composedAt: (id) => (ahead?.id === id ? ahead.message.sentAt : null),
    messageOf(item) {
      const isSame = ahead?.id === item.id && ahead.message.sentAt === item.composedAt
      return ahead && isSame ? ahead.message : outgoingMessage(reader, item)
    },
    async begin(id) {
      ahead = null
      if (!session.prepare || id === undefined) return
      // What is on its way goes first.
      await nextTurn()
      const item = outboxItem(reader, id)
      if (item?.state !== 'waiting' || item.sizeBytes > largestBytes) return
      const message = outgoingMessage(reader, { ...item, composedAt: item.composedAt ?? now() })
      session.prepare(message)
      ahead = { id, message }
    },
  }
}
