import type { AccountState } from '../../../src-main/contract/account.ts'
import { assertNever } from '../../../src-main/contract/errors.ts'
import type { I18n } from '../../i18n/i18n.ts'

export interface StateText {
  readonly tone: 'quiet' | 'good' | 'busy' | 'warning' | 'danger'
  readonly title: string
  /** Why, or how far; empty when the title says it all. */
  readonly detail: string
}

/** An account's state in words. `offline`: the whole desk has no network, so no server is to blame. */
export function describeState(
  state: AccountState,
  offline: boolean,
  now: number,
  { t, format, describeError }: I18n,
): StateText {
  switch (state.status) {
    case 'connecting':
      return { tone: 'busy', title: t('accounts.state.connecting'), detail: '' }
    case 'syncing': {
      const { folder, done, total, perSecond, etaMs } = state.progress
      const facts = [
        t('accounts.state.counts', { done: format.number(done), total: format.number(total) }),
        perSecond >= 1 && t('accounts.state.rate', { rate: format.number(Math.round(perSecond)) }),
        etaMs !== null && t('accounts.state.left', { duration: remaining(etaMs, { t, format }) }),
      ]
      return { tone: 'busy', title: t('accounts.state.syncing', { folder }), detail: facts.filter(Boolean).join(' · ') }
    }
    case 'online':
      return {
        tone: 'good',
        title: t('accounts.state.online'),
        detail: t('accounts.state.onlineSince', { time: format.short(state.since, now) }),
      }
    case 'paused':
      return { tone: 'quiet', title: t('accounts.state.paused'), detail: '' }
    case 'offline': {
      if (offline) return { tone: 'quiet', title: t('accounts.state.workingOffline'), detail: '' }
      const reason = state.error ? describeError(state.error) : ''
      const next = state.retryAt === null ? '' : untilRetry(state.retryAt - now, t)
      return { tone: 'warning', title: reason || t('accounts.state.offline'), detail: next }
    }
    case 'attention':
      return { tone: 'danger', title: describeError(state.error), detail: '' }
    case 'local':
      return { tone: 'quiet', title: t('accounts.state.local'), detail: '' }
    default:
      return assertNever(state)
  }
}

/** Below a minute the exact figure would only flicker. */
export function remaining(etaMs: number, { t, format }: Pick<I18n, 't' | 'format'>): string {
  return etaMs < 60_000 ? t('accounts.state.underAMinute') : format.duration(etaMs)
}

function untilRetry(ms: number, t: I18n['t']): string {
  if (ms <= 0) return t('accounts.state.retrying')
  if (ms < 120_000) return t('accounts.state.retryIn', { seconds: Math.ceil(ms / 1000) })
  return t('accounts.state.retryInMinutes', { minutes: Math.ceil(ms / 60_000) })
}
