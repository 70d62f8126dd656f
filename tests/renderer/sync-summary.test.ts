import { describe, expect, it } from 'vitest'
import type { SyncProgress } from '../../src-main/contract/account.ts'
import { describeState } from '../../src-renderer/features/accounts/account-state-text.ts'
import { summariseSync } from '../../src-renderer/features/accounts/sync-summary.ts'
import { createI18n } from '../../src-renderer/i18n/i18n.ts'
import { mailbox } from '../support/account-views.ts'

const progress: SyncProgress = { done: 200, total: 1000, perSecond: 50, etaMs: 16_000, folder: 'INBOX' }
const syncing = mailbox({ status: 'syncing', progress })
const online = mailbox({ status: 'online', since: 0 }, { lastSyncAt: 500 })
const unreachable = mailbox({ status: 'offline', error: null, retryAt: null })
const refused = { kind: 'auth', code: 'mail-password-refused', message: 'Wrong password.', params: {} } as const
const attention = mailbox({ status: 'attention', error: refused })
const imported = mailbox({ status: 'local' }, { local: true, email: null })

describe('the line about all accounts', () => {
  it('says nothing where there is no server', () => {
    expect(summariseSync([], false)).toEqual({ type: 'none' })
    expect(summariseSync([imported], false)).toEqual({ type: 'none' })
  })

  it('puts what needs the user first, then the network, then the work', () => {
    expect(summariseSync([syncing, attention, unreachable], true)).toEqual({ type: 'attention', count: 1 })
    expect(summariseSync([syncing, unreachable], true)).toEqual({ type: 'offline' })
    expect(summariseSync([unreachable, syncing], false).type).toBe('syncing')
    expect(summariseSync([unreachable, online], false)).toEqual({ type: 'unreachable', count: 1 })
    expect(summariseSync([online], false)).toEqual({ type: 'up-to-date', lastSyncAt: 500 })
  })

  it('adds mailboxes up, and waits for the slowest', () => {
    const other = mailbox({ status: 'syncing', progress: { ...progress, done: 300, etaMs: 60_000 } })
    expect(summariseSync([syncing, other], false)).toEqual({
      type: 'syncing',
      progress: { done: 500, total: 2000, perSecond: 100, etaMs: 60_000 },
    })
    const unknown = mailbox({ status: 'syncing', progress: { ...progress, etaMs: null } })
    expect(summariseSync([syncing, unknown], false)).toMatchObject({ progress: { etaMs: null } })
  })
})

describe('the line about one account', () => {
  const i18n = createI18n('en')

  it('counts, rates and estimates while it syncs', () => {
    const text = describeState(syncing.state, false, 0, i18n)
    expect(text).toMatchObject({ title: 'Syncing INBOX', detail: '200 of 1,000 · 50/s · under a minute left' })
  })

  it('counts down to the next try, and blames the network rather than the server when there is none', () => {
    const error = { kind: 'network', code: 'x', message: 'imap.shop.test does not answer.', params: {} } as const
    const state = { status: 'offline', error, retryAt: 31_000 } as const
    expect(describeState(state, false, 1000, i18n)).toMatchObject({
      title: 'imap.shop.test does not answer.',
      detail: 'Next try in 30 seconds',
    })
    expect(describeState(state, false, 40_000, i18n).detail).toBe('Trying again…')
    expect(describeState(state, true, 1000, i18n).title).toBe('This computer is offline')
  })

  it('says what the user has to do', () => {
    expect(describeState(attention.state, false, 0, i18n)).toMatchObject({ tone: 'danger', title: 'Wrong password.' })
  })
})
