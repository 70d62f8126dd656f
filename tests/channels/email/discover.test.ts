import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { discoverServers } from '../../../src-main/channels/email/discover/discover-servers.ts'
import { type DiscoveryNet, systemDiscoveryNet } from '../../../src-main/channels/email/discover/discovery-net.ts'
import { providerDomainsOf } from '../../../src-main/channels/email/discover/mail-domain.ts'
import { parseAutoconfig } from '../../../src-main/channels/email/discover/parse-autoconfig.ts'

const address = { address: 'help@shop.test', localPart: 'help', domain: 'shop.test' }

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
    const net = scriptedNet({ mx: { 'shop.test': 'shop-test.mail.protection.outlook.com' } })
    const [found] = await discoverServers('help@shop.test', net)
    expect(found).toMatchObject({
      source: 'preset',
      provider: 'Microsoft 365',
      auth: ['oauth2'],
      user: 'help@shop.test',
    })
  })

  it('reads what the provider publishes and passes over servers without encryption', async () => {
    const net = scriptedNet({
      pages: { 'https://autoconfig.shop.test/mail/config-v1.1.xml': config('mail.shop.test') },
    })
    const [found] = await discoverServers('help@shop.test', net)
    expect(found).toEqual({
      source: 'autoconfig',
      provider: 'The Shop',
      imap: { host: 'mail.shop.test', port: 143, security: 'starttls' },
      smtp: { host: 'smtp.shop.test', port: 465, security: 'tls' },
      user: 'help',
      auth: ['password'],
      oauthProvider: null,
      helpUrl: 'https://shop.test/mail-help',
    })
  })

  it('asks the public database about whoever runs the mail exchanger', async () => {
    const net = scriptedNet({
      mx: { 'shop.test': 'mx1.eu.hoster.test' },
      pages: { 'https://autoconfig.thunderbird.net/v1.1/hoster.test': config('imap.hoster.test') },
    })
    expect((await discoverServers('help@shop.test', net))[0]?.imap.host).toBe('imap.hoster.test')
  })

  it('never fetches a configuration over plain HTTP, nor believes one it was led to over it', async () => {
    const asked: string[] = []
    const net = scriptedNet({})
    const found = await discoverServers('help@shop.test', {
      ...net,
      fetch: async (url) => {
        asked.push(String(url))
        const response = new Response(config('evil.test'))
        Object.defineProperty(response, 'url', { value: 'http://evil.test/config.xml' })
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
        '_imaps._tcp.shop.test': [
          { name: 'backup.shop.test', port: 993, priority: 20, weight: 0 },
          { name: 'first.shop.test.', port: 9993, priority: 10, weight: 0 },
        ],
        '_submissions._tcp.shop.test': [{ name: '.', port: 0, priority: 0, weight: 0 }],
        '_submission._tcp.shop.test': [{ name: 'out.shop.test', port: 587, priority: 0, weight: 0 }],
      },
    })
    expect((await discoverServers('help@shop.test', net))[0]).toMatchObject({
      source: 'srv',
      imap: { host: 'first.shop.test', port: 9993, security: 'tls' },
      smtp: { host: 'out.shop.test', port: 587, security: 'starttls' },
    })
  })

  it('guesses the usual names last, and believes only what answers', async () => {
    const net = scriptedNet({ answering: ['mail.shop.test:993', 'shop.test:587'] })
    expect((await discoverServers('help@shop.test', net))[0]).toMatchObject({
      source: 'guess',
      imap: { host: 'mail.shop.test', port: 993, security: 'tls' },
      smtp: { host: 'shop.test', port: 587, security: 'starttls' },
    })
  })

  it('prefers the provider’s word to a guess that answered sooner', async () => {
    const net = scriptedNet({
      pages: { 'https://shop.test/.well-known/autoconfig/mail/config-v1.1.xml': config('real.shop.test') },
      answering: ['imap.shop.test:993'],
    })
    const found = await discoverServers('help@shop.test', net)
    expect(found.map(({ imap }) => imap.host)).toEqual(['real.shop.test', 'imap.shop.test'])
  })

  it('comes back empty when there is no network', async () => {
    expect(await discoverServers('help@shop.test', noNetwork())).toEqual([])
  })

  it('does not wait for servers that never answer', async () => {
    const never = () => new Promise<never>(() => {})
    const net: DiscoveryNet = { fetch: never, resolveMx: never, resolveSrv: never, answers: never }
    expect(await discoverServers('help@shop.test', net, 20)).toEqual([])
  })

  it('refuses what is no address in a sentence', async () => {
    for (const typed of ['help', '@shop.test', 'help@', 'help@-bad-.test', 'a b@shop.test', 'help@shop..test']) {
      await expect(discoverServers(typed, noNetwork())).rejects.toMatchObject({
        kind: 'invalid',
        code: 'address-invalid',
      })
    }
  })

  it('asks DNS for an international domain in its ASCII form', async () => {
    const net = scriptedNet({ answering: ['imap.xn--bcher-kva.test:993'] })
    expect((await discoverServers('hallo@bücher.test', net))[0]?.imap.host).toBe('imap.xn--bcher-kva.test')
  })
})

describe('autoconfig files', () => {
  it.each([
    ['an ordinary web page', '<!doctype html><html><body>Welcome!</body></html>'],
    ['nothing', ''],
    ['a cut file', config('mail.shop.test').slice(0, 220)],
    ['POP only', config('mail.shop.test').replaceAll('type="imap"', 'type="pop3"')],
    ['a host that is no name', config('mail.shop.test/../x')],
    ['a port out of range', config('mail.shop.test').replaceAll('<port>143</port>', '<port>143000</port>')],
  ])('finds nothing in %s', (_, xml) => {
    expect(parseAutoconfig(xml, address)).toBeNull()
  })

  it('offers OAuth only for endpoints it knows itself', () => {
    const oauth = (host: string) => config(host).replaceAll('password-cleartext', 'OAuth2')
    expect(parseAutoconfig(oauth('imap.gmail.com'), address)).toMatchObject({
      auth: ['oauth2'],
      oauthProvider: 'google',
    })
    expect(parseAutoconfig(oauth('evil.test'), address)).toMatchObject({ auth: ['password'], oauthProvider: null })
  })
})

it('tells the provider behind a mail exchanger from a public suffix', () => {
  expect(providerDomainsOf('mx1.eu.hoster.test.')).toEqual(['eu.hoster.test', 'hoster.test'])
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
  <emailProvider id="shop.test">
    <domain>shop.test</domain>
    <displayName>The Shop</displayName>
    <incomingServer type="pop3"><hostname>pop.shop.test</hostname><port>995</port><socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></incomingServer>
    <incomingServer type="imap"><hostname>plain.shop.test</hostname><port>143</port><socketType>plain</socketType>
      <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></incomingServer>
    <incomingServer type="imap"><hostname>${host}</hostname><port>143</port><socketType>STARTTLS</socketType>
      <username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication></incomingServer>
    <outgoingServer type="smtp"><hostname>smtp.%EMAILDOMAIN%</hostname><port>465</port><socketType>SSL</socketType>
      <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></outgoingServer>
    <documentation url="https://shop.test/mail-help"><descr>Help</descr></documentation>
  </emailProvider>
</clientConfig>`
}
