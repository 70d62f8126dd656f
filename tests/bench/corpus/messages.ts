import { type AttachmentSizes, attachmentPart, inlineLogo } from './attachments.ts'
import { letterHtml, newsletterHtml } from './html.ts'
import { type Encoding, encodingFor, headerText, multipart, restartBoundaries, textPart } from './mime.ts'
import { type Correspondent, type Society, society } from './people.ts'
import { at, type Random, randomFrom } from './random.ts'
import { quoted, replyHead, wrapped } from './replies.ts'
import type { Language } from './vocabulary.ts'
import { type Writing, writing } from './writing.ts'

export interface CorpusOptions {
  readonly count: number
  /** Another seed gives other messages from the same people. */
  readonly seed: string
  /** Epoch seconds of the first and the last message. */
  readonly from: number
  readonly to: number
  /** Share of messages with attachments. */
  readonly attachmentShare: number
  readonly attachmentSizes: AttachmentSizes
}

export interface CorpusMessage {
  /** Epoch seconds. */
  readonly sentAt: number
  /** Maildir flags. */
  readonly flags: string
  readonly source: Buffer
}

interface Thread {
  readonly subject: string
  readonly language: Language
  readonly agent: Correspondent
  readonly customer: Correspondent
  readonly ids: string[]
  lines: readonly string[]
  lastFrom: Correspondent
  lastAt: number
  repliesLeft: number
}

interface Envelope {
  readonly from: Correspondent
  readonly to: Correspondent
  readonly language: Language
  readonly robot: boolean
  readonly thread: Thread | null
}

const threadsAlive = 400

/** Support mail in order of time: threads, newsletters, five languages, seven charsets. */
export function* corpusMessages(options: CorpusOptions): Generator<CorpusMessage> {
  restartBoundaries()
  const world = randomFrom('world')
  const words = writing(world)
  const people = society(world, words)
  const random = randomFrom(options.seed)
  const threads: Thread[] = []
  const span = options.to - options.from
  for (let index = 0; index < options.count; index += 1) {
    const sentAt = Math.round(options.from + ((index + random.next()) / options.count) * span)
    const envelope = address(random, people, threads)
    yield compose({ options, words, people, random, threads, index, sentAt, envelope })
  }
}

function address(random: Random, people: Society, threads: readonly Thread[]): Envelope {
  const kind = random.next()
  if (kind < 0.17) {
    const from = at(people.robots, Math.floor(random.next() ** 2 * people.robots.length))
    const language = random.chance(0.7) ? 'en' : people.language(random)
    return { from, to: at(people.agents, 4), language, robot: true, thread: null }
  }
  if (kind < 0.68 && threads.length > 20) {
    const thread = at(threads, threads.length - 1 - Math.floor(random.next() ** 2.2 * threads.length))
    const ours = thread.lastFrom !== thread.agent && random.chance(0.8)
    const [from, to] = ours ? [thread.agent, thread.customer] : [thread.customer, thread.agent]
    return { from, to, language: thread.language, robot: false, thread }
  }
  const customer = people.customer(random)
  const agent = random.pick(people.agents)
  const language = random.chance(0.85) ? customer.language : 'en'
  const [from, to] = random.chance(0.12) ? [agent, customer] : [customer, agent]
  return { from, to, language, robot: false, thread: null }
}

interface Composition {
  readonly options: CorpusOptions
  readonly words: Writing
  readonly people: Society
  readonly random: Random
  readonly threads: Thread[]
  readonly index: number
  readonly sentAt: number
  readonly envelope: Envelope
}

function compose(work: Composition): CorpusMessage {
  const { options, words, random, index, sentAt, envelope } = work
  const { from, language, robot, thread } = envelope
  const encoding = encodingFor(random, language)
  const subject = thread ? `Re: ${thread.subject}` : words.subject(random, language)
  const length = robot ? random.between(80, 500) : Math.min(1500, Math.max(8, Math.exp(4.1 + 0.85 * random.gauss())))
  const paragraphs = words.paragraphs(random, language, length)
  const signature = robot ? '' : `${from.name}\nTel. +${random.between(30, 49)} ${random.between(100_000, 999_999)}`
  const own = [...paragraphs.flatMap((text) => [...wrapped(text, language), '']), ...(robot ? [] : ['-- ', signature])]
  const quotes = thread && random.chance(0.85) ? thread.lines.slice(0, random.between(12, 120)) : []
  const quoteHead = thread && quotes.length > 0 ? replyHead(language, thread.lastAt, thread.lastFrom.name) : ''
  const lines = quotes.length > 0 ? [...own, '', quoteHead, ...quoted(quotes)] : own

  const plain = textPart('plain', lines.join('\n'), encoding)
  const html = robot
    ? newsletterHtml(random, paragraphs)
    : letterHtml({ paragraphs, signature, quoteHead, quote: quotes })
  const body = wrapUp(work, bodyOf(random, robot, plain, textPart('html', html, htmlEncoding(encoding))))
  const id = `${options.seed}.${index}@${from.address.split('@')[1]}`
  follow(work, { id, subject, lines })
  const flags = `${random.chance(0.02) ? 'F' : ''}${thread && random.chance(0.3) ? 'R' : ''}${random.chance(0.85) ? 'S' : ''}`
  const head = headers(work, { id, subject, charset: encoding[0] })
  return { sentAt, flags, source: Buffer.concat([Buffer.from(`${head.join('\n')}\n`), body]) }
}

function htmlEncoding(encoding: Encoding): Encoding {
  return encoding[0] === 'us-ascii' ? ['utf-8', 'quoted-printable'] : encoding
}

function bodyOf(random: Random, robot: boolean, plain: Buffer, html: Buffer): Buffer {
  const shape = random.next()
  if (robot) return shape < 0.25 ? html : multipart('alternative', [plain, html])
  if (shape < 0.3) return plain
  if (shape < 0.33) return html
  const both = multipart('alternative', [plain, html])
  return shape > 0.93 ? multipart('related', [both, inlineLogo(random)]) : both
}

function wrapUp({ options, words, random, envelope }: Composition, body: Buffer): Buffer {
  if (!random.chance(options.attachmentShare)) return body
  const count = random.chance(0.8) ? 1 : random.between(2, 4)
  const files = Array.from({ length: count }, () => {
    const language = random.chance(0.4) ? envelope.language : 'en'
    const name = `${words.word(random, language)}-${random.between(1, 99_999)}`
    return attachmentPart(random, name, options.attachmentSizes)
  })
  return multipart('mixed', [body, ...files])
}

/** Opens a thread for a new question, or carries an old one on until it is done with. */
function follow(work: Composition, sent: { id: string; subject: string; lines: readonly string[] }): void {
  const { random, threads, sentAt } = work
  const { from, to, thread, robot, language } = work.envelope
  const lines = sent.lines.slice(0, 160)
  if (thread) {
    thread.ids.push(sent.id)
    Object.assign(thread, { lines, lastAt: sentAt, lastFrom: from, repliesLeft: thread.repliesLeft - 1 })
    if (thread.repliesLeft <= 0) threads.splice(threads.indexOf(thread), 1)
  } else if (!robot) {
    const ours = work.people.agents.includes(from)
    const repliesLeft = Math.max(1, Math.floor(-Math.log(1 - random.next()) * 2.2))
    const [agent, customer] = ours ? [from, to] : [to, from]
    threads.push({
      subject: sent.subject,
      language,
      agent,
      customer,
      ids: [sent.id],
      lines,
      lastFrom: from,
      lastAt: sentAt,
      repliesLeft,
    })
    if (threads.length > threadsAlive) threads.shift()
  }
}

function headers(work: Composition, sent: { id: string; subject: string; charset: string }): readonly string[] {
  const { random, people, sentAt, envelope } = work
  const { from, to, thread, robot } = envelope
  const hops = Array.from({ length: random.between(2, 4) }, (_, hop) => received(random, people, sentAt + hop))
  const references = thread?.ids.slice(0, -1).slice(-12) ?? []
  return [
    `Return-Path: <${from.address}>`,
    ...hops,
    ...(random.chance(0.7) ? [signatureHeader(random, from)] : []),
    `From: ${mailbox(from, sent.charset)}`,
    `To: ${mailbox(to, sent.charset)}`,
    `Subject: ${headerText(sent.subject, sent.charset)}`,
    `Date: ${new Date(sentAt * 1000).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${sent.id}>`,
    ...(references.length > 0
      ? [`In-Reply-To: <${references.at(-1)}>`, `References: ${references.map((one) => `<${one}>`).join('\n ')}`]
      : []),
    ...(robot
      ? ['List-Unsubscribe: <https://click.shop.example/u/1>', 'Precedence: bulk']
      : [`X-Mailer: ${random.pick(['Apple Mail (2.3774)', 'Microsoft Outlook 16.0', 'Mozilla Thunderbird'])}`]),
    'MIME-Version: 1.0',
  ]
}

function received(random: Random, people: Society, at: number): string {
  const host = random.pick(people.domains)
  const id = random.between(1e10, 9e10).toString(36).toUpperCase()
  return `Received: from mx.${host} (mx.${host} [192.0.2.${random.between(1, 254)}])\n\tby in.acme-support.example (Postfix) with ESMTPS id ${id};\n\t${new Date(at * 1000).toUTCString()}`
}

/** Nobody checks it; it weighs what a real one weighs. */
function signatureHeader(random: Random, from: Correspondent): string {
  const noise = () => Array.from({ length: 8 }, () => random.between(1e9, 9e9).toString(36)).join('')
  return `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${from.address.split('@')[1]}; s=k1;\n\th=from:to:subject:date:message-id;\n\tbh=${noise()};\n\tb=${noise()}\n\t ${noise()}\n\t ${noise()}`
}

function mailbox({ name, address }: Correspondent, charset: string): string {
  return `${headerText(name, charset)} <${address}>`
}
