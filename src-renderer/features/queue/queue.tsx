import { OctagonPause, Telescope } from 'lucide-react'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useNow } from '../../components/use-now.ts'
import { startOfDay } from '../../i18n/format.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { BulkBar, type BulkCommand } from './bulk-bar.tsx'
import { DueChip } from './due-chip.tsx'
import type { DueGroupsStore } from './due-groups-store.ts'
import { EmptyQueue } from './empty-queue.tsx'
import { FilterChips } from './filter-chips.tsx'
import { ManageViewsDialog } from './manage-views-dialog.tsx'
import styles from './queue.module.css'
import { QueueFilter } from './queue-filter.tsx'
import { QueueList, type QueueListHandle } from './queue-list.tsx'
import { activeNarrowings, goneFrom } from './queue-narrowing.ts'
import type { AnswerList } from './queue-places.ts'
import { QueueSkeleton } from './queue-skeleton.tsx'
import type { QueueStore } from './queue-store.ts'
import { SaveViewDialog } from './save-view-dialog.tsx'
import type { SavedViewsStore } from './saved-views-store.ts'
import { useNarrowingLabels } from './use-narrowing-labels.ts'
import viewMenu from './view-menu.module.css'
import { ViewMenu } from './view-menu.tsx'

export interface QueueHandle {
  /** Into the list. */
  focus(): void
  /** Opens what the list can be narrowed down to. */
  narrow(): void
  /** Opens the list of views. */
  chooseView(): void
  saveView(): void
  /** Names and order of the saved views. */
  manageViews(): void
}

interface QueueProps {
  readonly store: QueueStore
  readonly saved: SavedViewsStore
  readonly dueGroups: DueGroupsStore
  readonly accounts: readonly AccountView[]
  /** Names and tags in use, to narrow the list down to. */
  readonly words: { readonly agents: readonly string[]; readonly tags: readonly string[] }
  readonly open: ContactId | null
  readonly onOpen: (contact: ContactId) => void
  /** Enter: the reader wants to go into the timeline. */
  /** The pointer came to a row. */
  readonly onPoint: (contact: ContactId) => void
  readonly onEnter: () => void
  readonly onCommand: (command: BulkCommand) => void
  /** What is shown in the place of the customers; null for them. */
  readonly list: AnswerList | null
  readonly onListChange: (list: AnswerList | null) => void
  readonly onShowDue: () => void
  /** Asks what will be due by a time. */
  readonly onForecast: () => void
  /** The list of answers that is shown. */
  readonly children?: ReactNode
  readonly ref?: Ref<QueueHandle>
}

/** Who waits: the list of customers with its views and filters. */
export function Queue({
  store,
  saved,
  dueGroups,
  accounts,
  words,
  open,
  onOpen,
  onPoint,
  onEnter,
  onCommand,
  list,
  onListChange,
  onShowDue,
  onForecast,
  children,
  ref,
}: QueueProps) {
  const { t, format } = useI18n()
  const view = useStore(store)
  const { status, error, rows, reload, selected, counts } = view
  const [narrowing, setNarrowing] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const rowList = useRef<QueueListHandle>(null)
  const filterButton = useRef<HTMLButtonElement>(null)
  useImperativeHandle(ref, () => ({
    focus: () => rowList.current?.focus(),
    // Their buttons stand where the bar of a selection is now; another view selects nobody anyway.
    narrow() {
      view.clearSelection()
      setNarrowing(true)
    },
    chooseView() {
      view.clearSelection()
      setChoosing(true)
    },
    saveView: () => setDialog('save'),
    manageViews: () => setDialog('manage'),
  }))
  useFreshView(store, accounts)
  const labelOf = useNarrowingLabels(view, accounts)
  const suggestion = activeNarrowings(view).map(labelOf)

  return (
    <section className={styles.queue} aria-label={t('queue.label')}>
      {selected.size > 0 && list === null ? (
        <BulkBar
          count={selected.size}
          settled={view.filter === 'done'}
          onCommand={onCommand}
          onSelectAll={() => void view.selectAll()}
          onClear={view.clearSelection}
        />
      ) : (
        <div className={styles.bar}>
          <ViewMenu
            store={store}
            saved={saved}
            list={list}
            onListChange={onListChange}
            open={choosing}
            onOpenChange={setChoosing}
            onSave={() => setDialog('save')}
            onManage={() => setDialog('manage')}
          />
          {list !== 'held' && (counts?.held ?? 0) > 0 && (
            <button type="button" className={viewMenu.held} onClick={() => onListChange('held')}>
              <OctagonPause aria-hidden="true" />
              {t('queue.held', { count: counts?.held ?? 0 })}
            </button>
          )}
          {list === null && view.filter !== 'due' && <DueChip store={dueGroups} onOpen={onShowDue} />}
          {list === null && view.filter === 'due' && (
            <IconButton label={t('shortcuts.forecast')} icon={<Telescope />} onClick={onForecast} />
          )}
          {list === null && (
            <QueueFilter
              ref={filterButton}
              store={store}
              accounts={accounts}
              words={words}
              open={narrowing}
              onOpenChange={setNarrowing}
            />
          )}
        </div>
      )}
      {list === null && (
        <FilterChips store={store} accounts={accounts} onRemoved={() => filterButton.current?.focus()} />
      )}
      <div className={styles.body}>
        {list !== null ? (
          children
        ) : status === 'failed' && error ? (
          <ErrorState title={t('queue.failed')} error={error} onRetry={reload} />
        ) : status === 'loading' ? (
          <QueueSkeleton />
        ) : rows.length === 0 ? (
          <EmptyQueue store={store} accounts={accounts} />
        ) : (
          <QueueList
            ref={rowList}
            store={store}
            dueGroups={dueGroups}
            open={open}
            onOpen={onOpen}
            onPoint={onPoint}
            onEnter={onEnter}
          />
        )}
      </div>
      {dialog === 'save' && (
        <SaveViewDialog
          suggestion={suggestion.length > 0 ? format.list(suggestion) : t(`queue.filter.${view.filter}`)}
          onSave={(name) => saved.getState().save(name, view)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'manage' && <ManageViewsDialog saved={saved} onClose={() => setDialog(null)} />}
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
