import { CircleCheck, CirclePause, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { assertNever } from '../../../src-main/contract/errors.ts'
import { ProgressBar } from '../../components/progress-bar.tsx'
import type { I18n } from '../../i18n/i18n.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { remaining } from './account-state-text.ts'
import type { AccountsStore } from './accounts-store.ts'
import styles from './sync-status.module.css'
import { fractionOf, type SyncSummary, summariseSync } from './sync-summary.ts'

interface SyncStatusProps {
  readonly store: AccountsStore
  readonly onOpenAccounts: () => void
}

/** All accounts in one line at the foot of the queue; a click opens the accounts. Nothing where there is no server. */
export function SyncStatus({ store, onOpenAccounts }: SyncStatusProps) {
  const i18n = useI18n()
  const accounts = useStore(store, (state) => state.accounts)
  const offline = useStore(store, (state) => state.offline)
  const summary = summariseSync(accounts, offline)
  if (summary.type === 'none') return null
  const text = describe(summary, i18n)
  return (
    <button
      type="button"
      className={styles.status}
      data-tone={summary.type}
      aria-label={i18n.t('accounts.status.open', { summary: text })}
      onClick={onOpenAccounts}
    >
      <StatusIcon type={summary.type} />
      <span className={styles.text}>{text}</span>
      {summary.type === 'syncing' && (
        <span className={styles.bar}>
          <ProgressBar label={i18n.t('accounts.status.progress')} fraction={fractionOf(summary.progress)} />
        </span>
      )}
    </button>
  )
}

function StatusIcon({ type }: Pick<SyncSummary, 'type'>) {
  if (type === 'attention' || type === 'unreachable') return <TriangleAlert aria-hidden="true" />
  if (type === 'offline') return <CloudOff aria-hidden="true" />
  if (type === 'paused') return <CirclePause aria-hidden="true" />
  if (type === 'up-to-date') return <CircleCheck aria-hidden="true" />
  return <RefreshCw aria-hidden="true" className={styles.turning} />
}

function describe(summary: SyncSummary, i18n: I18n): string {
  const { t, format } = i18n
  switch (summary.type) {
    case 'none':
      return ''
    case 'attention':
      return t('accounts.status.attention', { count: summary.count })
    case 'offline':
      return t('accounts.status.offline')
    case 'syncing': {
      const { done, total, etaMs } = summary.progress
      const counts = t('accounts.status.syncing', { done: format.number(done), total: format.number(total) })
      // The footer is narrow, and nobody plans around the last minute.
      return etaMs === null || etaMs < 60_000
        ? counts
        : `${counts} · ${t('accounts.state.left', { duration: remaining(etaMs, i18n) })}`
    }
    case 'connecting':
      return t('accounts.status.connecting')
    case 'unreachable':
      return t('accounts.status.unreachable', { count: summary.count })
    case 'paused':
      return t('accounts.status.paused')
    case 'up-to-date':
      return t('accounts.status.upToDate')
    default:
      return assertNever(summary)
  }
}
