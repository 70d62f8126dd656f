import { domainToASCII } from 'node:url'
import { DeskError, type DeskErrorShape } from '../../contract/errors.ts'
import { variableLeftIn } from '../replies/variables.ts'
import type { Recipients } from '../store/drafts.ts'
import type { Composed } from './compose.ts'

/** What the account of a draft allows. */
export interface SendingLimits {
  /** The channel carries HTML; else a draft is plain text. */
  readonly markup: boolean
  readonly maxTextLength: number | null
  /** The server's word, or what nearly every server takes. */
  readonly maxMessageBytes: number
  /** Why nothing can be sent from it; null when it can. */
  readonly cannotSend: DeskErrorShape | null
  readonly signatureHtml: string
}

/** Most servers take 25 MB; few tell before they are asked. */
export const usualMessageBytes = 25 * 1024 * 1024

/** Refuses what could not arrive, before it is handed over. Throws kind `rejected` with what is wrong. */
export function checkDraft(
  { to, cc, bcc, subject, body }: Recipients & { readonly subject: string; readonly body: string },
  composed: Composed,
  sizeBytes: number,
  limits: SendingLimits,
): void {
  if (limits.cannotSend) throw DeskError.fromShape(limits.cannotSend)
  const recipients = [...to, ...cc, ...bcc]
  if (recipients.length === 0) throw new DeskError('rejected', 'no-recipient', 'Say whom this goes to')
  for (const { address } of recipients) if (!isAddress(address)) throw addressInvalid(address)
  const unresolved = (limits.markup ? unresolvedIn(body) : variableLeftIn(body)) ?? variableLeftIn(subject)
  if (unresolved !== null)
    throw new DeskError('rejected', 'unresolved-variable', `Fill in "${unresolved}" before you send this`, {
      name: unresolved,
    })
  const limit = limits.maxTextLength
  const length = [...composed.text].length
  if (limit !== null && length > limit)
    throw new DeskError('rejected', 'text-too-long', `This is ${length} characters long; ${limit} are allowed`, {
      length,
      limit,
    })
  checkSize(sizeBytes, limits)
}

/** Throws `attachment-too-large` for what the server would not take. */
export function checkSize(sizeBytes: number, { maxMessageBytes }: Pick<SendingLimits, 'maxMessageBytes'>): void {
  if (sizeBytes <= maxMessageBytes) return
  throw new DeskError(
    'rejected',
    'attachment-too-large',
    `This message has ${megabytes(sizeBytes)} MB; the server takes ${megabytes(maxMessageBytes)} MB`,
    { sizeBytes, limitBytes: maxMessageBytes, sizeMb: megabytes(sizeBytes), limitMb: megabytes(maxMessageBytes) },
  )
}

const headerBytes = 4_000
const bytesPerFile = 500

/** About how large the message will be on the line: base64 with its line breaks makes four bytes and a bit of three. */
export function estimatedBytes(composed: Composed, fileSizes: readonly number[]): number {
  const texts = Buffer.byteLength(composed.text) + Buffer.byteLength(composed.html ?? '')
  const files = fileSizes.reduce((sum, size) => sum + encodedBytes(size), 0)
  return headerBytes + Math.ceil(texts * 1.1) + files
}

export function encodedBytes(fileBytes: number): number {
  return bytesPerFile + Math.ceil((fileBytes * 4 * 78) / (3 * 76))
}

/** The first variable of a canned reply that nobody filled in; null when there is none. */
function unresolvedIn(body: string): string | null {
  const mark = /<mark\b[^>]*\bdata-unresolved[^>]*>(.{0,200}?)<\/mark>/is.exec(body)
  return mark ? (mark[1] ?? '').replace(/<[^>]*>/g, '').trim() : null
}

const dotAtom = /^[^\s@<>()[\]\\,;:"]+$/u
const quotedLocal = /^"(?:[^"\\\r\n]|\\.)+"$/u
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** Whether mail can be addressed to it (RFC 5321, and 6531 for letters beyond ASCII). */
export function isAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (at < 1 || Buffer.byteLength(local) > 64) return false
  const isDotAtom = dotAtom.test(local) && !local.startsWith('.') && !local.endsWith('.') && !local.includes('..')
  return (isDotAtom || quotedLocal.test(local)) && isDomain(domain)
}

function isDomain(domain: string): boolean {
  if (/^\[[\d.]{7,15}\]$|^\[IPv6:[\da-f:.]{2,45}\]$/i.test(domain)) return true
  const ascii = /\s/.test(domain) ? '' : domainToASCII(domain)
  const labels = ascii.split('.')
  // A name without a dot is a slip of the hand far more often than a computer next door.
  return ascii.length <= 253 && (labels.length > 1 || ascii === 'localhost') && labels.every((each) => label.test(each))
}

function addressInvalid(address: string): DeskError {
  return new DeskError('rejected', 'address-invalid', `"${address}" is no address`, { address })
}

function megabytes(bytes: number): number {
  return Math.round((bytes * 10) / (1024 * 1024)) / 10
}
