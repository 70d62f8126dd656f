import { domainToASCII } from 'node:url'
import { DeskError } from '../../../contract/errors.ts'
import type { OutgoingMessage } from '../../channel.ts'

/** Whom the servers on the way see: every recipient once, the blind ones too. */
export interface Envelope {
  readonly from: string
  readonly to: readonly string[]
  /** An address is not ASCII even in its domain's ASCII form, and wants SMTPUTF8 all the way (RFC 6531). */
  readonly international: boolean
}

/** Throws `rejected` for an address that cannot be, before anything is sent to anybody. */
export function envelopeOf({ from, to, cc, bcc }: OutgoingMessage): Envelope {
  const recipients = new Map<string, string>()
  for (const { address } of [...to, ...cc, ...bcc]) {
    const written = envelopeAddress(address)
    recipients.set(written.toLowerCase(), written)
  }
  if (recipients.size === 0) throw new DeskError('rejected', 'no-recipient', 'Say whom the message is for.')
  const sender = envelopeAddress(from.address)
  const all = [...recipients.values()]
  return { from: sender, to: all, international: [sender, ...all].some(isInternational) }
}

function envelopeAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = domainOf(address.slice(at + 1))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they end a command on the line
  if (at < 1 || domain === '' || /[\s<>\x00-\x1f\x7f]/.test(local) || local.length > 64 || address.length > 254) {
    throw new DeskError('rejected', 'address-invalid', `“${address}” is not an e-mail address.`, { address })
  }
  return `${local}@${domain}`
}

/** Empty for what no domain can be. */
function domainOf(domain: string): string {
  if (/^\[[\da-f.:]+\]$/i.test(domain)) return domain
  const ascii = domainToASCII(domain)
  return /^[a-z\d-]+(\.[a-z\d-]+)*\.?$/i.test(ascii) ? ascii : ''
}

function isInternational(address: string): boolean {
  return /[^\x20-\x7e]/.test(address)
}
