import { MessagesSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { AccountView } from '../../../src-main/contract/account.ts'
import type { OutboxItem } from '../../../src-main/contract/compose.ts'
import type { ContactId, ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { ArrivalAnnouncement } from './arrival-announcement.tsx'
import { ThumbnailsProvider } from './attachments/thumbnails-context.tsx'
import { EntryList } from './entry-list.tsx'
import { FloatingDay } from './floating-day.tsx'
import type { MessageViews } from './message-views.ts'
import styles from './timeline.module.css'
import { TimelineSkeleton } from './timeline-skeleton.tsx'
import type { TimelineStore } from './timeline-store.ts'
import { useReadAfterDwell } from './use-read-after-dwell.ts'

interface TimelineProps {
  readonly contact: ContactId
  readonly store: TimelineStore
  readonly views: MessageViews
  readonly accounts: readonly AccountView[]
  /** Above the list: who this is and what can be done. */
  readonly header: ReactNode
  readonly onGoToUnread: () => void
  /** Goes to a message, on whoever's timeline it stands. */
  readonly onOpenMessage: (message: MessageId) => void
  /** An answer to a message, or the message for somebody else. */
  readonly onWrite: (kind: 'reply' | 'reply-all' | 'forward', message: MessageId) => void
  /** The message and what follows it become a conversation of their own. */
  readonly onSplit: (message: MessageId) => void
  /** Opens the account of a conversation's clocks. */
  readonly onExplain: (conversation: ConversationId) => void
  /** An answer that has not left yet; `elsewhere`: of another conversation than what stands above it. */
  readonly renderOutgoing: (item: OutboxItem, elsewhere: boolean) => ReactNode
}

/** One customer's messages, every conversation interleaved, oldest at the top. */
export function Timeline({ contact, store, header, ...list }: TimelineProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const { status, error, empty, reload } = useStore(
    store,
    useShallow(({ status, error, entries, outgoing, reload }) => ({
      status,
      error,
      empty: entries.length + outgoing.length === 0,
      reload,
    })),
  )
  useReadAfterDwell(engine, contact, store)

  return (
    <section className={styles.timeline} aria-label={t('timeline.label')} tabIndex={-1} data-timeline="">
      {header}
      <div className={styles.body}>
        {status === 'failed' && error ? (
          <ErrorState title={t('timeline.failed')} error={error} onRetry={reload} />
        ) : status === 'loading' ? (
          <TimelineSkeleton />
        ) : empty ? (
          <EmptyState icon={<MessagesSquare aria-hidden="true" />} title={t('timeline.empty')} />
        ) : (
          <>
            <FloatingDay store={store} />
            <ArrivalAnnouncement store={store} />
            <ThumbnailsProvider>
              <EntryList store={store} {...list} />
            </ThumbnailsProvider>
          </>
        )}
      </div>
    </section>
  )
}
