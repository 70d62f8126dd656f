import type { Flags, Place } from '../channel.ts'

/** What a mail's bytes do not say about it. */
export interface MailContext {
  /** Lower-case addresses that are "us". Mail from one of them is outgoing. */
  readonly ownAddresses: readonly string[]
  readonly place: Place | null
  readonly origin: string
  readonly flags: Flags
  /** Epoch ms when the server or the file says it arrived; used where the Date header cannot be believed. */
  readonly receivedAt: number
  /** Size of the whole source, which may be more than the bytes at hand. */
  readonly sizeBytes: number
  /** Epoch ms now. */
  readonly now: number
  /** Gmail labels, where the source has them. `Sent` makes a mail outgoing. */
  readonly labels?: readonly string[]
  /** Decode attachments into `content`: for file imports, which cannot fetch them later. */
  readonly keepAttachments?: boolean
  /** Ms on a clock that only goes forward, for the time a reading may take; the process's own where none is given. */
  readonly clock?: () => number
}

/** A part as IMAP's BODYSTRUCTURE describes it, in imapflow's shape. */
export interface MimeStructure {
  /** Section number such as `2.1`; absent at the root of a multipart and of a single-part mail. */
  readonly part?: string | undefined
  /** Lower-case media type. */
  readonly type: string
  readonly parameters?: Readonly<Record<string, string>> | undefined
  readonly disposition?: string | undefined
  readonly dispositionParameters?: Readonly<Record<string, string>> | undefined
  /** Content-ID with its angle brackets. */
  readonly id?: string | undefined
  readonly encoding?: string | undefined
  /** Bytes in transfer encoding. */
  readonly size?: number | undefined
  readonly envelope?: { readonly subject?: string | undefined; readonly messageId?: string | undefined } | undefined
  readonly childNodes?: readonly MimeStructure[] | undefined
}
