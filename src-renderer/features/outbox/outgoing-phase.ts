import type { AccountState } from '../../../src-main/contract/account.ts'
import type { HoldReason, OutboxItem } from '../../../src-main/contract/compose.ts'
import { assertNever, type DeskErrorShape } from '../../../src-main/contract/errors.ts'

/** How far an answer is on its way, as a person would say it. Times are epoch ms. */
export type OutgoingPhase =
  /** It may still be taken back before it leaves. */
  | { readonly type: 'undo'; readonly leavesAt: number }
  | { readonly type: 'scheduled'; readonly at: number }
  | { readonly type: 'offline' }
  /** Its account does not work at the moment. */
  | { readonly type: 'account'; readonly status: 'paused' | 'attention' | 'unreachable' | 'connecting' }
  /** The server said "later"; `error` has its words. */
  | { readonly type: 'retry'; readonly at: number; readonly error: DeskErrorShape | null }
  | { readonly type: 'queued' }
  | { readonly type: 'sending' }
  | { readonly type: 'uncertain' }
  | { readonly type: 'held'; readonly hold: HoldReason }
  | { readonly type: 'failed'; readonly error: DeskErrorShape | null }
  | { readonly type: 'sent'; readonly at: number }

export type OutgoingFacts = Pick<OutboxItem, 'state' | 'queuedAt' | 'dueAt' | 'nextTryAt' | 'error' | 'hold' | 'sentAt'>

/** Longer than this is not time for second thoughts: the agent chose when it leaves. */
const longestUndoMs = 60_000

/** Leaves when the agent chose to, not as soon as it can. */
export function isScheduled({ dueAt, queuedAt }: Pick<OutgoingFacts, 'dueAt' | 'queuedAt'>, now: number): boolean {
  return dueAt > now && dueAt - queuedAt > longestUndoMs
}

/** `offline`: the computer has no network, or the agent works so. `account` is null while it is not known. */
export function outgoingPhase(
  item: OutgoingFacts,
  surroundings: { readonly now: number; readonly offline: boolean; readonly account: AccountState | null },
): OutgoingPhase {
  switch (item.state) {
    case 'waiting':
      return waitingPhase(item, surroundings)
    case 'sending':
    case 'uncertain':
      return { type: item.state }
    case 'held':
      return { type: 'held', hold: item.hold ?? { type: 'by-agent' } }
    case 'failed':
      return { type: 'failed', error: item.error }
    case 'sent':
      return { type: 'sent', at: item.sentAt ?? item.dueAt }
    default:
      return assertNever(item.state)
  }
}

function waitingPhase(
  item: OutgoingFacts,
  { now, offline, account }: Parameters<typeof outgoingPhase>[1],
): OutgoingPhase {
  const { dueAt, nextTryAt, error } = item
  if (isScheduled(item, now)) return { type: 'scheduled', at: dueAt }
  if (offline) return { type: 'offline' }
  if (dueAt > now) return { type: 'undo', leavesAt: dueAt }
  if (account?.status === 'paused' || account?.status === 'attention' || account?.status === 'connecting')
    return { type: 'account', status: account.status }
  if (account?.status === 'offline') return { type: 'account', status: 'unreachable' }
  if (nextTryAt !== null && nextTryAt > now) return { type: 'retry', at: nextTryAt, error }
  return { type: 'queued' }
}

/** Whether "now" is sooner than it leaves by itself: what only waits for its turn, or for the network, is not hurried. */
export function canHurry({ type }: OutgoingPhase): boolean {
  return type === 'undo' || type === 'scheduled' || type === 'retry' || type === 'failed' || type === 'held'
}

/** What a person may do with an answer in this phase; what is on its way is left alone. */
export function canChange({ type }: OutgoingPhase): boolean {
  return type !== 'sending' && type !== 'uncertain' && type !== 'sent'
}
