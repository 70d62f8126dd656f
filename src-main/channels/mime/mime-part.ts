/** One part of a mail, whether it was found in the source or described by a server. */
export interface MimePart {
  /** IMAP section, such as `2.1`; a single-part mail is `1`, a multipart root is empty. */
  readonly section: string
  /** Lower-case media type, `text/plain` where none is given. */
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
  /** Lower case; empty where none is given. */
  readonly disposition: string
  readonly dispositionParameters: Readonly<Record<string, string>>
  /** Content-ID without angle brackets. */
  readonly contentId: string | null
  readonly encoding: string
  /** Size in transfer encoding. */
  readonly encodedBytes: number
  /** Still in transfer encoding; null where the bytes are not at hand. */
  readonly body: Uint8Array | null
  /** Subject of an attached mail, where it is known without reading it. */
  readonly subject: string | null
  /** Message-ID of an attached mail, where it is known without reading it. */
  readonly messageId: string | null
  readonly children: readonly MimePart[]
}

/** Parts of a type that holds other parts. */
export function isMultipart(part: MimePart): boolean {
  return part.type.startsWith('multipart/')
}

/** A text that a person reads as the mail itself, rather than a file that came with it. */
export function isBodyText(part: MimePart): boolean {
  if (part.type !== 'text/plain' && part.type !== 'text/html') return false
  return part.disposition !== 'attachment'
}

/** The parts whose bytes are needed to read the mail. A delivery report that says nothing else is read itself. */
export function bodyParts(root: MimePart): readonly MimePart[] {
  const texts = partsWhere(root, isBodyText)
  return texts.length > 0 ? texts : partsWhere(root, isDeliveryStatus)
}

/** What happened to each recipient, in a form that people can read too (RFC 3464, RFC 6533). */
export function isDeliveryStatus(part: MimePart): boolean {
  return part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status'
}

/** A mail in a mail: in a delivery report the one that came back. */
export function isReturnedMail(part: MimePart): boolean {
  return part.type === 'message/rfc822' || part.type === 'message/global'
}

export function isReturnedHeader(part: MimePart): boolean {
  return part.type === 'text/rfc822-headers' || part.type === 'message/global-headers'
}

/** Outlook's envelope around its "rich text" and the files that came with it (MS-OXTNEF). */
export function isTnef(part: MimePart): boolean {
  return part.type === 'application/ms-tnef' || part.type === 'application/vnd.ms-tnef'
}

export function isCalendar(part: MimePart): boolean {
  return part.type === 'text/calendar'
}

/** The parts that hold no others and are of a kind, in order. */
export function partsWhere(part: MimePart, wanted: (part: MimePart) => boolean): readonly MimePart[] {
  return isMultipart(part) ? part.children.flatMap((child) => partsWhere(child, wanted)) : wanted(part) ? [part] : []
}

/** The file name that a part was given, raw; empty when it has none. */
export function givenName(part: MimePart): string {
  return part.dispositionParameters.filename ?? part.parameters.name ?? ''
}
