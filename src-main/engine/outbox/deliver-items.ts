import type { SendReceipt } from '../../channels/channel.ts'
import { DeskError } from '../../contract/errors.ts'
import { messageNamed } from '../desk/threading.ts'
import { filesOfOutbox } from '../store/draft-files.ts'
import { messageById } from '../store/messages.ts'
import { type OutboxRow, outboxItem, pendingIds } from '../store/outbox.ts'
import { afterFailedSend, retryMs } from './after-failure.ts'
import { type ComposeAhead, createComposeAhead } from './compose-ahead.ts'
import type { DeliveryDeps, SendingDelivery } from './deliveries.ts'
import { earliest } from './earliest.ts'
import { type DeliveryFacts, type DeliveryStep, nextStep } from './next-step.ts'
import { outgoingMessage } from './outgoing-message.ts'
import { createSettling, type Settling } from './settling.ts'
import { windowClosesAt, writtenSince } from './stale.ts'

/** A server that put off two answers in a row is likely to put off the next one too: those wait for a moment. */
const patience = 2
const breathMs = 15_000

/**
 * One pass over an account's outbox, in order. Returns when it is worth while to look again (epoch ms), null when only an
 * event can change anything.
 */
export async function deliverItems(deps: DeliveryDeps, delivery: SendingDelivery): Promise<number | null> {
  const settling = createSettling(deps, delivery)
  try {
    return await deliverEach(deps, delivery, settling)
  } finally {
    await settling.end()
  }
}

async function deliverEach(deps: DeliveryDeps, delivery: SendingDelivery, settling: Settling): Promise<number | null> {
  const behind = new Set<number>()
  const ahead = createComposeAhead(deps, delivery)
  const ids = pendingIds(deps.reader, delivery.accountId)
  let next: number | null = null
  let putOff = 0
  for (const [at, id] of ids.entries()) {
    if (delivery.isLeaving()) return null
    // Read anew: a person may have changed it since the pass began.
    const item = outboxItem(deps.reader, id)
    if (!item || item.state === 'sent') continue
    const answered = item.answersId === null ? null : messageById(deps.reader, item.answersId)
    const conversation = answered?.conversation_id ?? null
    const isBehind = conversation !== null && behind.has(conversation)
    const step = nextStep(item, factsOf(deps, delivery, item, isBehind), deps.now())
    const outcome = await take(deps, delivery, { settling, ahead, following: ids[at + 1] }, item, step)
    // What was sent may not be written down yet.
    const after = outcome === 'sent' ? null : outboxItem(deps.reader, id)
    if (after && conversation !== null && blocksLater(after, deps.now())) behind.add(conversation)
    next = soonest(next, after)
    if (outcome === 'put-off') putOff++
    else if (outcome === 'sent') putOff = 0
    if (outcome === 'stop') break
    if (putOff === patience) return earliest(next, deps.now() + breathMs)
  }
  return next
}

function factsOf(
  { reader }: DeliveryDeps,
  { accountId, capabilities }: SendingDelivery,
  item: OutboxRow,
  isBehind: boolean,
): DeliveryFacts {
  return {
    since: item.state === 'waiting' ? writtenSince(reader, item) : [],
    windowClosesAt: item.state === 'waiting' ? windowClosesAt(reader, item, capabilities) : null,
    isOnDesk: item.attempts > 0 && messageNamed(reader, accountId, item.channelMessageId) !== null,
    isBehind,
  }
}

/** An answer that waits for its own time lets later ones pass; one that could not leave does not. */
function blocksLater(item: OutboxRow, now: number): boolean {
  return item.state !== 'waiting' || item.nextTryAt !== null || item.dueAt <= now
}

function soonest(next: number | null, item: OutboxRow | null): number | null {
  if (item?.state !== 'waiting' && item?.state !== 'uncertain') return next
  const at = Math.max(item.state === 'waiting' ? item.dueAt : 0, item.nextTryAt ?? 0)
  return at === 0 ? next : Math.min(next ?? at, at)
}

type Outcome = 'rest' | 'sent' | 'put-off' | 'stop'

/** What goes on beside an answer that leaves: the one before it is written down, the one after it is composed. */
interface Beside {
  readonly settling: Settling
  readonly ahead: ComposeAhead
  readonly following: number | undefined
}

async function take(
  deps: DeliveryDeps,
  delivery: SendingDelivery,
  beside: Beside,
  item: OutboxRow,
  step: DeliveryStep,
): Promise<Outcome> {
  switch (step.do) {
    case 'rest':
    case 'wait':
      return 'rest'
    case 'hold':
      deps.changed(await deps.writer.run('holdItem', { item: item.id, reason: step.reason }))
      return 'rest'
    case 'settle':
      await beside.settling.add({ item: item.id, receipt: null, copyDue: false })
      return 'sent'
    case 'look':
      return await look(deps, delivery, beside.settling, item)
    case 'send':
      return await send(deps, delivery, beside, item)
  }
}

async function send(
  deps: DeliveryDeps,
  delivery: SendingDelivery,
  { settling, ahead, following }: Beside,
  waiting: OutboxRow,
): Promise<Outcome> {
  const unready = await fetchFiles(deps, waiting)
  const composedAt = ahead.composedAt(waiting.id)
  const item = await deps.writer.run('beginSending', { item: waiting.id, composedAt })
  if (!item) return 'rest'
  deps.changed([])
  if (unready) return await failed(deps, item, unready)
  let receipt: SendReceipt
  try {
    const sending = delivery.session.send(ahead.messageOf(item), delivery.signal)
    // What is wrong with the next one is told when its turn comes.
    ahead.begin(following).catch(() => {})
    receipt = await sending
  } catch (thrown) {
    return await failed(deps, item, DeskError.from(thrown))
  }
  await settling.add({ item: item.id, receipt, copyDue: true })
  return 'sent'
}

async function failed(deps: DeliveryDeps, item: OutboxRow, error: DeskError): Promise<Outcome> {
  const failure = afterFailedSend(item, error, deps.now(), deps.random())
  deps.log(error.kind === 'bug' ? 'error' : 'warn', `An answer did not leave: ${error.kind}: ${error.code}`)
  deps.changed(await deps.writer.run('noteFailure', { item: item.id, change: failure.change }))
  if (failure.others === 'stop') return 'stop'
  return failure.change.state === 'waiting' ? 'put-off' : 'rest'
}

/** Bytes of what is passed on that are at the server only. Returns why one cannot be had. */
async function fetchFiles(deps: DeliveryDeps, item: OutboxRow): Promise<DeskError | null> {
  try {
    for (const file of filesOfOutbox(deps.reader, item.id)) {
      if (file.blob_hash !== null || file.attachment_id === null) continue
      const content = await deps.fetchAttachment(file.attachment_id)
      await deps.writer.run('keepFileOfItem', { file: file.id, content })
    }
    return null
  } catch (thrown) {
    return DeskError.from(thrown)
  }
}

/**
 * The line broke after it was handed over. Found at the server, it has left; not found, nobody can tell, for most servers
 * keep no copy by themselves: a person decides.
 */
async function look(
  deps: DeliveryDeps,
  delivery: SendingDelivery,
  settling: Settling,
  item: OutboxRow,
): Promise<Outcome> {
  let isSent: boolean
  try {
    isSent = await delivery.session.findSent(item.channelMessageId, delivery.signal)
  } catch (thrown) {
    const error = DeskError.from(thrown)
    if (error.kind === 'cancelled') return 'stop'
    const nextTryAt = deps.now() + retryMs(item.attempts, deps.random())
    await deps.writer.run('noteFailure', { item: item.id, change: { nextTryAt } })
    return 'stop'
  }
  if (!isSent) {
    deps.changed(await deps.writer.run('holdItem', { item: item.id, reason: { type: 'uncertain' } }))
    return 'rest'
  }
  const receipt = await delivery.session.receipt(outgoingMessage(deps.reader, item))
  await settling.add({ item: item.id, receipt, copyDue: false })
  return 'sent'
}
