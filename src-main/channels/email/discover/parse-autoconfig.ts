import { DomUtils, parseDocument } from 'htmlparser2'
import type { DiscoveredServers, MailServer } from '../../../contract/account.ts'
import { isHostName, type MailAddress } from './mail-domain.ts'

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]

/**
 * Reads a `config-v1.1.xml` as Thunderbird's providers publish it. Null where there is no IMAP server in it that we
 * would talk to: plain-text servers are passed over, and so are pages that only pretend to be a file.
 */
export function parseAutoconfig(xml: string, address: MailAddress): DiscoveredServers | null {
  const config = first(parseDocument(xml, { xmlMode: true }).children, 'clientConfig')
  const provider = config && first(config.children, 'emailProvider')
  if (!provider) return null
  const incoming = serversOf(provider, 'incomingServer', 'imap', address)[0]
  if (!incoming) return null
  const outgoing = serversOf(provider, 'outgoingServer', 'smtp', address)[0] ?? null
  const oauthProvider = oauthProviderOf(incoming.server.host)
  return {
    source: 'autoconfig',
    provider: textOf(provider, 'displayName') || provider.attribs.id || address.domain,
    imap: incoming.server,
    smtp: outgoing?.server ?? null,
    user: incoming.user || address.address,
    auth: authOf(incoming.element, oauthProvider !== null),
    oauthProvider,
    helpUrl: helpUrlOf(provider),
  }
}

interface Listed {
  readonly element: Element
  readonly server: MailServer
  readonly user: string
}

function serversOf(provider: Element, tag: string, type: string, address: MailAddress): readonly Listed[] {
  return DomUtils.getElementsByTagName(tag, provider.children).flatMap((element) => {
    const security = securityOf(textOf(element, 'socketType'))
    const host = fillIn(textOf(element, 'hostname'), address).toLowerCase()
    const port = Number(textOf(element, 'port'))
    const usable = element.attribs.type === type && security !== null && isHostName(host) && isPort(port)
    if (!usable) return []
    return [{ element, server: { host, port, security }, user: fillIn(textOf(element, 'username'), address) }]
  })
}

function securityOf(socketType: string): MailServer['security'] | null {
  if (socketType === 'SSL') return 'tls'
  if (socketType === 'STARTTLS') return 'starttls'
  return null
}

/** Only endpoints we know are ever opened: a file on the web must not choose where the user signs in. */
function oauthProviderOf(host: string): DiscoveredServers['oauthProvider'] {
  if (host === 'imap.gmail.com') return 'google'
  if (host === 'outlook.office365.com') return 'microsoft'
  return null
}

function authOf(server: Element, canOAuth: boolean): DiscoveredServers['auth'] {
  const methods = DomUtils.getElementsByTagName('authentication', server.children).map((method) =>
    DomUtils.textContent(method).trim(),
  )
  const oauth = canOAuth && methods.includes('OAuth2')
  const typed = methods.some((method) => method.startsWith('password-'))
  if (oauth) return typed ? ['password', 'oauth2'] : ['oauth2']
  return ['password']
}

function helpUrlOf(provider: Element): string | null {
  const url = first(provider.children, 'documentation')?.attribs.url ?? ''
  return url.startsWith('https://') ? url : null
}

function fillIn(template: string, address: MailAddress): string {
  return template
    .replaceAll('%EMAILADDRESS%', address.address)
    .replaceAll('%EMAILLOCALPART%', address.localPart)
    .replaceAll('%EMAILDOMAIN%', address.domain)
}

function textOf(parent: Element, tag: string): string {
  const element = first(parent.children, tag)
  return element ? DomUtils.textContent(element).trim() : ''
}

function first(nodes: Element['children'], tag: string): Element | null {
  return DomUtils.getElementsByTagName(tag, nodes, true, 1)[0] ?? null
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port < 65_536
}
