import { domainToASCII } from 'node:url'
import { DeskError } from '../../../contract/errors.ts'

export interface MailAddress {
  readonly address: string
  readonly localPart: string
  /** Lower case, in the ASCII (punycode) form that DNS and TLS want. */
  readonly domain: string
}

/** Takes an address apart at its last @. Throws kind `invalid`, code `address-invalid`. */
export function parseMailAddress(typed: string): MailAddress {
  const address = typed.trim()
  const at = address.lastIndexOf('@')
  const domain = at > 0 ? domainToASCII(address.slice(at + 1).toLowerCase()) : ''
  if (!isHostName(domain) || /\s/.test(address)) {
    throw new DeskError(
      'invalid',
      'address-invalid',
      `“${address}” is not an e-mail address such as name@shop.example`,
      {
        address,
      },
    )
  }
  return { address, localPart: address.slice(0, at), domain }
}

/** What a server name found in DNS or a file on the web must look like before anything connects to it. */
export function isHostName(host: string): boolean {
  if (host.length === 0 || host.length > 253) return false
  return host.split('.').every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i.test(label))
}

/**
 * The domains a mail exchanger may stand for, widest last: `mx1.eu.host.example` gives `eu.host.example`, `host.example`.
 * Two-part public suffixes (`co.uk`) are told by their short second label rather than by a list of all of them.
 */
export function providerDomainsOf(exchanger: string): readonly string[] {
  const labels = exchanger.toLowerCase().replace(/\.$/, '').split('.')
  const registrable = isShortSuffix(labels) ? 3 : 2
  const domains: string[] = []
  for (let kept = Math.min(labels.length - 1, 3); kept >= registrable; kept--)
    domains.push(labels.slice(-kept).join('.'))
  return domains
}

function isShortSuffix(labels: readonly string[]): boolean {
  const second = labels.at(-2) ?? ''
  const top = labels.at(-1) ?? ''
  return labels.length > 2 && top.length === 2 && second.length <= 3
}

/**
 * Whether anybody on the internet could know the domain (RFC 6761, RFC 6762): `nowhere` names never exist, `local` ones
 * only inside the user's own network, so no public service is asked about either.
 */
export function reachOf(domain: string): 'nowhere' | 'local' | 'public' {
  const top = domain.split('.').at(-1) ?? ''
  if (['test', 'example', 'invalid', 'onion'].includes(top)) return 'nowhere'
  return ['localhost', 'local', 'internal', 'lan', 'home', 'arpa'].includes(top) ? 'local' : 'public'
}
