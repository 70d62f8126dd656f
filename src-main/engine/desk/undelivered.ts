import type { BounceReport, MessageAbout, TimelineEntry } from '../../contract/message.ts'
import { directionCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import type { MessageRow } from '../store/messages.ts'
import { bouncesIn, refusalsOf } from '../store/outbox.ts'

type Sent = Pick<MessageRow, 'direction' | 'conversation_id' | 'channel_message_id'>

/** Whom a message of ours did not reach. */
export type Undelivered = (message: Sent) => TimelineEntry['undelivered']

const out = directionCode('out')

/**
 * Whom messages of ours did not reach: recipients that our server refused at once, and what bounced later. The reports of
 * a conversation are read once for all of its messages.
 */
export function undeliveredIn(db: Database): Undelivered {
  const reports = new Map<number, readonly BounceReport[]>()
  const reportsIn = (conversation: number): readonly BounceReport[] => {
    const known = reports.get(conversation)
    if (known) return known
    const found = bouncesIn(db, conversation)
      .map((about) => JSON.parse(about) as MessageAbout)
      .filter((about): about is BounceReport => about.type === 'bounce' && about.outcome === 'failed')
    reports.set(conversation, found)
    return found
  }
  return ({ direction, conversation_id, channel_message_id: name }) => {
    if (direction !== out || name === null) return []
    const found = new Map(refusalsOf(db, name).map((refusal) => [refusal.address.toLowerCase(), refusal]))
    for (const report of reportsIn(conversation_id)) {
      if (report.bounced !== name) continue
      for (const { address, status, reason } of report.recipients) {
        found.set(address.toLowerCase(), { address, reason: reason || status })
      }
    }
    return [...found.values()]
  }
}
