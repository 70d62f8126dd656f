import { type CanFetchPart, canFetchPart, type Place } from '../../channels/channel.ts'
import type { CallOutput, CallRequest } from '../../contract/calls.ts'
import { DeskError } from '../../contract/errors.ts'
import type { MessageId } from '../../contract/ids.ts'
import type { MessageAbout, MessageBody } from '../../contract/message.ts'
import { messageNamed } from '../desk/threading.ts'
import { foldsOf } from '../reading/folds.ts'
import { allAccounts } from '../store/accounts.ts'
import { type AttachmentRow, attachmentById, readBlob, wholeBlob } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { isImageSender } from '../store/image-senders.ts'
import { bodyOf, messageById } from '../store/messages.ts'
import { currentPlaceOf } from '../store/places.ts'
import type { DeskParts } from './desk-parts.ts'

const shownSourceBytes = 1 << 20
const fetchTimeoutMs = 120_000

/** Throws `not-found` when the message left the desk. */
export function messageBody(db: Database, id: MessageId): MessageBody {
  const body = bodyOf(db, id)
  if (!body) throw gone()
  return {
    id,
    text: body.text,
    html: body.html,
    folds: foldsOf(body.text),
    imagesAllowed: isImageSender(db, senderOf(db, id)),
  }
}

function senderOf(db: Database, id: MessageId): string {
  return messageById(db, id)?.from_address.toLowerCase() ?? ''
}

/** The message that came back with a bounce; null where the report does not name it, or it was never on the desk. */
export function bouncedMessage(db: Database, bounce: MessageId): CallOutput<'message.bounced'> {
  const row = messageById(db, bounce)
  if (!row) throw gone()
  const about = JSON.parse(bodyOf(db, bounce)?.about ?? 'null') as MessageAbout | null
  if (about?.type !== 'bounce' || about.bounced === null) return { message: null }
  return { message: messageNamed(db, row.account_id, about.bounced) as MessageId | null }
}

/** The raw source: kept for what could not be read, fetched from the server for the rest. */
export async function messageSource(desk: DeskParts, id: MessageId): Promise<CallOutput<'message.source'>> {
  const kept = bodyOf(desk.store.reader, id)
  if (!kept) throw gone()
  const row = messageById(desk.store.reader, id)
  if (!kept.source && row && !currentPlaceOf(desk.store.reader, id)) throw sourceNotKept(row.origin)
  const bytes =
    kept.source ?? (await fromServer(desk, id, (session, place, signal) => session.fetchSource(place, signal)))
  const shown = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, shownSourceBytes))
  return { source: shown.toString('latin1'), cut: bytes.byteLength > shownSourceBytes }
}

/** A slice of an attachment; the whole is fetched and kept on first use. */
export async function readAttachment(
  desk: DeskParts,
  request: CallRequest<'attachment.read'>,
): Promise<CallOutput<'attachment.read'>> {
  const attachment = await keptAttachment(desk, request.attachment)
  if (!attachment.blob_hash) throw notKept(attachment)
  const bytes = readBlob(desk.store.reader, attachment.blob_hash, request.offset, request.length)
  return { base64: Buffer.from(bytes).toString('base64'), sizeBytes: attachment.size_bytes }
}

/** All of an attachment's bytes, fetched and kept when they were not here. Throws `not-found` where they are nowhere. */
export async function attachmentContent(desk: DeskParts, id: number): Promise<Uint8Array> {
  const attachment = await keptAttachment(desk, id)
  const content = attachment.blob_hash && wholeBlob(desk.store.reader, attachment.blob_hash)
  if (!content) throw notKept(attachment)
  return content
}

async function keptAttachment(desk: DeskParts, id: number): Promise<AttachmentRow> {
  const known = attachmentById(desk.store.reader, id)
  if (!known) throw gone()
  if (known.blob_hash) return known
  // A window reads in slices; the first fetches for all.
  const fetched = desk.fetching.get(id) ?? fetchAttachment(desk, known).finally(() => desk.fetching.delete(id))
  desk.fetching.set(id, fetched)
  await fetched
  return attachmentById(desk.store.reader, id) ?? known
}

async function fetchAttachment(desk: DeskParts, attachment: AttachmentRow): Promise<void> {
  const { section, encoding } = attachment
  if (section === null) throw notKept(attachment)
  const content = await fromServer(desk, attachment.message_id, (session, place, signal) =>
    session.fetchPart({ place, section, encoding }, signal),
  )
  await desk.store.writer.run('keepContent', { attachment: attachment.id, content })
  const row = messageById(desk.store.reader, attachment.message_id)
  if (row) desk.changes.add([row.contact_id])
}

async function fromServer(
  desk: DeskParts,
  message: number,
  fetch: (session: CanFetchPart, place: Place, signal: AbortSignal) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const row = messageById(desk.store.reader, message)
  const account = row && allAccounts(desk.store.reader).find((each) => each.id === row.account_id)
  const place = currentPlaceOf(desk.store.reader, message)
  if (!account || !place) throw gone()
  const session = desk.accounts.session(account.key)
  if (!canFetchPart(session)) throw gone()
  return await fetch(session, place, AbortSignal.timeout(fetchTimeoutMs))
}

function gone(): DeskError {
  return new DeskError('not-found', 'message-gone', 'This is not on the desk or the server any more')
}

function sourceNotKept(origin: string): DeskError {
  return new DeskError(
    'not-found',
    'source-not-kept',
    `Of imported mail the desk keeps the text and the attachments; the source is in ${origin}`,
    { origin },
  )
}

function notKept(attachment: AttachmentRow): DeskError {
  const { name } = attachment
  return new DeskError('not-found', 'attachment-not-kept', `"${name}" was too large to keep when it was imported`, {
    name,
  })
}
