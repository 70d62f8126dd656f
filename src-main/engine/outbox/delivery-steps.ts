import type { SendReceipt } from '../../channels/channel.ts'
import type { TriageStep } from '../../contract/triage.ts'
import { messageNamed } from '../desk/threading.ts'
import { applySteps } from '../desk/triage/apply-triage.ts'
import { answerMoved } from '../due/answer-moved.ts'
import { settledSteps } from '../replies/macro-steps.ts'
import { putBlob } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { keepDraftFile } from '../store/draft-files.ts'
import { messageById, messageByRemoteId } from '../store/messages.ts'
import {
  doubtWhatWasSending,
  draftOfItem,
  forgiveWaiting,
  markCopied,
  markSent,
  type OutboxProgress,
  type OutboxRow,
  outboxItem,
  type StoredHold,
  setCopyRetry,
  setProgress,
} from '../store/outbox.ts'
import { retryChanges } from '../store/server-changes.ts'
import { ingest } from '../sync/ingest.ts'
import { by, type OperationContext } from '../writer/operation.ts'
import { contactsOfItem } from './contacts-of-item.ts'
import { writtenSince } from './stale.ts'
import { forgetFiles } from './take-back.ts'

/*
 * What the delivery writes down, a transaction for each step: killed between any two of them, the next start knows what
 * it may do. Items that a person changed meanwhile are left as they are.
 */

/** What was on its way when the program ended may have arrived or not. Once at start, before anything is delivered. */
export function resumeOutbox(db: Database): void {
  doubtWhatWasSending(db)
}

/** A new session: what the line was to blame for may leave at once. */
export function lineIsBack(db: Database, { accountId }: { accountId: number }): void {
  forgiveWaiting(db, accountId)
  retryChanges(db, accountId)
}

/**
 * Written before the first byte leaves; from here on nobody may send it again unasked. The time of the first try, or
 * `composedAt` where it was composed a moment ahead, is what its Date header says ever after. Null when it may not leave
 * any more: a person changed it, or the customer wrote in the last moment, for what arrives is stored by the same writer.
 */
export function beginSending(
  db: Database,
  { item: id, composedAt }: { item: number; composedAt: number | null },
  { now }: OperationContext,
): OutboxRow | null {
  const item = outboxItem(db, id)
  if (item?.state !== 'waiting') return null
  const since = writtenSince(db, item)
  if (since.length > 0) {
    setProgress(db, id, { ...item, state: 'held', hold: { type: 'stale', since } })
    return null
  }
  setProgress(db, id, {
    ...item,
    state: 'sending',
    composedAt: item.composedAt ?? composedAt ?? now,
    attempts: item.attempts + 1,
    nextTryAt: null,
  })
  return outboxItem(db, id)
}

/** How a try went that did not send it. */
export function noteFailure(
  db: Database,
  { item: id, change }: { item: number; change: Partial<OutboxProgress> },
): readonly number[] {
  const item = outboxItem(db, id)
  if (item?.state !== 'sending' && item?.state !== 'uncertain') return []
  setProgress(db, id, { ...item, ...change })
  return contactsOfItem(db, item)
}

/** It waits for a person from now on. */
export function holdItem(db: Database, { item: id, reason }: { item: number; reason: StoredHold }): readonly number[] {
  const item = outboxItem(db, id)
  if (item?.state !== 'waiting' && item?.state !== 'sending' && item?.state !== 'uncertain') return []
  setProgress(db, id, { ...item, state: 'held', hold: reason, nextTryAt: null })
  return contactsOfItem(db, item)
}

export interface Settled {
  readonly item: number
  /** Null where the message is on the desk already. */
  readonly receipt: SendReceipt | null
  /** The server's Sent does not have it yet, as far as we know. */
  readonly copyDue: boolean
}

/** It has left: from here on it is a message like any other, once, whichever way it comes back. */
export function settleSent(
  db: Database,
  { item: id, receipt, copyDue }: Settled,
  context: OperationContext,
): readonly number[] {
  const item = outboxItem(db, id)
  if (!item || item.state === 'sent') return []
  const source = copyDue && receipt ? receipt.source : null
  const channelMessageId = receipt?.message.channelMessageId ?? item.channelMessageId
  const written = draftOfItem(db, id)
  markSent(db, id, { at: context.now, channelMessageId, refused: receipt?.refused ?? [], source })
  forgetFiles(db, id)
  const isKnown = !receipt || messageByRemoteId(db, item.accountId, receipt.message.remoteId) !== null
  const contacts = isKnown
    ? []
    : ingest(db, {
        accountId: item.accountId,
        events: [{ type: 'message', message: receipt.message }],
        cursor: null,
        live: true,
      }).contacts
  const triaged = item.answersId === null ? triageBegun(db, item, channelMessageId, written?.steps ?? [], context) : []
  const settled = item.answersId === null ? [] : answerMoved(db, item.answersId)
  return [...new Set([...contacts, ...triaged, ...settled, ...contactsOfItem(db, item)])]
}

/** What canned replies asked for of a conversation that begins only now, with the message that left. */
function triageBegun(
  db: Database,
  { accountId }: OutboxRow,
  channelMessageId: string,
  steps: readonly TriageStep[],
  context: OperationContext,
): readonly number[] {
  const sent = messageNamed(db, accountId, channelMessageId)
  const conversation = sent === null ? null : (messageById(db, sent)?.conversation_id ?? null)
  return (conversation !== null && applySteps(db, conversation, settledSteps(steps), by(context))?.contacts) || []
}

export function copyKept(db: Database, { item }: { item: number }): void {
  markCopied(db, item)
}

export function copyFailed(
  db: Database,
  { item, attempts, nextTryAt }: { item: number; attempts: number; nextTryAt: number },
): void {
  setCopyRetry(db, item, attempts, nextTryAt)
}

/** The bytes of a file that is passed on, fetched before it leaves. */
export function keepFileOfItem(db: Database, { file, content }: { file: number; content: Uint8Array }): void {
  keepDraftFile(db, file, putBlob(db, content), content.byteLength)
}
