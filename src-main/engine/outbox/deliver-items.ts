import type { SendReceipt } from '../../channels/channel.ts'
import { DeskError } from '../../contract/errors.ts'
import { messageNamed } from '../desk/threading.ts'
import { filesOfOutbox } from '../store/draft-files.ts'
import { messageById } from '../store/messages.ts'
import { type OutboxRow, outboxItem, pendingIds } from '../store/outbox.ts'
import { afterFailedSend, retryMs } from './after-failure.ts'
import type { DeliveryDeps, SendingDelivery } from './deliveries.ts'
import { earliest } from './earliest.ts'
import { createNextAnswer, type NextAnswer } from './next-answer.ts'
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
  const nextAnswer = createNextAnswer(deps, delivery)
  try {
    return await deliverEach(deps, delivery, { settling, nextAnswer })
  } finally {
    await nextAnswer.end()
    await settling.end()
  }
}

/** What goes on beside an answer that leaves: the one before it is written down, the one after it is made ready. */
interface Beside {
  readonly settling: Settling
  readonly nextAnswer: NextAnswer
}

/** An answer whose turn it is, and what is to be done with it. */
interface Turn {
  readonly item: OutboxRow
  readonly conversation: number | null
  readonly step: DeliveryStep
}

async function deliverEach(deps: DeliveryDeps, delivery: SendingDelivery, beside: Beside): Promise<number | null> {
  const behind = new Set<number>()
  const ids = pendingIds(deps.reader, delivery.accountId)
  let next: number | null = null
  let putOff = 0
  let upcoming: Turn | null = null
  for (const [at, id] of ids.entries()) {
    if (delivery.isLeaving()) return null
    // Read anew: a person may have changed it since the pass began. What was begun is nobody's any more.
    const turn: Turn | null = beside.nextAnswer.hasBegun(id) ? upcoming : turnOf(deps, delivery, id, behind)
    if (!turn) continue
    const { item, conversation, step } = turn
    const following = () => {
      upcoming = turnOf(deps, delivery, ids[at + 1], behind)
      // Within one conversation, whether the second may leave depends on how the first one fares.
      const isFree = upcoming?.conversation === null || upcoming?.conversation !== conversation
      return upcoming?.step.do === 'send' && isFree ? upcoming.item.id : null
    }
    const outcome = await take(deps, delivery, { ...beside, following }, item, step)
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

function turnOf(
  deps: DeliveryDeps,
  delivery: SendingDelivery,
  id: number | undefined,
  behind: ReadonlySet<number>,
): Turn | null {
  const item = id === undefined ? null : outboxItem(deps.reader, id)
  if (!item || item.state === 'sent') return null
  const answered = item.answersId === null ? null : messageById(deps.reader, item.answersId)
  const conversation = answered?.conversation_id ?? null
  const isBehind = conversation !== null && behind.has(conversation)
  return { item, conversation, step: nextStep(item, factsOf(deps, delivery, item, isBehind), deps.now()) }
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

type Taking = Beside & {
  /** Which answer may be next, whatever becomes of this one. */
  readonly following: () => number | null
}

async function take(
  deps: DeliveryDeps,
  delivery: SendingDelivery,
  beside: Taking,
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
  { settling, nextAnswer, following }: Taking,
  waiting: OutboxRow,
): Promise<Outcome> {
  const unready = await fetchFiles(deps, waiting)
  const item = await nextAnswer.take(waiting.id)
  if (!item) return 'rest'
  deps.changed([])
  if (unready) return await failed(deps, item, unready)
  let receipt: SendReceipt
  try {
    const sending = delivery.session.send(nextAnswer.messageOf(item), delivery.signal, nextAnswer.begin)
    // What is wrong with the next one is told when its turn comes.
    nextAnswer.compose(following()).catch(() => {})
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
