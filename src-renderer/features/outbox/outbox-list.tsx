import { OctagonPause, RefreshCw, Send } from 'lucide-react'
import { useStore } from 'zustand'
import type { OutboxItem, OutboxSummary } from '../../../src-main/contract/compose.ts'
import { accountLabel } from '../../components/account-label.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './outbox-list.module.css'
import { OutboxRow } from './outbox-row.tsx'
import { needsPerson, type OutboxStore } from './outbox-store.ts'
import type { OutboxSteps } from './use-outbox-steps.ts'
import type { Surroundings } from './use-phase.ts'

interface OutboxListProps {
  readonly store: OutboxStore
  /** Only what waits for a person. */
  readonly heldOnly: boolean
  readonly surroundings: Surroundings
  readonly steps: OutboxSteps
  readonly onOpen: (item: OutboxItem) => void
}

/** What waits to be sent, account by account, in the order in which it leaves; below it what has left. */
export function OutboxList({ store, heldOnly, surroundings, steps, onOpen }: OutboxListProps) {
  const { t } = useI18n()
  const { status, error, list } = useStore(store, (state) => state.outbox)
  const reload = useStore(store, (state) => state.reload)
  if (status === 'failed' && error) return <ErrorState title={t('outbox.failed')} error={error} onRetry={reload} />
  if (status === 'loading') return null
  const summaries = heldOnly ? list.map(onlyHeld) : list
  const shown = summaries.filter(({ items, pendingChanges }) => items.length + pendingChanges > 0)
  if (shown.length === 0) {
    return heldOnly ? (
      <EmptyState icon={<OctagonPause aria-hidden="true" />} title={t('outbox.held.empty.title')}>
        {t('outbox.held.empty.text')}
      </EmptyState>
    ) : (
      <EmptyState icon={<Send aria-hidden="true" />} title={t('outbox.empty.title')}>
        {t('outbox.empty.text')}
      </EmptyState>
    )
  }
  const { accounts } = surroundings
  return (
    <section aria-label={t(heldOnly ? 'outbox.list.held' : 'outbox.list')}>
      {shown.map((summary) => {
        const account = accounts.find(({ id }) => id === summary.account)
        const pending = summary.items.filter(({ state }) => state !== 'sent')
        const sent = summary.items.filter(({ state }) => state === 'sent')
        const row = (item: OutboxItem) => (
          <OutboxRow key={item.id} item={item} surroundings={surroundings} steps={steps} onOpen={onOpen} />
        )
        return (
          <section key={summary.account} className={styles.account}>
            {accounts.length > 1 && account && <h3 className={styles.title}>{accountLabel(account, accounts)}</h3>}
            {pending.length > 0 && <ul>{pending.map(row)}</ul>}
            <PendingChanges summary={summary} />
            {sent.length > 0 && (
              <>
                <h4 className={styles.title}>{t('outbox.sentToday')}</h4>
                <ul>{sent.map(row)}</ul>
              </>
            )}
          </section>
        )
      })}
    </section>
  )
}

/** Flags and moves that the server does not know yet; they are counted, for nobody reads a list of them. */
function PendingChanges({ summary }: { readonly summary: OutboxSummary }) {
  const { t, describeError } = useI18n()
  const { pendingChanges, changeError } = summary
  if (pendingChanges === 0) return null
  return (
    <div className={styles.changes}>
      <RefreshCw aria-hidden="true" />
      <p>
        {t('outbox.changes', { count: pendingChanges })}
        {changeError && <span className={styles.problem}>{describeError(changeError)}</span>}
      </p>
    </div>
  )
}

function onlyHeld(summary: OutboxSummary): OutboxSummary {
  return { ...summary, items: summary.items.filter(needsPerson), pendingChanges: 0 }
}
