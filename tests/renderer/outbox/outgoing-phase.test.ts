import { describe, expect, it } from 'vitest'
import type { AccountState } from '../../../src-main/contract/account.ts'
import { type OutgoingFacts, outgoingPhase } from '../../../src-renderer/features/outbox/outgoing-phase.ts'

const now = 1_000_000_000

describe('how far an answer is', () => {
  it('counts down while it may be taken back', () => {
    expect(phaseOf({ queuedAt: now - 1000, dueAt: now + 4000 })).toEqual({ type: 'undo', leavesAt: now + 4000 })
  })

  it('names the time an agent chose, also without a network', () => {
    const later = { queuedAt: now, dueAt: now + 3_600_000 }
    expect(phaseOf(later)).toEqual({ type: 'scheduled', at: later.dueAt })
    expect(phaseOf(later, { offline: true })).toEqual({ type: 'scheduled', at: later.dueAt })
  })

  it('waits for the network before anything nearer', () => {
    expect(phaseOf({ dueAt: now + 4000 }, { offline: true })).toEqual({ type: 'offline' })
    expect(phaseOf({ nextTryAt: now + 60_000 }, { offline: true })).toEqual({ type: 'offline' })
  })

  it('waits for an account that is paused, lost its server or needs a person', () => {
    const of = (account: AccountState) => phaseOf({}, { account })
    expect(of({ status: 'paused' })).toEqual({ type: 'account', status: 'paused' })
    expect(of({ status: 'offline', error: null, retryAt: null })).toEqual({ type: 'account', status: 'unreachable' })
    expect(of({ status: 'online', since: now })).toEqual({ type: 'queued' })
  })

  it('keeps the words of a server that said later, until the next try is due', () => {
    const error = { kind: 'network', code: 'mail-try-later', message: 'Later', params: { reply: '451' } } as const
    expect(phaseOf({ nextTryAt: now + 60_000, error })).toEqual({ type: 'retry', at: now + 60_000, error })
    expect(phaseOf({ nextTryAt: now, error })).toEqual({ type: 'queued' })
  })

  it('stands above what is around it once it is held, on its way or refused', () => {
    const offline = { offline: true }
    expect(phaseOf({ state: 'held', hold: { type: 'by-agent' } }, offline)).toMatchObject({ type: 'held' })
    expect(phaseOf({ state: 'sending' }, offline)).toEqual({ type: 'sending' })
    expect(phaseOf({ state: 'failed' }, offline)).toEqual({ type: 'failed', error: null })
    expect(phaseOf({ state: 'sent', sentAt: now - 5 })).toEqual({ type: 'sent', at: now - 5 })
  })
})

function phaseOf(
  facts: Partial<OutgoingFacts>,
  around: { readonly offline?: boolean; readonly account?: AccountState } = {},
) {
  const item: OutgoingFacts = {
    state: 'waiting',
    queuedAt: now - 10_000,
    dueAt: now - 5_000,
    nextTryAt: null,
    error: null,
    hold: null,
    sentAt: null,
    ...facts,
  }
  return outgoingPhase(item, { now, offline: around.offline ?? false, account: around.account ?? null })
}
