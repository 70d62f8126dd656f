import type { DiscoveredServers } from '../../../contract/account.ts'
import { databaseAutoconfig, exchangerAutoconfig, providerAutoconfig } from './autoconfig.ts'
import { type DiscoveryNet, systemDiscoveryNet } from './discovery-net.ts'
import { guessServers } from './guess-servers.ts'
import { type MailAddress, parseMailAddress, reachOf } from './mail-domain.ts'
import { presetForDomain, presetForExchanger, serversOfPreset } from './presets.ts'
import { srvServers } from './srv-records.ts'

/** How long each source may take; they run side by side, so this is also about the longest wait. */
const sourceLimitMs = 4000

/**
 * Where the mailbox of an address lives, best first: known providers, then what the domain publishes (autoconfig, SRV),
 * then a guess that answered. Empty when nobody knows, as without a network. No password is involved anywhere.
 * Throws kind `invalid` for what is no address.
 */
export async function discoverServers(
  address: string,
  net: DiscoveryNet = systemDiscoveryNet,
  limitMs: number = sourceLimitMs,
): Promise<readonly DiscoveredServers[]> {
  const parsed = parseMailAddress(address)
  const preset = presetForDomain(parsed.domain)
  if (preset) return [serversOfPreset(preset, parsed.address)]
  const stop = new AbortController()
  try {
    return await bestFirst(sources(parsed, net, limitMs, stop.signal))
  } finally {
    stop.abort()
  }
}

type Source = Promise<DiscoveredServers | null>

/** All started at once, in the order in which they are believed. */
function sources(address: MailAddress, net: DiscoveryNet, limitMs: number, stop: AbortSignal): readonly Source[] {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(limitMs)])
  const bounded = (source: Source) => within(source, signal)
  const reach = reachOf(address.domain)
  if (reach === 'nowhere') return []

  const published = providerAutoconfig(address, net, signal)
  const inDns = srvServers(address, net)
  const guessed = guessServers(address, net, signal)
  if (reach === 'local') return [published, inDns, guessed].map(bounded)

  const exchanger = within(mainExchanger(address.domain, net), signal)
  const viaExchanger = async (find: (exchange: string) => Source | DiscoveredServers | null) => {
    const exchange = await exchanger
    return exchange === null ? null : find(exchange)
  }
  const byExchanger = viaExchanger((exchange) => {
    const preset = presetForExchanger(exchange)
    return preset && serversOfPreset(preset, address.address)
  })
  const inDatabase = databaseAutoconfig(address, net, signal)
  const exchangerInDatabase = viaExchanger((exchange) => exchangerAutoconfig(exchange, address, net, signal))
  return [byExchanger, published, inDatabase, inDns, exchangerInDatabase, guessed].map(bounded)
}

/** Waits for the most believed source that found something and adds what the others know by then. */
async function bestFirst(sources: readonly Source[]): Promise<readonly DiscoveredServers[]> {
  const found: (DiscoveredServers | null)[] = sources.map(() => null)
  sources.forEach((source, rank) => {
    source.then((servers) => {
      found[rank] = servers
    })
  })
  for (const source of sources) {
    if ((await source) !== null) break
  }
  return distinct(found.filter((servers) => servers !== null))
}

function distinct(found: readonly DiscoveredServers[]): readonly DiscoveredServers[] {
  const key = ({ imap }: DiscoveredServers) => `${imap.host}:${imap.port}`
  return found.filter((servers, index) => found.findIndex((other) => key(other) === key(servers)) === index)
}

/** A source that fails or outlives the signal knows nothing; DNS look-ups cannot be aborted, only abandoned. */
function within<T>(source: Promise<T | null>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true })
    source.then(resolve, () => resolve(null))
  })
}

async function mainExchanger(domain: string, net: DiscoveryNet): Promise<string | null> {
  const records = await net.resolveMx(domain)
  return records.toSorted((a, b) => a.priority - b.priority)[0]?.exchange ?? null
}
