import type { BounceReport } from '../../contract/message.ts'
import { shortReason, statusIn } from './bounce-reason.ts'
import { type HeaderFields, headerValue, parseHeader } from './headers.ts'
import { messageId } from './message-ids.ts'
import { isDeliveryStatus, isReturnedHeader, isReturnedMail, type MimePart, partsWhere } from './mime-part.ts'
import { partText } from './part-text.ts'
import { plainBounce } from './plain-bounce.ts'

type Recipient = BounceReport['recipients'][number]

/** A report on a mail to thousands names the first. */
const mostRecipients = 100
/** A header longer than that says nothing more that matters here. */
const longestHead = 64 << 10

/**
 * What a mail server says about a mail it was to deliver: from the part made for machines (RFC 3464), or from the words
 * of servers that write none. Null where neither names a recipient or what came back.
 */
export function bounceReport(fields: HeaderFields, root: MimePart, text: string): BounceReport | null {
  const outcomes = partsWhere(root, isDeliveryStatus).flatMap(recipientsOf)
  if (outcomes.length === 0) return plainBounce(fields, text, returnedId(root))
  const failed = outcomes.filter(({ action }) => action === 'failed')
  const shown = failed.length > 0 ? failed : outcomes.filter(({ action }) => action === 'delayed')
  if (shown.length === 0) return null
  return {
    type: 'bounce',
    outcome: failed.length > 0 ? 'failed' : 'delayed',
    recipients: shown.slice(0, mostRecipients).map(({ recipient }) => recipient),
    bounced: returnedId(root),
  }
}

/** Every recipient got the mail: a notification on request (RFC 3461), and no bounce. */
export function saysDelivered(root: MimePart): boolean {
  const outcomes = partsWhere(root, isDeliveryStatus).flatMap(recipientsOf)
  return outcomes.length > 0 && outcomes.every(({ action }) => arrived.has(action))
}

const arrived = new Set(['delivered', 'relayed', 'expanded'])

interface Outcome {
  readonly action: string
  readonly recipient: Recipient
}

/** Groups of fields, a blank line between them: the first is about the mail, each other about one recipient. */
function recipientsOf(part: MimePart): readonly Outcome[] {
  const bytes = Buffer.from(partText(part))
  const outcomes: Outcome[] = []
  for (let at = 0; at < bytes.length && outcomes.length <= mostRecipients; ) {
    const { fields, bodyStart } = parseHeader(bytes, at, bytes.length)
    const outcome = outcomeOf(fields)
    if (outcome) outcomes.push(outcome)
    at = Math.max(bodyStart, at + 1)
  }
  return outcomes
}

function outcomeOf(fields: HeaderFields): Outcome | null {
  // The address that was written to is what the desk knows; the final one is where it was forwarded.
  const address = mailbox(headerValue(fields, 'original-recipient')) ?? mailbox(headerValue(fields, 'final-recipient'))
  const action = headerValue(fields, 'action')?.toLowerCase() ?? ''
  if (address === null || action === '') return null
  const diagnostic = decoded(headerValue(fields, 'diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '')
  const status = statusIn(headerValue(fields, 'status') ?? '') || statusIn(diagnostic)
  return { action: /^[a-z]+/.exec(action)?.[0] ?? '', recipient: { address, status, reason: shortReason(diagnostic) } }
}

/** `rfc822; ana@home.test`, with or without angle brackets; null where it is no mail address. */
function mailbox(value: string | null): string | null {
  const address = /([^\s<>;"]+@[^\s<>;"]+)/.exec(decoded(value ?? '').slice(0, 1000))?.[1]
  return address?.toLowerCase() ?? null
}

/** Header values hold bytes; reports carry UTF-8 where they carry anything else than ASCII (RFC 6533). */
function decoded(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8')
}

/** Message-ID of the mail, or of the header, that came back with the report. */
function returnedId(root: MimePart): string | null {
  for (const part of partsWhere(root, (each) => isReturnedMail(each) || isReturnedHeader(each))) {
    if (part.messageId !== null) return part.messageId
    const header = isReturnedHeader(part) ? Buffer.from(partText(part), 'latin1') : part.body
    const id = header && messageId(parseHeader(header, 0, Math.min(header.length, longestHead)).fields)
    if (id) return id
  }
  return null
}
