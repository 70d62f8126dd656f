import type { RemoteMessage } from '../../channels/channel.ts'
import type { Projection } from '../desk/projection.ts'
import { thread } from '../desk/threading.ts'
import { identify } from '../people/identify.ts'
import type { OwnAccount } from '../people/own-account.ts'
import { participantsOf } from '../people/participants.ts'
import { isFile } from '../reading/files.ts'
import { previewOf } from '../reading/preview.ts'
import { deleteAttachmentsOf, insertAttachment } from '../store/attachments.ts'
import { directionCode, flagsCode, kindCode } from '../store/codes.ts'
import { conversationById } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { messageIdFor } from '../store/derived-id.ts'
import { bodyOf, freeMessageId, insertMessage, type MessageRow, putBody, setContent } from '../store/messages.ts'
import { addParticipation } from '../store/people.ts'

/** Stores a message that the desk has not seen, with its projections. Returns its row's keys. */
export function storeMessage(
  db: Database,
  account: OwnAccount,
  message: RemoteMessage,
  projection: Projection,
): { readonly id: number; readonly contact: number } {
  const id = freeMessageId(db, messageIdFor(message.sentAt, message.remoteId))
  const people = participantsOf(account.channel, message, account.own)
  const contacts = [...new Set(people.map((person) => identify(db, account.channel, person, id)))]
  const contact = contacts[0] as number
  const conversation = threadMessage(db, account, message, projection)
  const row = {
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
  }
  insertMessage(db, row)
  putContent(db, id, message)
  for (const each of contacts) addParticipation(db, each, id)
  projection.added({ ...row, read_override: null }, contacts)
  return { id, contact }
}

/** Threads a message and tells the projection of conversations that it joined. */
export function threadMessage(
  db: Database,
  account: OwnAccount,
  message: Pick<RemoteMessage, 'remoteId' | 'channelMessageId' | 'references'>,
  projection: Projection,
): number {
  const before = new Map<number, ReturnType<typeof conversationById>>()
  const threaded = thread(db, { accountId: account.id, accountSalt: account.salt, ...message }, (id) =>
    before.set(id, conversationById(db, id)),
  )
  for (const row of before.values()) if (row) projection.absorbed(row)
  if (before.size > 0) projection.conversationChanged(threaded)
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
