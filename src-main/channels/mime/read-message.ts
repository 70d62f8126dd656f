import type { Address, Direction, MessageAbout } from '../../contract/message.ts'
import type { RemoteMessage } from '../channel.ts'
import { aboutParts, invitationIn } from './about.ts'
import { parseAddresses } from './addresses.ts'
import { type MailBody, readBody } from './body.ts'
import { ownCopy } from './bytes.ts'
import { sentTime } from './dates.ts'
import { type Deadline, noDeadline, OutOfTime, readingDeadline } from './deadline.ts'
import { bounceReport } from './delivery-report.ts'
import { decodeHeaderText } from './encoded-words.ts'
import { type HeaderFields, headerValue, parseHeader } from './headers.ts'
import { kindOf } from './kind.ts'
import type { MailContext, MimeStructure } from './mail-context.ts'
import { messageId, threadReferences } from './message-ids.ts'
import { bodyParts, isBodyText, isMultipart, type MimePart } from './mime-part.ts'
import { remoteIdOfFields } from './remote-id.ts'
import { partsOfStructure } from './structure.ts'
import { parseTree } from './tree.ts'
import { isReadableText, printableText } from './unreadable.ts'

/**
 * Reads a whole source. Never throws and takes time linear in its size, whatever the bytes are; what takes longer than two
 * seconds is `unreadable`, with its source.
 */
export function readMessage(raw: Uint8Array, context: MailContext): RemoteMessage {
  const header = parseHeader(raw, 0, raw.length)
  const deadline = readingDeadline(context.clock)
  try {
    const tree = parseTree(raw, header.fields, header.bodyStart, deadline)
    const message = assemble(header.fields, tree.root, context, deadline)
    const isMail = mailFields.some((name) => header.fields.has(name))
    if (isMail && !tree.broken) return message
    // A broken tree over an empty body hides nothing: who writes only a subject still waits for an answer.
    const isReadable = isMail && (message.attachments.length > 0 || isReadableText(message.text))
    if (isReadable) return { ...message, source: ownCopy(raw) }
    return { ...message, kind: 'unreadable', text: printableText(raw), source: ownCopy(raw) }
  } catch (thrown) {
    return { ...unread(thrown, header.fields, context), text: printableText(raw), source: ownCopy(raw) }
  }
}

/** What a header alone says of a mail that took too long to read. */
function unread(thrown: unknown, fields: HeaderFields, context: MailContext): RemoteMessage {
  if (!(thrown instanceof OutOfTime)) throw thrown
  return { ...assemble(fields, nothing, context, noDeadline), kind: 'unreadable', about: null }
}

const nothing: MimePart = {
  section: '1',
  type: 'text/plain',
  parameters: {},
  disposition: '',
  dispositionParameters: {},
  contentId: null,
  encoding: '',
  encodedBytes: 0,
  body: null,
  subject: null,
  messageId: null,
  children: [],
}

/** A source without any of these is no mail. */
const mailFields = ['from', 'subject', 'date', 'to', 'message-id', 'received', 'sender', 'return-path', 'mime-version']

/**
 * Reads the first bytes of a source. Null when they do not hold every text part and the headers of every attachment;
 * then the structure and the parts must be asked for.
 */
export function readPrefix(prefix: Uint8Array, context: MailContext): RemoteMessage | null {
  if (prefix.length >= context.sizeBytes) return readMessage(prefix, context)
  const header = parseHeader(prefix, 0, prefix.length)
  if (!header.ended) return null
  const tree = parseTree(prefix, header.fields, header.bodyStart)
  if (tree.broken || !tree.complete || context.keepAttachments) return null
  if (isMultipart(tree.root)) return assemble(header.fields, tree.root, context, noDeadline)
  // A mail that is one file: its header says everything, its size is the rest of the source.
  if (isBodyText(tree.root)) return null
  const encodedBytes = context.sizeBytes - header.bodyStart
  return assemble(header.fields, { ...tree.root, encodedBytes, body: null }, context, noDeadline)
}

/**
 * Reads a message from its header, its BODYSTRUCTURE and the parts that `bodySections` names, still in transfer encoding.
 * A single-part mail's only section is `1`. Attachments can be fetched later by their `section` and `encoding`.
 */
export function readParts(
  header: Uint8Array,
  structure: MimeStructure,
  parts: ReadonlyMap<string, Uint8Array>,
  context: MailContext,
): RemoteMessage {
  const { fields } = parseHeader(header, 0, header.length)
  try {
    return assemble(fields, partsOfStructure(structure, parts), context, readingDeadline(context.clock))
  } catch (thrown) {
    const [first] = parts.values()
    return { ...unread(thrown, fields, context), text: first ? printableText(first) : '' }
  }
}

/** The sections whose bytes `readParts` wants: the text a person reads and what is said to machines, without attachments. */
export function bodySections(structure: MimeStructure): readonly string[] {
  const root = partsOfStructure(structure, new Map())
  return [...new Set([...bodyParts(root), ...aboutParts(root)].map((part) => part.section))]
}

const nobody: Address = { name: '', address: '' }

function assemble(fields: HeaderFields, root: MimePart, context: MailContext, deadline: Deadline): RemoteMessage {
  const charset = bodyParts(root)[0]?.parameters.charset ?? ''
  const addresses = (name: string) => parseAddresses(headerValue(fields, name), charset)
  const from = addresses('from')[0] ?? addresses('sender')[0] ?? addresses('return-path')[0] ?? nobody
  const subject = decodeHeaderText(headerValue(fields, 'subject') ?? '', charset)
  const to = recipients(addresses('to'))
  const cc = recipients(addresses('cc'))
  const replyTo = recipients(addresses('reply-to'))
  const people = [from, ...to, ...cc, ...replyTo].map(({ address }) => address)
  const direction = directionOf(from, context)
  const body: MailBody = readBody(root, {
    keepAttachments: context.keepAttachments ?? false,
    fallbackCharset: charset,
    deadline,
  })
  const invitation = invitationIn(root)
  const kind =
    direction === 'out'
      ? 'message'
      : kindOf({ fields, root, from, subject, invitation, ownAddresses: context.ownAddresses })
  const about: MessageAbout | null = kind === 'bounce' ? bounceReport(fields, root, body.text) : invitation
  const bounced = about?.type === 'bounce' ? about.bounced : null
  const references = threadReferences(fields, people)
  return {
    remoteId: remoteIdOfFields(fields),
    origin: context.origin,
    channelMessageId: messageId(fields),
    // A report joins what it is about, which few servers refer to as an answer would.
    references: bounced === null || references.includes(bounced) ? references : [...references, bounced],
    kind,
    about,
    direction,
    from,
    to,
    cc,
    bcc: recipients(addresses('bcc')),
    replyTo,
    subject,
    sentAt: sentTime(headerValue(fields, 'date'), context.receivedAt),
    receivedAt: context.receivedAt,
    text: body.text,
    html: body.html,
    attachments: body.attachments,
    flags: context.flags,
    place: context.place,
    sizeBytes: context.sizeBytes,
    source: null,
  }
}

function directionOf(from: Address, context: MailContext): Direction {
  if (from.address !== '' && context.ownAddresses.includes(from.address)) return 'out'
  return context.labels?.some((label) => /^\\?sent$/i.test(label)) ? 'out' : 'in'
}

/** "Undisclosed recipients" and the like are nobody. */
function recipients(addresses: readonly Address[]): readonly Address[] {
  return addresses.filter(({ address }) => address !== '')
}
