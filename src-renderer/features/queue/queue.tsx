import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import { queueFilters } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useNow } from '../../components/use-now.ts'
import { startOfDay } from '../../i18n/format.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { EmptyQueue } from './empty-queue.tsx'
import { FilterChips } from './filter-chips.tsx'
import styles from './queue.module.css'
import { QueueFilter } from './queue-filter.tsx'
import { QueueList, type QueueListHandle } from './queue-list.tsx'
import { goneFrom } from './queue-narrowing.ts'
import { QueueSkeleton } from './queue-skeleton.tsx'
import type { QueueStore } from './queue-store.ts'

export interface QueueHandle {
  /** Into the list. */
  focus(): void
  /** Opens what the list can be narrowed down to. */
  narrow(): void
}

interface QueueProps {
  readonly store: QueueStore
  readonly accounts: readonly AccountView[]
  readonly open: ContactId | null
  readonly onOpen: (contact: ContactId) => void
  /** Enter: the reader wants to go into the timeline. */
  /** The pointer came to a row. */
  readonly onPoint: (contact: ContactId) => void
  readonly onEnter: () => void
  readonly ref?: Ref<QueueHandle>
}

/** Who waits: the list of customers with its filters. */
export function Queue({ store, accounts, open, onOpen, onPoint, onEnter, ref }: QueueProps) {
  const { t, format } = useI18n()
  const { filter, counts, status, error, rows, show, reload } = useStore(store)
  const [narrowing, setNarrowing] = useState(false)
  const list = useRef<QueueListHandle>(null)
  const filterButton = useRef<HTMLButtonElement>(null)
  useImperativeHandle(ref, () => ({ focus: () => list.current?.focus(), narrow: () => setNarrowing(true) }), [])
  useFreshView(store, accounts)

  return (
    <section className={styles.queue} aria-label={t('queue.label')}>
      <div className={styles.bar}>
        <SegmentedControl
          label={t('queue.filters')}
          value={filter}
          onValueChange={(next) => show({ filter: next })}
          formatCount={format.number}
          options={queueFilters.map((value) => ({
            value,
            label: t(`queue.filter.${value}`),
            // "All" and "Done" only grow: their counts would be noise.
            count: value === 'unread' || value === 'unanswered' ? counts?.[value] || undefined : undefined,
          }))}
        />
        <QueueFilter
          ref={filterButton}
          store={store}
          accounts={accounts}
          open={narrowing}
          onOpenChange={setNarrowing}
        />
      </div>
      <FilterChips store={store} accounts={accounts} onRemoved={() => filterButton.current?.focus()} />
      <div className={styles.body}>
        {status === 'failed' && error ? (
          <ErrorState title={t('queue.failed')} error={error} onRetry={reload} />
        ) : status === 'loading' ? (
          <QueueSkeleton />
        ) : rows.length === 0 ? (
          <EmptyQueue store={store} accounts={accounts} />
        ) : (
          <QueueList ref={list} store={store} open={open} onOpen={onOpen} onPoint={onPoint} onEnter={onEnter} />
        )}
      </div>
    </section>
  )
}

/** Keeps what is shown true to the calendar and to the accounts there are. */
function useFreshView(store: QueueStore, accounts: readonly AccountView[]): void {
  const today = startOfDay(useNow())
  const loadedOn = useRef(today)
  useEffect(() => {
    // "Today" is another day after midnight.
    if (loadedOn.current !== today) store.getState().reload()
    loadedOn.current = today
  }, [store, today])

  useEffect(() => {
    const gone = accounts.length > 0 ? goneFrom(accounts, store.getState()) : null
    if (gone) store.getState().show(gone)
  }, [store, accounts])
}
