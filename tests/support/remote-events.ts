import { createHash } from 'node:crypto'
import type { Flags, Place, RemoteAttachment, RemoteEvent, RemoteMessage } from '../../src-main/channels/channel.ts'
import type { Address, Direction, MessageAbout, MessageKind } from '../../src-main/contract/message.ts'

/** The business in every test of the engine. */
export const us = 'support@shop.test'
/** When the first test message was written; times of messages are minutes after it. */
export const firstDay = Date.UTC(2026, 10, 1, 9)
export const minuteMs = 60_000

export const unread: Flags = { seen: false, flagged: false, answered: false }
export const seen: Flags = { seen: true, flagged: false, answered: false }

export interface MailFacts {
  /** Message-ID; null for a message that has none. */
  readonly id?: string | null
  readonly from?: string
  readonly to?: readonly string[]
  readonly cc?: readonly string[]
  readonly subject?: string
  readonly text?: string
  readonly html?: string | null
  /** Minutes after `firstDay`. */
  readonly at?: number
  readonly refs?: readonly string[]
  readonly kind?: MessageKind
  readonly direction?: Direction
  readonly flags?: Flags
  readonly place?: Place | null
  readonly attachments?: readonly RemoteAttachment[]
  readonly source?: Uint8Array | null
  readonly about?: MessageAbout | null
}

/**
 * A message as a channel gives it. Addresses are written `Ana Pop <ana@mail.test>` or bare. What is from us goes out;
 * the remote id is that of the Message-ID, so the same id is the same message.
 */
export function mail(facts: MailFacts = {}): RemoteMessage {
  const from = address(facts.from ?? 'ana@mail.test')
  const direction = facts.direction ?? (from.address.toLowerCase() === us ? 'out' : 'in')
  const to = (facts.to ?? [direction === 'out' ? 'ana@mail.test' : us]).map(address)
  const sentAt = firstDay + (facts.at ?? 0) * minuteMs
  const text = facts.text ?? 'Hello'
  const id = facts.id === undefined ? `${facts.at ?? 0}.${from.address}@mail.test` : facts.id
  const remoteId = createHash('sha256')
    .update(id ?? `${sentAt} ${from.address} ${text}`)
    .digest('hex')
    .slice(0, 32)
  return {
    remoteId,
    origin: `test:${id ?? remoteId}`,
    channelMessageId: id,
    references: facts.refs ?? [],
    kind: facts.kind ?? 'message',
    about: facts.about ?? null,
    direction,
    from,
    to,
    cc: (facts.cc ?? []).map(address),
    bcc: [],
    replyTo: [],
    subject: facts.subject ?? 'Hello',
    sentAt,
    receivedAt: sentAt,
    text,
    html: facts.html ?? null,
    attachments: facts.attachments ?? [],
    flags: facts.flags ?? unread,
    place: facts.place ?? null,
    sizeBytes: 1_000 + text.length,
    source: facts.source ?? null,
  }
}

export function address(written: string): Address {
  const parts = /^(.*?)\s*<([^<>]*)>$/.exec(written)
  return parts ? { name: parts[1] ?? '', address: parts[2] ?? '' } : { name: '', address: written }
}

export function said(message: RemoteMessage): RemoteEvent {
  return { type: 'message', message }
}

export function attachment(name: string, facts: Partial<RemoteAttachment> = {}): RemoteAttachment {
  return {
    name,
    type: 'application/octet-stream',
    sizeBytes: facts.content?.byteLength ?? 1_000,
    contentId: null,
    inline: false,
    section: null,
    encoding: '',
    content: null,
    ...facts,
  }
}

export const inbox = (uid: number): Place => ({ folder: 'INBOX', uid })

/** What Ana asked, for tests that answer her. */
export const ask = mail({
  id: 'ask@mail.test',
  from: 'Ana Pop <ana@mail.test>',
  subject: 'Order 7',
  text: 'Where is it?',
  place: inbox(1),
})
