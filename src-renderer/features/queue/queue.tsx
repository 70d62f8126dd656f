import { CircleCheckBig, Inbox, ListFilter, MailOpen, MessageCircleReply } from 'lucide-react'
import { type Ref, useImperativeHandle, useRef } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import { type QueueFilter, queueFilters, queueOrders } from '../../../src-main/contract/desk.ts'
import type { AccountId, ContactId } from '../../../src-main/contract/ids.ts'
import { accountLabel } from '../../components/account-label.ts'
import { Button } from '../../components/button.tsx'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuChoice, MenuSeparator } from '../../components/menu.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './queue.module.css'
import { QueueList, type QueueListHandle } from './queue-list.tsx'
import { QueueSkeleton } from './queue-skeleton.tsx'
import type { QueueStore } from './queue-store.ts'

interface QueueProps {
  readonly store: QueueStore
  readonly accounts: readonly AccountView[]
  readonly open: ContactId | null
  readonly onOpen: (contact: ContactId) => void
  /** Enter: the reader wants to go into the timeline. */
  readonly onEnter: () => void
  readonly ref?: Ref<QueueListHandle>
}

const allAccounts = 'all'

/** Who waits: the list of customers with its filters. */
export function Queue({ store, accounts, open, onOpen, onEnter, ref }: QueueProps) {
  const { t, format } = useI18n()
  const { filter, account, order, counts, status, error, rows, show, reload } = useStore(store)
  const list = useRef<QueueListHandle>(null)
  const chosen = accounts.find(({ id }) => id === account)
  useImperativeHandle(ref, () => ({ focus: () => list.current?.focus() }), [])

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
        <Menu
          align="end"
          trigger={<IconButton size="small" label={t('queue.view')} icon={<ListFilter />} pressed={account !== null} />}
        >
          <MenuChoice
            label={t('queue.order')}
            value={order}
            onValueChange={(next) => show({ order: next })}
            options={queueOrders.map((value) => ({ value, label: t(`queue.order.${value}`) }))}
          />
          {accounts.length > 1 && (
            <>
              <MenuSeparator />
              <MenuChoice
                label={t('queue.account')}
                value={account ?? allAccounts}
                onValueChange={(next) => show({ account: next === allAccounts ? null : (next as AccountId) })}
                options={[
                  { value: allAccounts, label: t('queue.account.all'), icon: <Inbox aria-hidden="true" /> },
                  ...accounts.map((each) => ({
                    value: each.id as string,
                    label: accountLabel(each, accounts),
                    icon: <ChannelIcon channel={each.kind} />,
                  })),
                ]}
              />
            </>
          )}
        </Menu>
      </div>
      <div className={styles.body}>
        {status === 'failed' && error ? (
          <ErrorState title={t('queue.failed')} error={error} onRetry={reload} />
        ) : status === 'loading' ? (
          <QueueSkeleton />
        ) : rows.length === 0 ? (
          <EmptyQueue
            filter={filter}
            account={chosen && accountLabel(chosen, accounts)}
            onShowAll={() => show({ account: null })}
          />
        ) : (
          <QueueList ref={list} store={store} open={open} onOpen={onOpen} onEnter={onEnter} />
        )}
      </div>
    </section>
  )
}

const emptyIcons = { all: Inbox, unread: MailOpen, unanswered: MessageCircleReply, done: CircleCheckBig } as const

interface EmptyQueueProps {
  readonly filter: QueueFilter
  /** The one account that is shown, where not all are. */
  readonly account: string | undefined
  readonly onShowAll: () => void
}

function EmptyQueue({ filter, account, onShowAll }: EmptyQueueProps) {
  const { t } = useI18n()
  const Icon = emptyIcons[filter]
  return (
    <EmptyState
      icon={<Icon aria-hidden="true" />}
      title={t(`queue.empty.${filter}.title`)}
      actions={account && <Button onClick={onShowAll}>{t('queue.empty.showAll')}</Button>}
    >
      {account ? t('queue.empty.account', { account }) : t(`queue.empty.${filter}.text`)}
    </EmptyState>
  )
}
