import type { Credential, OutgoingMessage } from '../../../src-main/channels/channel.ts'
import { createEmailChannel } from '../../../src-main/channels/email/email-channel.ts'
import type { EmailSession } from '../../../src-main/channels/email/session.ts'
import type { EmailTiming } from '../../../src-main/channels/email/timing.ts'
import { type EmailSettings, emailSettings } from '../../../src-main/contract/account.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { DeskModel } from '../desk-model.ts'

export interface MailboxOptions {
  /** A plain-text port; or give `settings.imap`. */
  readonly port?: number
  readonly settings?: Partial<EmailSettings>
  readonly credential?: Credential
  readonly timing?: Partial<EmailTiming>
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly folder: string }) => void
}

/** Signs a desk in at a test server, without TLS unless the settings say otherwise. */
export async function openMailbox(user: string, desk: DeskModel, options: MailboxOptions): Promise<EmailSession> {
  const imap = { host: '127.0.0.1', port: options.port ?? 143, security: 'none' }
  const settings = emailSettings.parse({ address: user, user, imap, ...options.settings })
  const session = await createEmailChannel(options.timing).open(
    { address: user, ownAddresses: [user], settings },
    {
      credential: async () => options.credential ?? { type: 'password', password: 'secret' },
      known: desk.known,
      progress: options.onProgress ?? (() => {}),
      now: () => Date.now(),
      log: () => {},
    },
  )
  return session as EmailSession
}

/** A plain mail. The same number is the same message, byte for byte. */
export function mail(number: number, text = `Where is order ${number}?`, extra = ''): string {
  const date = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toUTCString().replace('GMT', '+0000')
  return [
    'From: Ana <ana@customer.test>',
    'To: support@shop.test',
    `Message-ID: <${number}@customer.test>`,
    `Date: ${date}`,
    `Subject: ${number}`,
    ...(extra ? [extra] : []),
    '',
    text,
    '',
  ].join('\r\n')
}

export function mails(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => mail(from + index))
}

export function numbers(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}

let written = 0

/** A message that leaves, with an id nobody used yet. */
export function outgoing(facts: Partial<OutgoingMessage>): OutgoingMessage {
  written += 1
  return {
    channelMessageId: `${written}.${process.pid}@shop.test`,
    sentAt: Date.UTC(2026, 10, 20, 9, 30),
    from: { name: 'Support', address: 'support@shop.test' },
    to: [{ name: 'Ana', address: 'ana@home.test' }],
    cc: [],
    bcc: [],
    subject: 'Your order',
    text: 'It is on its way.',
    html: null,
    references: [],
    inReplyTo: null,
    language: null,
    attachments: [],
    ...facts,
  }
}

/** What a promise was refused with. */
export async function refusal(promise: Promise<unknown>): Promise<DeskError> {
  try {
    await promise
  } catch (thrown) {
    if (thrown instanceof DeskError) return thrown
    throw thrown
  }
  throw new Error('Expected a refusal')
}
