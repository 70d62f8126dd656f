import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type {
  CanKeepDrafts,
  CanMove,
  CanSend,
  CanSetFlags,
  Flags,
  MoveDestination,
  OutgoingMessage,
  Place,
  SendReceipt,
} from '../../src-main/channels/channel.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import { firstDay, mail, minuteMs } from './remote-events.ts'

/** Where a try to send may break: before anything left, when it was handed over and no answer came, or by a refusal. */
export type SendMoment = 'send' | 'handover' | 'look' | 'copy' | 'change' | 'draft'

/** What a session was asked to change at the server. */
export type AskedChange =
  | { readonly places: readonly Place[]; readonly change: Partial<Flags> }
  | { readonly places: readonly Place[]; readonly to: MoveDestination }

/** A submission server in memory. What it took is delivered at once, and never taken back. */
export interface PostOffice {
  /** What reached its recipients, in order, as often as it did. */
  readonly delivered: readonly OutgoingMessage[]
  /** What it was told would be handed over next. */
  readonly prepared: readonly OutgoingMessage[]
  /** Message-IDs in the server's Sent. */
  readonly sent: readonly string[]
  /** It keeps copies in Sent by itself. */
  keepsCopies: boolean
  maxMessageBytes: number | null
  refused: SendReceipt['refused']
  failNext(moment: SendMoment, error: DeskError, times?: number): void
  /** Whoever does this from now on waits until `release`. */
  hold(moment: SendMoment): void
  release(moment: SendMoment): void
  /** Somebody else put it there. */
  putIntoSent(channelMessageId: string): void
  readonly changes: readonly AskedChange[]
  /** What lies in the server's drafts folder, by Message-ID. */
  readonly drafts: Map<string, OutgoingMessage>
  session(): CanSend & CanSetFlags & CanMove & CanKeepDrafts
}

export const lineCut = new DeskError('network', 'connection-lost', 'The line was cut')
export const cutAfterData = new DeskError('network', 'send-uncertain', 'The line was cut after the message')

export interface PostOfficeOptions {
  /** A file that remembers what was delivered and kept, for programs that are killed. */
  readonly ledger?: string
  /** Told of what happens, as it begins or right after it. */
  readonly at?: (step: DeliveryMoment) => void
}
export type DeliveryMoment = 'send' | 'delivered' | 'receipt' | 'look' | 'copy' | 'copied' | 'change' | 'changed'

export function postOffice({ ledger, at = () => {} }: PostOfficeOptions = {}): PostOffice {
  const delivered: OutgoingMessage[] = []
  const prepared: OutgoingMessage[] = []
  const sent: string[] = []
  const changes: AskedChange[] = []
  const lines = ledger && existsSync(ledger) ? readFileSync(ledger, 'utf8').trim().split('\n') : []
  for (const line of lines.filter(Boolean)) {
    const entry = JSON.parse(line) as { delivered?: OutgoingMessage; sent?: string; changed?: AskedChange }
    if (entry.delivered) delivered.push(entry.delivered)
    if (entry.sent) sent.push(entry.sent)
    if (entry.changed) changes.push(entry.changed)
  }
  const remember = (entry: object) => {
    if (ledger) appendFileSync(ledger, `${JSON.stringify(entry)}\n`)
  }
  const deliver = (message: OutgoingMessage) => {
    delivered.push(message)
    remember({ delivered: message })
  }
  const keep = (id: string) => {
    sent.push(id)
    remember({ sent: id })
  }
  const change = async (asked: AskedChange, signal: AbortSignal) => {
    await pass('change', signal)
    at('change')
    changes.push(asked)
    remember({ changed: asked })
    at('changed')
  }
  const drafts = new Map<string, OutgoingMessage>()
  const failures = new Map<SendMoment, DeskError[]>()
  const gates = new Map<SendMoment, { promise: Promise<void>; open: () => void }>()

  const pass = async (moment: SendMoment, signal: AbortSignal) => {
    const gate = gates.get(moment)
    if (gate) await Promise.race([gate.promise, aborted(signal)])
    const failure = failures.get(moment)?.shift()
    if (failure) throw failure
  }
  const post: PostOffice = {
    delivered,
    prepared,
    sent,
    changes,
    drafts,
    keepsCopies: false,
    maxMessageBytes: null,
    refused: [],
    failNext(moment, error, times = 1) {
      failures.set(moment, [...(failures.get(moment) ?? []), ...Array.from({ length: times }, () => error)])
    },
    hold(moment) {
      const gate = Promise.withResolvers<void>()
      gates.set(moment, { promise: gate.promise, open: gate.resolve })
    },
    release(moment) {
      gates.get(moment)?.open()
      gates.delete(moment)
    },
    putIntoSent: keep,
    session: () => ({
      prepare: (message) => void prepared.push(message),
      async send(message, signal, handedOver) {
        await pass('send', signal)
        at('send')
        deliver(message)
        if (post.keepsCopies) keep(message.channelMessageId)
        at('delivered')
        // A server takes its time over what it has.
        await nextTurn()
        handedOver?.()
        await pass('handover', signal)
        at('receipt')
        return receiptOf(message, post.refused)
      },
      receipt: async (message) => receiptOf(message, []),
      async findSent(id, signal) {
        await pass('look', signal)
        at('look')
        return sent.includes(id)
      },
      async keepCopy(_, id, signal) {
        await pass('copy', signal)
        at('copy')
        if (!sent.includes(id)) keep(id)
        at('copied')
      },
      maxMessageBytes: async () => post.maxMessageBytes,
      setFlags: (places, flags, signal) => change({ places, change: flags }, signal),
      async putDraft(message, signal) {
        await pass('draft', signal)
        drafts.set(message.channelMessageId, message)
      },
      async removeDraft(id, signal) {
        await pass('draft', signal)
        drafts.delete(id)
      },
      async move(places, to, signal) {
        await change({ places, to }, signal)
        return places.map(() => null)
      },
    }),
  }
  return post
}

/** What came back of a message from the server, as the desk will know it. */
export function copyOf(message: OutgoingMessage) {
  return mail({
    id: message.channelMessageId,
    from: `${message.from.name} <${message.from.address}>`,
    to: message.to.map(({ name, address }) => `${name} <${address}>`),
    cc: message.cc.map(({ name, address }) => `${name} <${address}>`),
    refs: message.references,
    subject: message.subject,
    text: message.text,
    html: message.html,
    at: (message.sentAt - firstDay) / minuteMs,
  })
}

function receiptOf(message: OutgoingMessage, refused: SendReceipt['refused']): SendReceipt {
  return { message: copyOf(message), source: Buffer.from(`Message-ID: <${message.channelMessageId}>`), refused }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DeskError('cancelled', 'cancelled', 'Stopped')), { once: true })
  })
}
