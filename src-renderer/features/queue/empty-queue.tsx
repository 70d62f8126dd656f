import {
  AlarmClock,
  CircleCheckBig,
  CircleUserRound,
  Hourglass,
  Inbox,
  ListFilter,
  MailOpen,
  MessageCircleReply,
  Timer,
  UserRoundX,
} from 'lucide-react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { activeNarrowings, notNarrowed } from './queue-narrowing.ts'
import type { QueueStore } from './queue-store.ts'
import { useNarrowingLabels } from './use-narrowing-labels.ts'

interface EmptyQueueProps {
  readonly store: QueueStore
  readonly accounts: readonly AccountView[]
}

const icons = {
  all: Inbox,
  unread: MailOpen,
  unanswered: MessageCircleReply,
  due: Timer,
  mine: CircleUserRound,
  unassigned: UserRoundX,
  waiting: Hourglass,
  snoozed: AlarmClock,
  done: CircleCheckBig,
} as const

/** Nobody is in the list: because there is nobody, or because of what it is narrowed down to. */
export function EmptyQueue({ store, accounts }: EmptyQueueProps) {
  const { t, format } = useI18n()
  const view = useStore(store)
  const labelOf = useNarrowingLabels(view, accounts)
  const active = activeNarrowings(view)
  if (active.length > 0) {
    return (
      <EmptyState
        icon={<ListFilter aria-hidden="true" />}
        title={t('queue.empty.narrowed.title')}
        actions={
          <Button onClick={() => view.show(notNarrowed)}>{t('queue.narrow.clear', { count: active.length })}</Button>
        }
      >
        {t('queue.empty.narrowed.text', {
          view: t(`queue.filter.${view.filter}`),
          filters: format.list(active.map(labelOf)),
        })}
      </EmptyState>
    )
  }
  const Icon = icons[view.filter]
  return (
    <EmptyState icon={<Icon aria-hidden="true" />} title={t(`queue.empty.${view.filter}.title`)}>
      {t(`queue.empty.${view.filter}.text`)}
    </EmptyState>
  )
}
