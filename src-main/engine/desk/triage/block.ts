import type { ChannelKind } from '../../../contract/message.ts'
import type { BlockedSender } from '../../../contract/triage.ts'
import type { IdentityName } from '../../people/links.ts'
import { addressOrName, identityId } from '../../people/participants.ts'
import { actionBySeq } from '../../store/actions.ts'
import {
  blockedMessages,
  blocksInForce,
  deleteBlock,
  insertBlock,
  isBlockedAt,
  messagesReceivedSince,
} from '../../store/blocked-senders.ts'
import type { Database } from '../../store/database.ts'
import { type MessageRow, setBlocked } from '../../store/messages.ts'
import { identityById } from '../../store/people.ts'
import type { DeskWork } from '../work.ts'
import type { BlockItem, TriageAction } from './triage-action.ts'

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

/** Whether all that a sender will write is spam. */
export function isBlockedNow(db: Database, sender: IdentityName): boolean {
  return isBlockedAt(db, idOf(sender), Number.MAX_SAFE_INTEGER)
}

/** Who is blocked, the newest first. The log knows them by name, also when none of their messages is left. */
export function blockedSenders(db: Database): readonly BlockedSender[] {
  const said = new Map<number, ReadonlyMap<number, IdentityName>>()
  const sendersOf = (seq: number) => {
    const known = said.get(seq) ?? sendersSaid(db, seq)
    said.set(seq, known)
    return known
  }
  return blocksInForce(db).flatMap(({ identity, seq, at }) => {
    const sender = sendersOf(seq).get(identity)
    return sender ? [{ ...sender, name: identityById(db, identity)?.name ?? '', since: at }] : []
  })
}

function sendersSaid(db: Database, seq: number): ReadonlyMap<number, IdentityName> {
  const { items } = JSON.parse(actionBySeq(db, seq)?.payload ?? '{"items":[]}') as Pick<TriageAction, 'items'>
  return new Map(items.flatMap((item) => ('sender' in item ? [[idOf(item.sender), item.sender] as const] : [])))
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
