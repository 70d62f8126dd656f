import type { DiscoveredServers, MailServer } from '../../../contract/account.ts'
import type { DiscoveryNet, SrvRecord } from './discovery-net.ts'
import { isHostName, type MailAddress } from './mail-domain.ts'

/** RFC 6186 and RFC 8314: the domain names its servers in DNS. Implicit TLS goes before an upgrade. */
export async function srvServers(address: MailAddress, net: DiscoveryNet): Promise<DiscoveredServers | null> {
  const lookUp = (service: string, security: MailServer['security']) =>
    lookUpService(`_${service}._tcp.${address.domain}`, security, net)
  const [imaps, imap, submissions, submission] = await Promise.all([
    lookUp('imaps', 'tls'),
    lookUp('imap', 'starttls'),
    lookUp('submissions', 'tls'),
    lookUp('submission', 'starttls'),
  ])
  const incoming = imaps ?? imap
  if (!incoming) return null
  return {
    source: 'srv',
    provider: address.domain,
    imap: incoming,
    smtp: submissions ?? submission,
    user: address.address,
    auth: ['password'],
    oauthProvider: null,
    helpUrl: null,
  }
}

async function lookUpService(
  name: string,
  security: MailServer['security'],
  net: DiscoveryNet,
): Promise<MailServer | null> {
  try {
    const record = bestOf(await net.resolveSrv(name))
    const host = record?.name.toLowerCase().replace(/\.$/, '') ?? ''
    // A target of "." says that the service is decidedly not offered (RFC 6186, section 3.4).
    return record && isHostName(host) ? { host, port: record.port, security } : null
  } catch {
    return null
  }
}

function bestOf(records: readonly SrvRecord[]): SrvRecord | null {
  const sorted = records.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
  return sorted[0] ?? null
}
