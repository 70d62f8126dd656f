import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { VList, type VListHandle } from 'virtua'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { AccountView } from '../../../src-main/contract/account.ts'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import { accountLabel } from '../../components/account-label.ts'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { ConversationHeading } from './conversation-heading.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { EntryView } from './entry-view.tsx'
import type { MessageViews } from './message-views.ts'
import { headOf, readingPlace, samePlace } from './reading-place.ts'
import styles from './timeline.module.css'
import { type TimelineItem, timelineItems } from './timeline-items.ts'
import type { TimelineStore } from './timeline-store.ts'

interface EntryListProps {
  readonly store: TimelineStore
  readonly views: MessageViews
  readonly accounts: readonly AccountView[]
  readonly onGoToUnread: () => void
  /** Goes to a message, on whoever's timeline it stands. */
  readonly onOpenMessage: (message: MessageId) => void
}

/** How near to an end the next page is asked for, px. */
const lookAheadPx = 800

/** The entries and the lines between them, of which only those near the view are made. */
export function EntryList({ store, views, accounts, onGoToUnread, onOpenMessage }: EntryListProps) {
  const { t, format } = useI18n()
  const now = useNow()
  const { entries, conversations, firstUnread, folded, target, prepended, newer, part, toggleFolded } = useStore(
    store,
    useShallow(({ entries, conversations, firstUnread, folded, target, prepended, newer, part, toggleFolded }) => ({
      entries,
      conversations,
      firstUnread,
      folded,
      target,
      prepended,
      newer,
      part,
      toggleFolded,
    })),
  )
  const items = useMemo(
    () => timelineItems(entries, conversations, firstUnread, folded),
    [entries, conversations, firstUnread, folded],
  )
  const list = useRef<VListHandle>(null)
  const stuck = useRef(true)

  const notePlace = useCallback(() => {
    const place = list.current && readingPlace(list.current, items, newer)
    if (!place) return
    stuck.current = place.atBottom
    if (!samePlace(store.getState().place, place)) store.getState().setPlace(place)
  }, [items, newer, store])

  // In each part of the history once: at first where the reader left off, at the first unread entry; else at the newest.
  const placed = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (placed.current === part) return
    const opened = placed.current === null
    placed.current = part
    if (target) return
    const unread = opened ? items.findIndex((item) => item.type === 'unread') : -1
    stuck.current = unread < 0
    if (unread >= 0) list.current?.scrollToIndex(headOf(items, unread), { align: 'start' })
    else list.current?.scrollToIndex(items.length - 1, { align: 'end' })
  }, [items, target, part])

  // Whoever pressed Enter before the messages were there is taken into them now.
  useEffect(() => {
    const waiting = document.activeElement
    if (waiting?.matches('[data-timeline]')) waiting.querySelector<HTMLElement>('[data-timeline-list]')?.focus()
  }, [])

  const targetIndex = target ? items.findIndex((item) => item.key === `entry-${target.message}`) : -1
  const jump = useRef(0)
  const flashed = useRef(0)
  useLayoutEffect(() => {
    if (!target || targetIndex < 0 || jump.current === target.turn) return
    jump.current = target.turn
    stuck.current = false
    const { align, turn } = target
    // A row that is scrolled away and comes back is made anew, but must not flash again.
    setTimeout(() => {
      flashed.current = turn
    }, 500)
    const head = align === 'start' ? headOf(items, targetIndex) : targetIndex
    // The name of the day floats over the top, unless it is the first line itself.
    list.current?.scrollToIndex(head, { align, offset: align === 'center' || items[head]?.type === 'day' ? 0 : -40 })
  }, [target, targetIndex, items])

  // A reader at the bottom stays there while messages come and frames grow.
  const lastKey = items.at(-1)?.key
  useEffect(() => {
    if (stuck.current && !newer && lastKey) list.current?.scrollToIndex(items.length - 1, { align: 'end' })
  }, [lastKey, newer, items.length])

  // What is in view changes without a scroll, too: with the first layout and with what comes.
  const follow = useCallback(() => {
    if (stuck.current && !newer) list.current?.scrollToIndex(items.length - 1, { align: 'end' })
    notePlace()
  }, [items.length, newer, notePlace])

  const onScroll = useCallback(
    (offset: number) => {
      const handle = list.current
      if (!handle) return
      const { loadOlder, loadNewer, startScrolling } = store.getState()
      startScrolling()
      notePlace()
      if (offset < lookAheadPx) loadOlder()
      if (handle.scrollSize - handle.viewportSize - offset < lookAheadPx) loadNewer()
    },
    [store, notePlace],
  )

  function goToEnd(): void {
    if (newer) store.getState().showNewest()
    else list.current?.scrollToIndex(items.length - 1, { align: 'end' })
  }

  const renderItem = useCallback(
    (item: TimelineItem) => {
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
              account={accountNameOf(item.head, accounts)}
              folded={item.folded === item.messages.length ? item.folded : 0}
              onToggle={() => toggleFolded(item.messages)}
            />
          )
        case 'entry':
          return (
            <EntryView
              key={item.key}
              entry={item.entry}
              continued={item.continued}
              views={views}
              onOpenMessage={onOpenMessage}
              flash={target?.message === item.entry.id && target.turn !== flashed.current ? target.turn : null}
            />
          )
      }
    },
    [accounts, format, now, onOpenMessage, t, target, toggleFolded, views],
  )

  return (
    <>
      <VList
        // What was measured of another part of the history says nothing about this one.
        key={part}
        ref={list}
        className={styles.list}
        data={items}
        shift={prepended}
        bufferSize={600}
        onScroll={onScroll}
        onScrollEnd={store.getState().rest}
        onResize={follow}
        role="group"
        aria-label={t('timeline.label')}
        // The timeline takes the focus itself, so that arrows and Page Up scroll it.
        tabIndex={0}
        data-timeline-list=""
      >
        {renderItem}
      </VList>
      <Elsewhere store={store} onGoToEnd={goToEnd} onGoToUnread={onGoToUnread} />
    </>
  )
}

/** Named only where there are several. */
function accountNameOf(head: ConversationHead | undefined, accounts: readonly AccountView[]): string | null {
  const account = accounts.find(({ id }) => id === head?.account)
  return account && accounts.length > 1 ? accountLabel(account, accounts) : null
}
