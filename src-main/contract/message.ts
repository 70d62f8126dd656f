import type { AccountId, AttachmentId, ContactId, ConversationId, MessageId } from './ids.ts'

/** Where a message travels. A new channel is one word here and one folder in `channels/`. */
export const channelKinds = ['email', 'telegram', 'xmpp', 'livechat', 'mastodon', 'bluesky'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** `internal`: written on this desk for colleagues; it has no recipients. */
export const directions = ['in', 'out', 'internal'] as const
export type Direction = (typeof directions)[number]

/**
 * What a message is to a support desk. Only `message` waits for an answer:
 * `auto-reply` RFC 3834 · `bounce` RFC 3464 · `bulk` newsletters and notifications (List-Id, Precedence) ·
 * `invitation` a calendar request · `unreadable` a broken MIME tree, kept with its raw source ·
 * `note` an agent's words for colleagues, never sent.
 */
export const messageKinds = ['message', 'auto-reply', 'bounce', 'bulk', 'invitation', 'unreadable', 'note'] as const
export type MessageKind = (typeof messageKinds)[number]

export interface Address {
  /** Display name as the sender wrote it, decoded; empty when there is none. */
  readonly name: string
  /** Channel address: `ana@shop.test`, `@ana@social.test`, `tg:12345`. Empty when it could not be read. */
  readonly address: string
}

export interface Attachment {
  readonly id: AttachmentId
  readonly name: string
  /** MIME type, lower case. */
  readonly type: string
  /** Decoded size where known, else the best estimate from the transfer encoding. */
  readonly sizeBytes: number
  /** Content-ID without angle brackets, for inline images; null otherwise. */
  readonly contentId: string | null
  readonly inline: boolean
  /** The bytes are on this computer and open without a network. */
  readonly offline: boolean
}

/** A part of a text that a reader seldom wants: what was said before, or who the writer is. Offsets into the text, end exclusive. */
export interface TextFold {
  readonly kind: 'quote' | 'signature'
  readonly start: number
  readonly end: number
}

/** What a delivery report says (RFC 3464). */
export interface BounceReport {
  readonly type: 'bounce'
  /** `delayed`: the server is still trying. */
  readonly outcome: 'failed' | 'delayed'
  readonly recipients: readonly {
    readonly address: string
    /** Enhanced status code (RFC 3463), such as `5.1.1`; empty when the report names none. */
    readonly status: string
    /** The other server's own words, one line. */
    readonly reason: string
  }[]
  /** Message-ID of what came back, without angle brackets; null when the report does not carry it. */
  readonly bounced: string | null
}

/** What a calendar request asks (RFC 5545, 5546). Times are epoch ms. */
export interface Invitation {
  readonly type: 'invitation'
  readonly method: 'request' | 'cancel' | 'reply' | 'other'
  readonly summary: string
  readonly startsAt: number
  /** Null when it says neither an end nor a duration. */
  readonly endsAt: number | null
  /** Whole days: `startsAt` and `endsAt` are midnights of this computer's zone. */
  readonly allDay: boolean
  /** It comes again; the rule itself is in the attachment. */
  readonly repeats: boolean
  readonly location: string
  readonly organizer: Address | null
  readonly attendees: number
}

/** Whom a note is about. It names them here, for it has no recipients. */
export interface NoteAbout {
  readonly type: 'note'
  readonly people: readonly Address[]
}

/** What a message says besides its text: the machine-readable part of a mail, the people of a note. */
export type MessageAbout = BounceReport | Invitation | NoteAbout

/** One entry of a timeline. `text` is cut at 4,000 characters; `message.body` has the whole. */
export interface TimelineEntry {
  readonly id: MessageId
  readonly account: AccountId
  readonly channel: ChannelKind
  readonly conversation: ConversationId
  readonly contact: ContactId | null
  readonly direction: Direction
  readonly kind: MessageKind
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly subject: string
  readonly sentAt: number
  readonly text: string
  readonly textCut: boolean
  /** Ascending, never overlapping, within the shown text. */
  readonly folds: readonly TextFold[]
  readonly hasHtml: boolean
  readonly attachments: readonly Attachment[]
  readonly unread: boolean
  readonly flagged: boolean
  /** Recipients that the server refused when this was sent, and what bounced later. */
  readonly undelivered: readonly { readonly address: string; readonly reason: string }[]
  readonly about: MessageAbout | null
}

export interface MessageBody {
  readonly id: MessageId
  readonly text: string
  readonly folds: readonly TextFold[]
  /** As received: the window sanitises it and shows it in a sandboxed frame. Null where there is none. */
  readonly html: string | null
  /** The reader said that remote images of this sender may be shown. */
  readonly imagesAllowed: boolean
}

/** One message in full, as scripts get it from the command line: the whole text, plain facts, no ids of this desk's rows. */
export interface ExportedMessage {
  /** The file it was imported from, or the remote address of the message. */
  readonly origin: string
  readonly account: AccountId
  readonly conversation: ConversationId
  /** Null where no customer takes part. */
  readonly contact: ContactId | null
  readonly direction: Direction
  readonly kind: MessageKind
  readonly from: Address
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly subject: string
  /** Epoch ms. */
  readonly sentAt: number
  readonly text: string
  readonly html: string | null
  readonly attachments: readonly Pick<Attachment, 'name' | 'type' | 'sizeBytes'>[]
}
