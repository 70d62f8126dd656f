import { ArrowDown, MessagesSquare } from 'lucide-react'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { accountLabel } from '../../components/account-label.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useNow } from '../../components/use-now.ts'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { ConversationHeading } from './conversation-heading.tsx'
import { EntryView } from './entry-view.tsx'
import { createMessageViews } from './message-views.ts'
import styles from './timeline.module.css'
import { timelineItems } from './timeline-items.ts'
import { TimelineSkeleton } from './timeline-skeleton.tsx'
import type { TimelineStore } from './timeline-store.ts'
import { useReadAfterDwell } from './use-read-after-dwell.ts'

interface TimelineProps {
  readonly contact: ContactId
  readonly store: TimelineStore
  readonly accounts: readonly AccountView[]
  /** Above the list: who this is and what can be done. */
  readonly header: ReactNode
}

/** How near to an end the next page is asked for, px. */
const lookAheadPx = 800
/** Within this of the end the reader is "at the bottom", and new messages are followed. */
const bottomPx = 48

/** One customer's messages, every conversation interleaved, oldest at the top. */
export function Timeline({ contact, store, accounts, header }: TimelineProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const { status, error, entries, reload } = useStore(store)
  useReadAfterDwell(engine, contact, status === 'ready' ? entries : null)

  return (
    <section className={styles.timeline} aria-label={t('timeline.label')} tabIndex={-1} data-timeline="">
      {header}
      <div className={styles.body}>
        {status === 'failed' && error ? (
          <ErrorState title={t('timeline.failed')} error={error} onRetry={reload} />
        ) : status === 'loading' ? (
          <TimelineSkeleton />
        ) : entries.length === 0 ? (
          <EmptyState icon={<MessagesSquare aria-hidden="true" />} title={t('timeline.empty')} />
        ) : (
          <TimelineList store={store} accounts={accounts} />
        )}
      </div>
    </section>
  )
}

function TimelineList({ store, accounts }: Pick<TimelineProps, 'store' | 'accounts'>) {
  const { t, format } = useI18n()
  const engine = useEngine()
  const now = useNow()
  const { entries, conversations, firstUnread, target, prepended, newer, arrived } = useStore(store)
  const views = useMemo(() => createMessageViews(engine), [engine])
  const items = useMemo(() => timelineItems(entries, conversations, firstUnread), [entries, conversations, firstUnread])
  const list = useRef<VListHandle>(null)
  const stuck = useRef(true)
  const [awayFromEnd, setAwayFromEnd] = useState(false)
  const [dayInView, setDayInView] = useState<number | null>(null)
  const [resting, setResting] = useState(true)

  // Once, where the reader left off: at the first unread entry, else at the newest.
  const placed = useRef(false)
  useLayoutEffect(() => {
    if (placed.current) return
    placed.current = true
    if (target) return
    const unread = items.findIndex((item) => item.type === 'unread')
    stuck.current = unread < 0
    if (unread >= 0) list.current?.scrollToIndex(unread, { align: 'start' })
    else list.current?.scrollToIndex(items.length - 1, { align: 'end' })
  }, [items, target])

  // Whoever pressed Enter before the messages were there is taken into them now.
  useEffect(() => {
    const waiting = document.activeElement
    if (waiting?.matches('[data-timeline]')) waiting.querySelector<HTMLElement>('[data-timeline-list]')?.focus()
  }, [])

  const targetIndex = target ? items.findIndex((item) => item.key === `entry-${target.message}`) : -1
  const jump = useRef(0)
  useLayoutEffect(() => {
    if (!target || targetIndex < 0 || jump.current === target.turn) return
    jump.current = target.turn
    stuck.current = false
    list.current?.scrollToIndex(targetIndex, { align: 'center' })
  }, [target, targetIndex])

  // A reader at the bottom stays there while messages come and frames grow.
  const lastKey = items.at(-1)?.key
  useEffect(() => {
    if (stuck.current && !newer && lastKey) list.current?.scrollToIndex(items.length - 1, { align: 'end' })
  }, [lastKey, newer, items.length])

  /** Named only where there are several. */
  function accountOf(head: ConversationHead | undefined): string | null {
    const account = accounts.find(({ id }) => id === head?.account)
    return account && accounts.length > 1 ? accountLabel(account, accounts) : null
  }

  function follow(): void {
    if (stuck.current) list.current?.scrollToIndex(items.length - 1, { align: 'end' })
  }

  function onScroll(offset: number): void {
    const handle = list.current
    if (!handle) return
    const below = handle.scrollSize - handle.viewportSize - offset
    const { loadOlder, loadNewer, setAtBottom, newer: hasNewer } = store.getState()
    if (offset < lookAheadPx) loadOlder()
    if (below < lookAheadPx) loadNewer()
    const atBottom = below < bottomPx && !hasNewer
    stuck.current = atBottom
    setAtBottom(atBottom)
    setAwayFromEnd(below > handle.viewportSize || hasNewer)
    const first = items[handle.findItemIndex(offset + 40)]
    setResting(false)
    setDayInView(offset > 24 && first && first.type !== 'day' ? first.at : null)
  }

  function goToEnd(): void {
    if (newer) {
      placed.current = false
      store.getState().showNewest()
    } else {
      list.current?.scrollToIndex(items.length - 1, { align: 'end', smooth: false })
    }
  }

  return (
    <>
      {dayInView !== null && (
        <div className={styles.floatingDay} data-resting={resting || undefined} aria-hidden="true">
          <span>{format.day(dayInView, now)}</span>
        </div>
      )}
      <VList
        ref={list}
        className={styles.list}
        data={items}
        shift={prepended}
        bufferSize={600}
        onScroll={onScroll}
        onScrollEnd={() => setResting(true)}
        onResize={follow}
        role="group"
        aria-label={t('timeline.label')}
        // The timeline takes the focus itself, so that arrows and Page Up scroll it.
        tabIndex={0}
        data-timeline-list=""
      >
        {(item) => {
          switch (item.type) {
            case 'day':
              return (
                <div key={item.key} className={styles.day}>
                  <span>{format.day(item.at, now)}</span>
                </div>
              )
            case 'unread':
              return (
                <div key={item.key} className={styles.unreadLine}>
                  <span>{t('timeline.unreadLine')}</span>
                </div>
              )
            case 'conversation':
              return (
                <ConversationHeading
                  key={item.key}
                  subject={item.head?.subject ?? item.subject}
                  head={item.head}
                  account={accountOf(item.head)}
                />
              )
            case 'entry':
              return (
                <EntryView
                  key={item.key}
                  entry={item.entry}
                  continued={item.continued}
                  views={views}
                  flash={target?.message === item.entry.id ? target.turn : null}
                />
              )
          }
        }}
      </VList>
      {(arrived > 0 || awayFromEnd) && (
        <div className={styles.toEnd}>
          <Button size="small" icon={<ArrowDown />} onClick={goToEnd}>
            {arrived > 0 ? t('timeline.arrived', { count: arrived }) : t('timeline.toNewest')}
          </Button>
        </div>
      )}
    </>
  )
}
