import type { ChannelKind } from '../../../contract/message.ts'
import type { IdentityName } from '../../people/links.ts'
import { addressOrName, identityId } from '../../people/participants.ts'
import {
  blockedMessages,
  deleteBlock,
  insertBlock,
  isBlockedAt,
  messagesReceivedSince,
} from '../../store/blocked-senders.ts'
import type { Database } from '../../store/database.ts'
import { type MessageRow, setBlocked } from '../../store/messages.ts'
import type { DeskWork } from '../work.ts'
import type { BlockItem } from './triage-action.ts'

/** Whether a message comes from somebody who was blocked when the server got it; dates can be forged. */
export function isBlocked(
  db: Database,
  channel: ChannelKind,
  message: Pick<MessageRow, 'from_address' | 'from_name' | 'received_at' | 'direction'>,
): boolean {
  return message.direction === 0 && isBlockedAt(db, senderOf(channel, message), message.received_at)
}

export function putBlock(work: DeskWork, item: BlockItem, { seq, at }: { seq: number; at: number }): void {
  const identity = idOf(item.sender)
  insertBlock(work.db, { identity, seq, at, blocked: item.blocked })
  judgeAnew(work, identity, at)
}

export function forgetBlock(work: DeskWork, item: BlockItem, seq: number): void {
  const identity = idOf(item.sender)
  const at = deleteBlock(work.db, identity, seq)
  if (at !== null) judgeAnew(work, identity, at)
}

const idOf = ({ channel, address }: IdentityName) => identityId(channel, address)

function senderOf(channel: ChannelKind, row: Pick<MessageRow, 'from_address' | 'from_name'>): number {
  return identityId(channel, addressOrName(row.from_address.toLowerCase(), row.from_name.trim()))
}

/** Of what came since: seldom much, for a block is about what will come, unless it is taken back later. */
function judgeAnew({ db, accounts, projection }: DeskWork, identity: number, since: number): void {
  for (const row of [...messagesReceivedSince(db, identity, since), ...blockedMessages(db, since)]) {
    const channel = accounts.get(row.account_id)?.channel
    if (channel === undefined || senderOf(channel, row) !== identity) continue
    const blocked = isBlocked(db, channel, row)
    if (blocked === (row.blocked === 1)) continue
    setBlocked(db, row.id, blocked)
    projection.conversationChanged(row.conversation_id)
  }
}
