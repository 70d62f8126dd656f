import type { DiscoveredServers, MailServer } from '../../../contract/account.ts'
import type { DiscoveryNet } from './discovery-net.ts'
import type { MailAddress } from './mail-domain.ts'

/** The names most hosts use, tried by opening a connection and closing it again. */
export async function guessServers(
  address: MailAddress,
  net: DiscoveryNet,
  signal: AbortSignal,
): Promise<DiscoveredServers | null> {
  const [imap, smtp] = await Promise.all([
    firstAnswering(imapCandidates(address.domain), net, signal),
    firstAnswering(smtpCandidates(address.domain), net, signal),
  ])
  if (!imap) return null
  return {
    source: 'guess',
    provider: address.domain,
    imap,
    smtp,
    user: address.address,
    auth: ['password'],
    oauthProvider: null,
    helpUrl: null,
  }
}

function imapCandidates(domain: string): readonly MailServer[] {
  const hosts = [`imap.${domain}`, `mail.${domain}`, domain]
  return [
    ...hosts.map((host) => ({ host, port: 993, security: 'tls' as const })),
    ...hosts.map((host) => ({ host, port: 143, security: 'starttls' as const })),
  ]
}

function smtpCandidates(domain: string): readonly MailServer[] {
  const hosts = [`smtp.${domain}`, `mail.${domain}`, domain]
  return [
    ...hosts.map((host) => ({ host, port: 465, security: 'tls' as const })),
    ...hosts.map((host) => ({ host, port: 587, security: 'starttls' as const })),
  ]
}

async function firstAnswering(
  servers: readonly MailServer[],
  net: DiscoveryNet,
  signal: AbortSignal,
): Promise<MailServer | null> {
  const answered = await Promise.all(servers.map((server) => net.answers(server.host, server.port, signal)))
  return servers.find((_, index) => answered[index]) ?? null
}
