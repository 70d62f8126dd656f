import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { discoverServers } from '../../../src-main/channels/email/discover/discover-servers.ts'
import { type DiscoveryNet, systemDiscoveryNet } from '../../../src-main/channels/email/discover/discovery-net.ts'
import { providerDomainsOf } from '../../../src-main/channels/email/discover/mail-domain.ts'
import { parseAutoconfig } from '../../../src-main/channels/email/discover/parse-autoconfig.ts'

const address = { address: 'help@shop-example.com', localPart: 'help', domain: 'shop-example.com' }

describe('discovery', () => {
  it('knows the large providers without asking the network', async () => {
    const [found] = await discoverServers('ana@gmail.com', noNetwork())
    expect(found).toMatchObject({
      source: 'preset',
      provider: 'Gmail',
      imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
      user: 'ana@gmail.com',
      auth: ['password', 'oauth2'],
    })
  })

  it('recognises a provider by the mail exchanger of a domain of its own', async () => {
    const net = scriptedNet({ mx: { 'shop-example.com': 'shop-test.mail.protection.outlook.com' } })
    const [found] = await discoverServers('help@shop-example.com', net)
    expect(found).toMatchObject({
      source: 'preset',
      provider: 'Microsoft 365',
      auth: ['oauth2'],
      user: 'help@shop-example.com',
    })
  })

  it('reads what the provider publishes and passes over servers without encryption', async () => {
    const net = scriptedNet({
      pages: { 'https://autoconfig.shop-example.com/mail/config-v1.1.xml': config('mail.shop-example.com') },
    })
    const [found] = await discoverServers('help@shop-example.com', net)
    expect(found).toEqual({
      source: 'autoconfig',
      provider: 'The Shop',
      imap: { host: 'mail.shop-example.com', port: 143, security: 'starttls' },
      smtp: { host: 'smtp.shop-example.com', port: 465, security: 'tls' },
      user: 'help',
      auth: ['password'],
      oauthProvider: null,
      helpUrl: 'https://shop-example.com/mail-help',
    })
  })

  it('asks the public database about whoever runs the mail exchanger', async () => {
    const net = scriptedNet({
      mx: { 'shop-example.com': 'mx1.eu.hoster-example.com' },
      pages: { 'https://autoconfig.thunderbird.net/v1.1/hoster-example.com': config('imap.hoster-example.com') },
    })
    expect((await discoverServers('help@shop-example.com', net))[0]?.imap.host).toBe('imap.hoster-example.com')
  })

  it('never fetches a configuration over plain HTTP, nor believes one it was led to over it', async () => {
    const asked: string[] = []
    const net = scriptedNet({})
    const found = await discoverServers('help@shop-example.com', {
      ...net,
      fetch: async (url) => {
        asked.push(String(url))
        const response = new Response(config('evil-example.com'))
        Object.defineProperty(response, 'url', { value: 'http://evil-example.com/config.xml' })
        return response
      },
    })
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.filter((url) => !url.startsWith('https://'))).toEqual([])
    expect(found).toEqual([])
  })

  it('takes SRV records in the order of their priority, and a "." as a no', async () => {
    const net = scriptedNet({
      srv: {
        '_imaps._tcp.shop-example.com': [
          { name: 'backup.shop-example.com', port: 993, priority: 20, weight: 0 },
          { name: 'first.shop-example.com.', port: 9993, priority: 10, weight: 0 },
        ],
        '_submissions._tcp.shop-example.com': [{ name: '.', port: 0, priority: 0, weight: 0 }],
        '_submission._tcp.shop-example.com': [{ name: 'out.shop-example.com', port: 587, priority: 0, weight: 0 }],
      },
    })
    expect((await discoverServers('help@shop-example.com', net))[0]).toMatchObject({
      source: 'srv',
      imap: { host: 'first.shop-example.com', port: 9993, security: 'tls' },
      smtp: { host: 'out.shop-example.com', port: 587, security: 'starttls' },
    })
  })

  it('guesses the usual names last, and believes only what answers', async () => {
    const net = scriptedNet({ answering: ['mail.shop-example.com:993', 'shop-example.com:587'] })
    expect((await discoverServers('help@shop-example.com', net))[0]).toMatchObject({
      source: 'guess',
      imap: { host: 'mail.shop-example.com', port: 993, security: 'tls' },
      smtp: { host: 'shop-example.com', port: 587, security: 'starttls' },
    })
  })

  it('prefers the provider’s word to a guess that answered sooner', async () => {
    const net = scriptedNet({
      pages: {
        'https://shop-example.com/.well-known/autoconfig/mail/config-v1.1.xml': config('real.shop-example.com'),
      },
      answering: ['imap.shop-example.com:993'],
    })
    const found = await discoverServers('help@shop-example.com', net)
    expect(found.map(({ imap }) => imap.host)).toEqual(['real.shop-example.com', 'imap.shop-example.com'])
  })

  it('comes back empty when there is no network', async () => {
    expect(await discoverServers('help@shop-example.com', noNetwork())).toEqual([])
  })

  it('asks nobody about names that exist nowhere, and no public service about names of the own network', async () => {
    const asked: string[] = []
    const note = (name: string) => {
      asked.push(name)
      return Promise.reject(new Error('ENOTFOUND'))
    }
    const net: DiscoveryNet = {
      fetch: (url) => note(String(url)),
      resolveMx: note,
      resolveSrv: note,
      answers: async (host) => {
        asked.push(host)
        return false
      },
    }
    expect(await discoverServers('help@shop.test', net)).toEqual([])
    expect(asked).toEqual([])
    expect(await discoverServers('help@desk.internal', net)).toEqual([])
    expect(asked).toContain('imap.desk.internal')
    expect(asked.filter((name) => !name.includes('desk.internal') || name.includes('thunderbird'))).toEqual([])
  })

  it('does not wait for servers that never answer', async () => {
    const never = () => new Promise<never>(() => {})
    const net: DiscoveryNet = { fetch: never, resolveMx: never, resolveSrv: never, answers: never }
    expect(await discoverServers('help@shop-example.com', net, 20)).toEqual([])
  })

  it('refuses what is no address in a sentence', async () => {
    for (const typed of [
      'help',
      '@shop-example.com',
      'help@',
      'help@-bad-.com',
      'a b@shop-example.com',
      'help@shop..com',
    ]) {
      await expect(discoverServers(typed, noNetwork())).rejects.toMatchObject({
        kind: 'invalid',
        code: 'address-invalid',
      })
    }
  })

  it('asks DNS for an international domain in its ASCII form', async () => {
    const net = scriptedNet({ answering: ['imap.xn--bcher-kva.org:993'] })
    expect((await discoverServers('hallo@bücher.org', net))[0]?.imap.host).toBe('imap.xn--bcher-kva.org')
  })
})

describe('autoconfig files', () => {
  it.each([
    ['an ordinary web page', '<!doctype html><html><body>Welcome!</body></html>'],
    ['nothing', ''],
    ['a cut file', config('mail.shop-example.com').slice(0, 220)],
    ['POP only', config('mail.shop-example.com').replaceAll('type="imap"', 'type="pop3"')],
    ['a host that is no name', config('mail.shop-example.com/../x')],
    ['a port out of range', config('mail.shop-example.com').replaceAll('<port>143</port>', '<port>143000</port>')],
  ])('finds nothing in %s', (_, xml) => {
    expect(parseAutoconfig(xml, address)).toBeNull()
  })

  it('offers OAuth only for endpoints it knows itself', () => {
    const oauth = (host: string) => config(host).replaceAll('password-cleartext', 'OAuth2')
    expect(parseAutoconfig(oauth('imap.gmail.com'), address)).toMatchObject({
      auth: ['oauth2'],
      oauthProvider: 'google',
    })
    expect(parseAutoconfig(oauth('evil-example.com'), address)).toMatchObject({
      auth: ['password'],
      oauthProvider: null,
    })
  })
})

it('tells the provider behind a mail exchanger from a public suffix', () => {
  expect(providerDomainsOf('mx1.eu.hoster-example.com.')).toEqual(['eu.hoster-example.com', 'hoster-example.com'])
  expect(providerDomainsOf('mx.hoster.co.uk')).toEqual(['hoster.co.uk'])
})

it('probes a real port without sending a byte', async () => {
  const received: Buffer[] = []
  const server = createServer((socket) => socket.on('data', (data) => received.push(data)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const signal = new AbortController().signal
  expect(await systemDiscoveryNet.answers('127.0.0.1', port, signal)).toBe(true)
  await new Promise((resolve) => server.close(resolve))
  expect(await systemDiscoveryNet.answers('127.0.0.1', port, signal)).toBe(false)
  expect(received).toEqual([])
})

interface Script {
  readonly mx?: Readonly<Record<string, string>>
  readonly srv?: Readonly<Record<string, Awaited<ReturnType<DiscoveryNet['resolveSrv']>>>>
  /** By address without its query. */
  readonly pages?: Readonly<Record<string, string>>
  readonly answering?: readonly string[]
}

function scriptedNet({ mx = {}, srv = {}, pages = {}, answering = [] }: Script): DiscoveryNet {
  return {
    fetch: async (url) => {
      const page = pages[String(url).split('?')[0] ?? '']
      return page === undefined ? new Response('Not found', { status: 404 }) : new Response(page)
    },
    resolveMx: async (domain) => (mx[domain] ? [{ exchange: mx[domain], priority: 10 }] : []),
    resolveSrv: async (name) => srv[name] ?? Promise.reject(new Error('ENOTFOUND')),
    answers: async (host, port) => answering.includes(`${host}:${port}`),
  }
}

function noNetwork(): DiscoveryNet {
  const fail = () => Promise.reject(new Error('getaddrinfo EAI_AGAIN'))
  return { fetch: fail, resolveMx: fail, resolveSrv: fail, answers: async () => false }
}

function config(host: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="shop-example.com">
    <domain>shop-example.com</domain>
    <displayName>The Shop</displayName>
    <incomingServer type="pop3"><hostname>pop.shop-example.com</hostname><port>995</port><socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></incomingServer>
    <incomingServer type="imap"><hostname>plain.shop-example.com</hostname><port>143</port><socketType>plain</socketType>
      <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></incomingServer>
    <incomingServer type="imap"><hostname>${host}</hostname><port>143</port><socketType>STARTTLS</socketType>
      <username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication></incomingServer>
    <outgoingServer type="smtp"><hostname>smtp.%EMAILDOMAIN%</hostname><port>465</port><socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></outgoingServer>
    <documentation url="https://shop-example.com/mail-help"><descr>Help</descr></documentation>
  </emailProvider>
</clientConfig>`
}
