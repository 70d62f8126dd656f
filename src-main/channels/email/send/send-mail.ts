import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import type { CanSend, OutgoingMessage, RemoteMessage, SendReceipt } from '../../channel.ts'
import { readMessage } from '../../mime/read-message.ts'
import type { MailboxContext } from '../fetch-messages.ts'
import { composeMail } from './compose-mail.ts'
import { envelopeOf } from './envelope.ts'
import { type FoldersOfMailbox, isInSent, keepsCopy, putIntoSent } from './sent-copies.ts'
import { replyOf, smtpMissing } from './smtp-errors.ts'
import type { Submission } from './submission.ts'

export interface SendMailParts {
  /** Null where no server for sending is set. */
  readonly submission: Submission | null
  readonly folders: FoldersOfMailbox
  readonly mailbox: MailboxContext
}

/** Sending over SMTP, and looking in the mailbox for what was sent. */
export function sendMail({ submission, folders, mailbox }: SendMailParts): CanSend {
  const wayOut = () => {
    if (!submission) throw smtpMissing()
    return submission
  }
  const composed = new WeakMap<OutgoingMessage, Promise<Uint8Array>>()
  return {
    prepare(message) {
      const source = composeMail(message)
      // What is wrong with it is told when it is sent.
      source.catch(() => {})
      composed.set(message, source)
    },
    async send(message, signal, handedOver) {
      const envelope = envelopeOf(message)
      const source = await (composed.get(message) ?? composeMail(message))
      const info = await wayOut().deliver({ envelope, source, handedOver }, signal)
      const known = info.serverMessageId ? withMessageId(source, message, info.serverMessageId) : source
      return { message: asSent(known, message, mailbox), source: known, refused: refusedOf(info) }
    },
    async receipt(message) {
      const source = await composeMail(message)
      return { message: asSent(source, message, mailbox), source, refused: [] }
    },
    findSent: (channelMessageId, signal) => isInSent(folders, channelMessageId, signal),
    async keepCopy(source, _channelMessageId, signal) {
      if (keepsCopy(mailbox.settings)) await putIntoSent(folders, source, signal)
    },
    maxMessageBytes: async (signal) => (await wayOut().facts(signal)).maxMessageBytes,
  }
}

/** Read as any other mail is, so that the copy that comes back from the server is the same message. */
function asSent(
  source: Uint8Array,
  { bcc, channelMessageId }: OutgoingMessage,
  mailbox: MailboxContext,
): RemoteMessage {
  const message = readMessage(source, {
    ownAddresses: mailbox.ownAddresses,
    place: null,
    // RFC 2392.
    origin: `mid:${encodeURIComponent(channelMessageId)}`,
    flags: { seen: true, flagged: false, answered: false },
    receivedAt: mailbox.now(),
    sizeBytes: source.length,
    now: mailbox.now(),
    labels: ['Sent'],
    keepAttachments: true,
  })
  // The source names nobody who got it blindly; only this desk knows.
  return { ...message, bcc }
}

/**
 * Microsoft and Amazon give a message an id of their own; the copy in Sent and every answer carry that one. nodemailer reads
 * it from the server's last word.
 */
function withMessageId(source: Uint8Array, { channelMessageId }: OutgoingMessage, id: string): Uint8Array {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  const field = `\r\nMessage-ID: <${channelMessageId}>\r\n`
  const at = bytes.indexOf(field)
  if (at < 0) return source
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(`\r\nMessage-ID: ${id}\r\n`),
    bytes.subarray(at + field.length),
  ])
}

function refusedOf({ rejected, rejectedErrors = [] }: SMTPConnectionSendInfo): SendReceipt['refused'] {
  return rejected.map((address, index) => ({ address, reason: replyOf(rejectedErrors[index]?.response) }))
}
