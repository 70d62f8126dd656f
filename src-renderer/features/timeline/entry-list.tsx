import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { VList } from 'virtua'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { AccountView } from '../../../src-main/contract/account.ts'
import type { OutboxItem } from '../../../src-main/contract/compose.ts'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { ConversationId, MessageId } from '../../../src-main/contract/ids.ts'
import { accountLabel } from '../../components/account-label.ts'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { ConversationHeading } from './conversation-heading.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { EntryView } from './entry-view.tsx'
import type { MessageViews } from './message-views.ts'
import styles from './timeline.module.css'
import { outgoingItems, type TimelineItem, timelineItems } from './timeline-items.ts'
import type { TimelineStore } from './timeline-store.ts'
import { useListPosition } from './use-list-position.ts'

interface EntryListProps {
  readonly store: TimelineStore
  readonly views: MessageViews
  readonly accounts: readonly AccountView[]
  readonly onGoToUnread: () => void
  /** Goes to a message, on whoever's timeline it stands. */
  readonly onOpenMessage: (message: MessageId) => void
  readonly onWrite: (kind: 'reply' | 'reply-all' | 'forward', message: MessageId) => void
  /** The message and what follows it become a conversation of their own. */
  readonly onSplit: (message: MessageId) => void
  /** Opens the account of a conversation's clocks. */
  readonly onExplain: (conversation: ConversationId) => void
  /** An answer that has not left yet; `elsewhere`: of another conversation than what stands above it. */
  readonly renderOutgoing: (item: OutboxItem, elsewhere: boolean) => ReactNode
}

/** How much is made above and below the view, px: a flick of the wheel. */
const besidePx = 600
/** So few are made before the room for them is measured: asking for that first would take another turn. */
const atOnce = 12
/** Of a message, until it has been measured. Too small a guess would make many that nobody sees. */
const usualPx = 120

/** The entries and the lines between them, of which only those near the view are made. */
export function EntryList({
  store,
  views,
  accounts,
  onGoToUnread,
  onOpenMessage,
  onWrite,
  onSplit,
  onExplain,
  renderOutgoing,
}: EntryListProps) {
  const { t, format } = useI18n()
  const now = useNow()
  const { entries, conversations, outgoing, firstUnread, folded, prepended, part, toggleFolded } = useStore(
    store,
    useShallow(({ entries, conversations, outgoing, firstUnread, folded, prepended, part, toggleFolded }) => ({
      entries,
      conversations,
      outgoing,
      firstUnread,
      folded,
      prepended,
      part,
      toggleFolded,
    })),
  )
  const items = useMemo(
    () => [...timelineItems(entries, conversations, firstUnread, folded), ...outgoingItems(entries, outgoing)],
    [entries, conversations, outgoing, firstUnread, folded],
  )
  // On the way to a place only what is seen is made; what lies beside it, once the reader has arrived.
  const arrived = useStore(store, ({ place, approaching }) => place !== null && !approaching)
  const { list, flashOf, handlers, goToEnd, holdInView } = useListPosition(store, items)

  const count = items.length
  const kept = useMemo(() => (count <= atOnce ? Array.from({ length: count }, (_, index) => index) : []), [count])

  // Whoever pressed Enter before the messages were there is taken into them now.
  useEffect(() => {
    const waiting = document.activeElement
    if (waiting?.matches('[data-timeline]')) waiting.querySelector<HTMLElement>('[data-timeline-list]')?.focus()
  }, [])

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
              onToggle={(heading) => {
                holdInView(item.key, heading)
                toggleFolded(item.messages)
              }}
              onExplain={onExplain}
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
              onWrite={onWrite}
              onSplit={onSplit}
              flash={flashOf(item.entry.id)}
            />
          )
        case 'outgoing':
          return (
            <div key={item.key} className={styles.outgoing}>
              {renderOutgoing(item.item, item.elsewhere)}
            </div>
          )
      }
    },
    [
      accounts,
      flashOf,
      format,
      holdInView,
      now,
      onExplain,
      onOpenMessage,
      onSplit,
      onWrite,
      renderOutgoing,
      t,
      toggleFolded,
      views,
    ],
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
        bufferSize={arrived ? besidePx : 0}
        itemSize={usualPx}
        keepMounted={kept}
        {...handlers}
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
