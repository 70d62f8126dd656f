import type { RemoteAttachment, RemoteMessage } from '../../../src-main/channels/channel.ts'
import { shortHash } from '../../../src-main/channels/mime/remote-id.ts'
import type { Address, ChannelKind } from '../../../src-main/contract/message.ts'
import { letterHtml, newsletterHtml } from '../corpus/html.ts'
import { type Correspondent, society } from '../corpus/people.ts'
import { at, type Random, randomFrom } from '../corpus/random.ts'
import { quoted, replyHead, wrapped } from '../corpus/replies.ts'
import { writing } from '../corpus/writing.ts'
import { historyAccounts } from './accounts.ts'
import { attachedFile } from './files.ts'
import type { HistoryPlan } from './plan.ts'

export interface PlannedMessage {
  /** Which of `historyAccounts`. */
  readonly account: number
  readonly message: RemoteMessage
}

const recentMs = 14 * 24 * 3_600_000
const yearMs = 365 * 24 * 3_600_000
const attachmentShare = 0.12

/** Makes any message of a plan, the same one each time, whatever was made before it. */
export function composer(plan: HistoryPlan): (index: number) => PlannedMessage {
  const { seed, contacts } = plan.size
  // The words of the mailboxes, so that the same queries find something in both.
  const world = randomFrom('world')
  const words = writing(world)
  const people = society(world, words, contacts)
  const accounts = Array.from({ length: contacts }, (_, contact) => accountOf(world, contact >= plan.firstRobot))

  const ownLines = (index: number, random: Random, person: Correspondent, isChat: boolean, isRobot: boolean) => {
    const length = isRobot
      ? random.between(80, 500)
      : isChat
        ? Math.min(200, Math.max(2, Math.exp(2.3 + 0.7 * random.gauss())))
        : Math.min(1500, Math.max(8, Math.exp(4.1 + 0.85 * random.gauss())))
    const paragraphs = words.paragraphs(random, person.language, length)
    if (isChat) return { paragraphs, signature: '', lines: paragraphs }
    const author = plan.fromUs[index] ? at(people.agents, index % people.agents.length) : person
    const signature = isRobot
      ? ''
      : `${author.name}\nTel. +${random.between(30, 49)} ${random.between(100_000, 999_999)}`
    const lines = paragraphs.flatMap((text) => [...wrapped(text, person.language), ''])
    return { paragraphs, signature, lines: isRobot ? lines : [...lines, '-- ', ...signature.split('\n')] }
  }

  return (index) => {
    const thread = plan.thread[index] ?? 0
    const start = plan.threadStart[thread] ?? 0
    const contact = plan.threadContact[thread] ?? 0
    const person = at(people.customers, contact)
    const account = accounts[contact] ?? 0
    const { channel, address: own } = at(historyAccounts, account).account
    const isChat = channel !== 'email'
    const isRobot = contact >= plan.firstRobot
    const fromUs = plan.fromUs[index] === 1
    const sentAt = plan.sentAt[index] ?? 0
    const random = randomFrom(`${seed} ${index}`)
    const { paragraphs, signature, lines } = ownLines(index, random, person, isChat, isRobot)

    const isReply = index > start
    const quotes =
      isReply && !isChat && random.chance(0.85)
        ? ownLines(index - 1, randomFrom(`${seed} ${index - 1}`), person, isChat, isRobot).lines.slice(0, 60)
        : []
    const quoteHead =
      quotes.length > 0 ? replyHead(person.language, (plan.sentAt[index - 1] ?? 0) / 1000, person.name) : ''
    const text = [...lines, ...(quotes.length > 0 ? ['', quoteHead, ...quoted(quotes)] : [])].join('\n')
    const subject = isChat ? '' : words.subject(randomFrom(`${seed} subject ${thread}`), person.language)
    const html =
      isChat || (!isRobot && random.chance(0.35))
        ? null
        : isRobot
          ? newsletterHtml(random, paragraphs)
          : letterHtml({ paragraphs, signature, quoteHead, quote: quotes })

    const customer = { name: person.name, address: addressOn(channel, person, contact) }
    const us = { name: fromUs ? at(people.agents, index % people.agents.length).name : '', address: own }
    const age = plan.until - sentAt
    const isLast = plan.thread[index + 1] !== thread
    const id = messageId(seed, thread, index - start)
    const message: RemoteMessage = {
      remoteId: shortHash(id),
      origin: `imap://bench/${index}`,
      channelMessageId: id,
      references: references(seed, thread, index - start),
      kind: isRobot ? 'bulk' : random.chance(0.01) && !fromUs ? 'auto-reply' : 'message',
      about: null,
      direction: fromUs ? 'out' : 'in',
      from: fromUs ? us : customer,
      to: [fromUs ? customer : us],
      cc: random.chance(0.05) ? [copied(random, people.customers, contact, channel)] : [],
      bcc: [],
      replyTo: [],
      subject: isReply && subject !== '' ? `Re: ${subject}` : subject,
      sentAt,
      receivedAt: sentAt,
      text,
      html,
      attachments: random.chance(attachmentShare) ? files(random, words.word(random, person.language)) : [],
      flags: {
        seen: fromUs || random.chance(age < recentMs && isLast ? 0.45 : 0.99),
        flagged: random.chance(0.02),
        answered: !isLast && plan.fromUs[index + 1] === 1,
      },
      place: isChat ? null : { folder: fromUs ? 'Sent' : age > yearMs ? 'Archive' : 'INBOX', uid: index + 1 },
      sizeBytes: 2_000 + text.length + (html?.length ?? 0),
      source: null,
    }
    return { account, message }
  }
}

function accountOf(world: Random, isRobot: boolean): number {
  if (isRobot) return world.chance(0.8) ? 0 : 1
  let left = world.next()
  const found = historyAccounts.findIndex(({ share }) => {
    left -= share
    return left < 0
  })
  return Math.max(0, found)
}

function addressOn(channel: ChannelKind, person: Correspondent, contact: number): string {
  if (channel === 'telegram') return `tg:${200 + contact}`
  if (channel === 'mastodon') return `@user${contact}@social.example`
  return person.address
}

/** A colleague of the customer who reads along: on one timeline with it, as in any real mailbox. */
function copied(random: Random, customers: readonly Correspondent[], contact: number, channel: ChannelKind): Address {
  const other = (contact + random.between(1, 5)) % customers.length
  const person = at(customers, other)
  return { name: person.name, address: addressOn(channel, person, other) }
}

function files(random: Random, name: string): readonly RemoteAttachment[] {
  const count = random.chance(0.8) ? 1 : random.between(2, 4)
  return Array.from({ length: count }, () => attachedFile(random, `${name}-${random.between(1, 99_999)}`))
}

function messageId(seed: string, thread: number, position: number): string {
  return `${thread}.${position}.${seed}@mail.example`
}

/** The root and the last eleven before this one, as clients shorten long threads. */
function references(seed: string, thread: number, position: number): readonly string[] {
  const all = Array.from({ length: position }, (_, before) => messageId(seed, thread, before))
  return all.length > 12 ? [...all.slice(0, 1), ...all.slice(-11)] : all
}
