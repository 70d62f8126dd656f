import type { DiscoveredServers } from '../../../contract/account.ts'
import type { DiscoveryNet } from './discovery-net.ts'
import { type MailAddress, providerDomainsOf } from './mail-domain.ts'
import { parseAutoconfig } from './parse-autoconfig.ts'

const ispDatabase = 'https://autoconfig.thunderbird.net/v1.1/'
/** The largest of Thunderbird's own files has 12 KB. */
const maxBytes = 256 * 1024

/**
 * What the provider itself publishes, over HTTPS only: over plain HTTP anybody on the way could name his own server
 * and be sent the password.
 */
export function providerAutoconfig(
  address: MailAddress,
  net: DiscoveryNet,
  signal: AbortSignal,
): Promise<DiscoveredServers | null> {
  const query = `?emailaddress=${encodeURIComponent(address.address)}`
  return firstConfig(
    [
      `https://autoconfig.${address.domain}/mail/config-v1.1.xml${query}`,
      `https://${address.domain}/.well-known/autoconfig/mail/config-v1.1.xml${query}`,
    ],
    address,
    net,
    signal,
  )
}

/** Thunderbird's public database, which is told the domain and nothing else. */
export function databaseAutoconfig(
  address: MailAddress,
  net: DiscoveryNet,
  signal: AbortSignal,
): Promise<DiscoveredServers | null> {
  return firstConfig([ispDatabase + address.domain], address, net, signal)
}

/** The database again, for whoever runs the domain's mail exchanger. */
export function exchangerAutoconfig(
  exchange: string,
  address: MailAddress,
  net: DiscoveryNet,
  signal: AbortSignal,
): Promise<DiscoveredServers | null> {
  const urls = providerDomainsOf(exchange).map((domain) => ispDatabase + domain)
  return firstConfig(urls, address, net, signal)
}

async function firstConfig(
  urls: readonly string[],
  address: MailAddress,
  net: DiscoveryNet,
  signal: AbortSignal,
): Promise<DiscoveredServers | null> {
  const configs = await Promise.all(
    urls.map(async (url) => {
      try {
        const xml = await fetchText(url, net, signal)
        return xml === null ? null : parseAutoconfig(xml, address)
      } catch {
        // Most domains have no such page; every failure only means that this source is silent.
        return null
      }
    }),
  )
  return configs.find((config) => config !== null) ?? null
}

async function fetchText(url: string, net: DiscoveryNet, signal: AbortSignal): Promise<string | null> {
  const response = await net.fetch(url, {
    signal,
    credentials: 'omit',
    headers: { accept: 'text/xml, application/xml' },
  })
  const safe = response.url === '' || response.url.startsWith('https://')
  if (!response.ok || !safe || !response.body) {
    await response.body?.cancel()
    return null
  }
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > maxBytes) return null
  }
  return text
}
