import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RemoteMessage } from '../../../src-main/channels/channel.ts'
import { readSamePersons, readSample, type SampleAccount } from '../../../src-main/channels/files/sample-workspace.ts'

const folder = fileURLToPath(new URL('../../../resources/sample', import.meta.url))
const now = Date.UTC(2027, 2, 3, 9, 41)
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

interface Entry {
  readonly account: SampleAccount
  readonly message: RemoteMessage
}

let entries: readonly Entry[] = []

beforeAll(async () => {
  entries = await readEntries(now)
})

async function readEntries(at: number): Promise<readonly Entry[]> {
  const found: Entry[] = []
  for await (const { account, batch } of readSample(folder, at)) {
    for (const event of batch.events) if (event.type === 'message') found.push({ account, message: event.message })
  }
  return found
}

const messages = () => entries.map((entry) => entry.message)
const customerOf = ({ message }: Entry) => (message.direction === 'in' ? message.from : message.to[0])?.address ?? ''
const countBy = <T>(list: readonly T[], key: (one: T) => string) =>
  Object.fromEntries(
    Map.groupBy(list, key)
      .entries()
      .map(([name, group]) => [name, group.length]),
  )

describe('the sample workspace', () => {
  it('holds about forty customers and four hundred messages over six months', () => {
    const customers = new Set(entries.map((entry) => `${entry.account.kind}:${customerOf(entry)}`))
    const times = messages().map((message) => message.sentAt)
    expect(entries.length).toBe(400)
    expect(customers.size).toBeGreaterThanOrEqual(40)
    expect(customers.size).toBeLessThanOrEqual(50)
    expect((Math.max(...times) - Math.min(...times)) / dayMs).toBeGreaterThan(180)
  })

  it('speaks on every channel the desk knows', () => {
    const counts = countBy(entries, (entry) => entry.account.kind)
    expect(Object.keys(counts).toSorted()).toEqual(['bluesky', 'email', 'livechat', 'mastodon', 'telegram', 'xmpp'])
    expect(counts.email).toBeGreaterThan(200)
  })

  it.each([
    ['English', /\bthank you\b/i],
    ['Russian', /здравствуйте|добрый (день|вечер)/i],
    ['Italian', /\bgrazie\b/i],
    ['Romanian', /mulțumesc/i],
    ['Japanese', /ありがとうございます/],
  ])('is written in %s', (_language, thanks) => {
    const senders = messages().filter((message) => message.direction === 'in' && thanks.test(message.text))
    expect(senders.length).toBeGreaterThanOrEqual(3)
  })

  it('decodes every charset: no letter is lost', () => {
    const broken = messages().filter((message) =>
      /\uFFFD|Ð.|Ã.|\$B/.test(message.text + message.subject + message.from.name),
    )
    expect(broken.map((message) => message.text)).toEqual([])
  })

  it('refers only to messages it has, earlier and with the same customer', () => {
    const byId = new Map(entries.map((entry) => [entry.message.channelMessageId, entry]))
    const answers = entries.filter((entry) => entry.message.references.length > 0)
    expect(answers.length).toBeGreaterThan(250)
    for (const answer of answers) {
      for (const reference of answer.message.references) {
        const earlier = byId.get(reference)
        expect(earlier && customerOf(earlier), answer.message.origin).toBe(customerOf(answer))
        expect(earlier?.message.sentAt).toBeLessThan(answer.message.sentAt)
      }
    }
  })

  it('gives every message an id of its own, the same on every reading', async () => {
    const ids = (list: readonly Entry[]) => list.map((entry) => `${entry.account.kind} ${entry.message.remoteId}`)
    expect(new Set(ids(entries)).size).toBe(entries.length)
    expect(ids(await readEntries(now + 40 * dayMs))).toEqual(ids(entries))
  })

  it('ends two minutes ago, and nothing lies in the future', () => {
    const newest = Math.max(...messages().map((message) => message.sentAt))
    expect(now - newest).toBeGreaterThan(0)
    expect(now - newest).toBeLessThan(3 * minuteMs)
  })

  it('leaves a live queue: some ten customers wait, the longest for three days', () => {
    const waiting = waitingSince()
    const ages = [...waiting.values()].map((since) => now - since).toSorted((a, b) => a - b)
    expect(ages.length).toBeGreaterThanOrEqual(9)
    expect(ages.length).toBeLessThanOrEqual(12)
    expect(ages.at(0)).toBeLessThan(10 * minuteMs)
    expect(ages.at(-1)).toBeGreaterThan(2 * dayMs)
    expect(ages.at(-1)).toBeLessThan(3.5 * dayMs)
    expect(Math.round((now - (waiting.get('@pixelmoth@mastodon.example') ?? 0)) / minuteMs)).toBe(50)
  })

  it('marks as unread only what waits', () => {
    const waiting = new Set(waitingSince().keys())
    const unread = entries.filter((entry) => !entry.message.flags.seen)
    expect(unread.length).toBeGreaterThanOrEqual(9)
    expect(unread.every((entry) => entry.message.direction === 'in' && waiting.has(customerOf(entry)))).toBe(true)
  })

  it('has every kind of mail a desk meets', () => {
    expect(countBy(messages(), (message) => message.kind)).toMatchObject({
      'auto-reply': 2,
      bounce: 1,
      bulk: 4,
      invitation: 1,
    })
  })

  it('attaches files that are what they claim', () => {
    const attachments = messages().flatMap((message) => message.attachments)
    const beginnings: Record<string, RegExp> = {
      'application/pdf': /^%PDF-1\.4/,
      'image/jpeg': /^\xff\xd8\xff/,
      'image/png': /^\x89PNG/,
      'text/csv': /^[\w;,]+\r\n/,
      'text/calendar': /^BEGIN:VCALENDAR/,
    }
    expect(attachments.length).toBeGreaterThanOrEqual(30)
    for (const { name, type, content, sizeBytes } of attachments.filter((one) => one.type in beginnings)) {
      expect(Buffer.from(content ?? []).toString('latin1'), name).toMatch(beginnings[type] ?? /^$/)
      expect(content?.length, name).toBe(sizeBytes)
    }
  })

  it('shows pictures inside letters by their content id', () => {
    const pictured = messages().filter((message) => message.html?.includes('cid:'))
    expect(pictured.length).toBeGreaterThanOrEqual(3)
    for (const { html, attachments } of pictured) {
      const wanted = /cid:([^"]+)/.exec(html ?? '')?.[1]
      expect(attachments.map((one) => one.contentId)).toContain(wanted)
    }
  })

  it('names no domain that could be real', () => {
    const addresses = messages().flatMap((message) => [message.from, ...message.to, ...message.cc])
    const domains = addresses.map((one) => one.address).filter((one) => one.includes('.'))
    const links = messages().flatMap((message) => [...message.text.matchAll(/https?:\/\/([^/\s]+)/g)].map((m) => m[1]))
    const mentioned = messages().flatMap((message) =>
      [...message.text.matchAll(/@([\w-]+(?:\.[\w-]+)+)/g)].map((m) => m[1]),
    )
    for (const domain of [...domains, ...links, ...mentioned]) expect(domain).toMatch(/\.(example|test)$/)
  })

  it('says which identities are one person, and they write', async () => {
    const writers = new Set(entries.map((entry) => `${entry.account.kind}:${customerOf(entry)}`))
    const persons = await readSamePersons(folder)
    expect(persons.length).toBeGreaterThanOrEqual(4)
    for (const { channel, address } of persons.flat()) expect(writers).toContain(`${channel}:${address}`)
  })
})

/** By customer: when the oldest message came that nobody answered, in any of their conversations. */
function waitingSince(): ReadonlyMap<string, number> {
  const rootOf = ({ message }: Entry) => message.references[0] ?? message.channelMessageId ?? ''
  const waiting = new Map<string, number>()
  for (const conversation of Map.groupBy(entries, rootOf).values()) {
    const ordered = conversation.toSorted((a, b) => a.message.sentAt - b.message.sentAt)
    const lastAnswer = ordered.findLastIndex((entry) => entry.message.direction === 'out')
    const unanswered = ordered.slice(lastAnswer + 1).find((entry) => entry.message.kind === 'message')
    if (!unanswered) continue
    const customer = customerOf(unanswered)
    waiting.set(customer, Math.min(waiting.get(customer) ?? Number.POSITIVE_INFINITY, unanswered.message.sentAt))
  }
  return waiting
}
