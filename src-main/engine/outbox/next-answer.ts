import { setImmediate as nextTurn } from 'node:timers/promises'
import type { OutgoingMessage } from '../../channels/channel.ts'
import { type OutboxRow, outboxItem } from '../store/outbox.ts'
import type { DeliveryDeps, SendingDelivery } from './deliveries.ts'
import { outgoingMessage } from './outgoing-message.ts'

/** Readies the next answer while the server takes one: it need not wait for us, nor for our disk. */
export interface NextAnswer {
  /** This one is likely to be next: composes it. Null when nobody knows which. */
  compose(id: number | null): Promise<void>
  /** The server has all of the one before and thinks about it: writes down that the composed one is on its way. */
  begin(): void
  hasBegun(id: number): boolean
  /** Writes down that this one is on its way, unless that is done. Null when it may not leave any more. */
  take(id: number): Promise<OutboxRow | null>
  /** What is sent of an answer that was taken. */
  messageOf(item: OutboxRow): OutgoingMessage
  /** What was begun and not taken waits again: nothing of it has left. */
  end(): Promise<void>
}

/** Larger ones would lie in memory twice, and their way takes longer than their composing. */
const largestBytes = 256 * 1024

export function createNextAnswer({ reader, writer, now }: DeliveryDeps, { session }: SendingDelivery): NextAnswer {
  let composed: { readonly id: number; readonly message: OutgoingMessage } | null = null
  let begun: { readonly id: number; readonly item: Promise<OutboxRow | null> } | null = null
  const write = (item: number) => {
    const composedAt = composed?.id === item ? composed.message.sentAt : null
    return writer.run('beginSending', { item, composedAt })
  }
  return {
    async compose(id) {
      composed = null
      if (!session.prepare || id === null) return
      // What is on its way goes first.
      await nextTurn()
      const item = outboxItem(reader, id)
      if (item?.state !== 'waiting' || item.sizeBytes > largestBytes) return
      const message = outgoingMessage(reader, { ...item, composedAt: item.composedAt ?? now() })
      session.prepare(message)
      composed = { id, message }
    },
    begin() {
      if (!composed || begun) return
      begun = { id: composed.id, item: write(composed.id) }
      // A rejection is met by `take` or `end`; until then it must not count as unhandled.
      begun.item.catch(() => {})
    },
    hasBegun: (id) => begun?.id === id,
    async take(id) {
      if (begun?.id !== id) return await write(id)
      const { item } = begun
      begun = null
      return await item
    },
    messageOf(item) {
      const isSame = composed?.id === item.id && composed.message.sentAt === item.composedAt
      return composed && isSame ? composed.message : outgoingMessage(reader, item)
    },
    async end() {
      const item = await begun?.item.catch(() => null)
      begun = null
      if (!item) return
      const change = { state: 'waiting', attempts: item.attempts - 1 } as const
      await writer.run('noteFailure', { item: item.id, change })
    },
  }
}
