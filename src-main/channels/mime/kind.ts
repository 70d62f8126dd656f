import type { Address, Invitation, MessageKind } from '../../contract/message.ts'
import { saysDelivered } from './delivery-report.ts'
import { type HeaderFields, headerValue } from './headers.ts'
import { isDeliveryStatus, type MimePart } from './mime-part.ts'

export interface KindFacts {
  readonly fields: HeaderFields
  readonly root: MimePart
  readonly from: Address
  readonly subject: string
  readonly invitation: Invitation | null
  readonly ownAddresses: readonly string[]
}

/**
 * What an incoming mail is to a support desk. A machine that could not deliver comes first, then one that answers for a
 * person, then calendar requests, then everything sent to many.
 */
export function kindOf(facts: KindFacts): Exclude<MessageKind, 'unreadable'> {
  if (isDeliveryReport(facts)) return saysDelivered(facts.root) ? 'bulk' : 'bounce'
  if (isAutoReply(facts)) return 'auto-reply'
  if (headerValue(facts.fields, 'return-path') === '<>') return 'bounce'
  if (isInvitation(facts)) return 'invitation'
  if (isBulk(facts)) return 'bulk'
  return 'message'
}

const daemon = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon)@|^mailer-daemon$/
const bounceSubject =
  /undeliver|deliver\w* (?:status|fail|report|problem|delay)|mail delivery|returned mail|failure notice|not delivered|non remis|unzustellbar/i

function isDeliveryReport({ fields, root, from, subject }: KindFacts): boolean {
  if (reportType(root) === 'delivery-status') return true
  if (fields.has('x-failed-recipients')) return true
  const fromDaemon = daemon.test(from.address) || /mail delivery (?:sub)?system|mailer-daemon/i.test(from.name)
  return fromDaemon && (from.address.startsWith('mailer-daemon') || bounceSubject.test(subject))
}

/** `report-type`, or what the second part of a report shows where the parameter was left out (RFC 6522). */
function reportType(root: MimePart): string {
  if (root.type !== 'multipart/report') return ''
  const declared = root.parameters['report-type']?.toLowerCase()
  if (declared) return declared
  return root.children.some(isDeliveryStatus) ? 'delivery-status' : ''
}

const autoSubject =
  /^(?:auto(?:matic|mated)?[ -]?(?:reply|response|antwort)?:|out of (?:the )?office|abwesenheit|automatische antwort|réponse automatique|risposta automatica|respuesta automática|răspuns automat|автоответ|автоматический ответ|自動返信|自動応答)/i

function isAutoReply({ fields, root, subject }: KindFacts): boolean {
  // A read receipt answers for its reader.
  if (reportType(root) === 'disposition-notification') return true
  const submitted = word(fields, 'auto-submitted')
  if (submitted === 'auto-replied' || submitted === 'auto-notified') return true
  for (const name of ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-auto-reply-from', 'x-mail-autoreply']) {
    const value = word(fields, name)
    if (value !== null && value !== 'no' && value !== 'false') return true
  }
  const precedence = word(fields, 'precedence') ?? word(fields, 'x-precedence')
  if (precedence === 'auto_reply' || precedence === 'auto-reply') return true
  // Exchange marks its absence notes as generated like any notification; the subject tells.
  const generated = submitted === 'auto-generated' || fields.has('x-auto-response-suppress')
  return generated && autoSubject.test(subject)
}

/** iTIP requests, and that they are called off; answers to our own invitations (`REPLY`) are ordinary mail (RFC 5546). */
function isInvitation({ root, invitation }: KindFacts): boolean {
  if (invitation) return invitation.method === 'request' || invitation.method === 'cancel'
  return declaresRequest(root)
}

/** For a calendar that could not be read. */
function declaresRequest(part: MimePart): boolean {
  if (part.type === 'text/calendar') return part.parameters.method?.toLowerCase() === 'request'
  return part.children.some(declaresRequest)
}

function isBulk({ fields, ownAddresses }: KindFacts): boolean {
  const submitted = word(fields, 'auto-submitted')
  if (submitted !== null && submitted !== 'no' && submitted !== '') return true
  const precedence = word(fields, 'precedence')
  const isList = precedence === 'bulk' || precedence === 'list' || precedence === 'junk'
  if (!isList && !fields.has('list-id') && !fields.has('list-unsubscribe')) return false
  return !isOwnList(fields, ownAddresses)
}

/** Many desks read their mail through a group (`support@` as a list): customers who write to it are no newsletter. */
function isOwnList(fields: HeaderFields, ownAddresses: readonly string[]): boolean {
  const list =
    `${headerValue(fields, 'list-id') ?? ''} ${headerValue(fields, 'list-post') ?? ''} ${headerValue(fields, 'mailing-list') ?? ''}`
      .slice(0, 2000)
      .toLowerCase()
  return ownAddresses.some((own) => own !== '' && (list.includes(own) || list.includes(`<${own.replace('@', '.')}>`)))
}

/** First word of a header in lower case, without parameters; null when the header is missing. */
function word(fields: HeaderFields, name: string): string | null {
  const value = headerValue(fields, name)
  return value === null ? null : (/^[^\s;(]*/.exec(value)?.[0].toLowerCase() ?? '')
}
