import type { RemoteMessage } from '../../channels/channel.ts'
import { thread } from '../desk/threading.ts'
import { isBlocked } from '../desk/triage/block.ts'
import { settleThread } from '../desk/triage/parts.ts'
import type { DeskWork } from '../desk/work.ts'
import type { OwnAccount } from '../people/own-account.ts'
import { ownerOf } from '../people/owner.ts'
import { reassign } from '../people/reassign.ts'
import { identifyMessage } from '../people/stored-people.ts'
import { isFile } from '../reading/files.ts'
import { previewOf } from '../reading/preview.ts'
import { deleteAttachmentsOf, insertAttachment } from '../store/attachments.ts'
import { directionCode, flagsCode, kindCode } from '../store/codes.ts'
import type { Database } from '../store/database.ts'
import { messageIdFor } from '../store/derived-id.ts'
import { bodyOf, freeMessageId, insertMessage, type MessageRow, putBody, setContent } from '../store/messages.ts'
import { isOurs } from '../store/outbox.ts'
import { addParticipation } from '../store/people.ts'
import { hasStrays, messageIdsOfConversation } from '../store/threads.ts'

/** Stores a message that the desk has not seen, with its projections. Returns its row's keys. */
export function storeMessage(
  db: Database,
  account: OwnAccount,
  message: RemoteMessage,
  work: DeskWork,
): { readonly id: number; readonly contact: number } {
  const id = freeMessageId(db, messageIdFor(message.sentAt, message.remoteId))
  const conversation = threadMessage(work, account, message)
  const contacts = identifyMessage(db, account, message, { id, conversation_id: conversation })
  const [contact] = contacts
  const facts = {
    id,
    account_id: account.id,
    remote_id: message.remoteId,
    origin: message.origin,
    channel_message_id: message.channelMessageId,
    kind: kindCode(message.kind),
    direction: directionCode(message.direction),
    sent_at: message.sentAt,
    received_at: message.receivedAt,
    from_name: message.from.name,
    from_address: message.from.address,
    subject: message.subject,
    preview: previewOf(message.text),
    attachments: message.attachments.filter(isFile).length,
    size_bytes: message.sizeBytes,
    flags: flagsCode(message.flags),
    conversation_id: conversation,
    contact_id: contact,
    here: isWrittenHere(db, message) ? 1 : null,
  }
  const row = { ...facts, blocked: isBlocked(db, account.channel, facts) ? 1 : null }
  insertMessage(db, row)
  putContent(db, id, message)
  for (const each of contacts) addParticipation(db, each, id)
  work.projection.added({ ...row, read_override: null }, contacts)
  if (hasStrays(db, conversation)) settleThread(work, conversation)
  return { id, contact }
}

function isWrittenHere(db: Database, { direction, channelMessageId }: RemoteMessage): boolean {
  if (direction === 'in') return false
  return direction === 'internal' || (channelMessageId !== null && isOurs(db, channelMessageId))
}

/** Finds the thread of a message and tells the projection of conversations that turn out to be parts of it. */
export function threadMessage(
  work: DeskWork,
  account: OwnAccount,
  message: Pick<RemoteMessage, 'remoteId' | 'channelMessageId' | 'references'>,
): number {
  const { db, projection, lost } = work
  let hasJoined = false
  const threaded = thread(db, { accountId: account.id, accountSalt: account.salt, ...message }, (id, into) => {
    hasJoined = true
    projection.regrouped(id, into)
  })
  if (hasJoined && ownerOf(db, threaded)) reassign(db, messageIdsOfConversation(db, threaded), projection, lost)
  return threaded
}

/** Rewrites the text of a known message when it was edited; returns whether it was. */
export function updateContent(db: Database, row: MessageRow, message: RemoteMessage): boolean {
  const known = bodyOf(db, row.id)
  if (known && known.text === readable(message.text) && row.subject === message.subject) return false
  deleteAttachmentsOf(db, row.id)
  putContent(db, row.id, message)
  setContent(db, row.id, {
    kind: kindCode(message.kind),
    subject: message.subject,
    preview: previewOf(message.text),
    attachments: message.attachments.filter(isFile).length,
  })
  return true
}

function putContent(db: Database, id: number, message: RemoteMessage): void {
  const { to, cc, bcc, replyTo } = message
  putBody(db, id, {
    text: readable(message.text),
    html: message.html,
    recipients: { to, cc, bcc, replyTo },
    refs: message.references,
    source: message.source,
    about: message.about,
  })
  for (const attachment of message.attachments) insertAttachment(db, id, attachment)
}

/** SQLite's own text functions end at a NUL: what follows it would not be shown. */
function readable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}
