import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../src-main/contract/account.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ContactId, MessageId } from '../../src-main/contract/ids.ts'
import { useErrorToast, useToast } from '../components/toaster.tsx'
import { useEngine } from '../engine-client/desk-context.tsx'
import { ContactCardPane } from '../features/contact/contact-card.tsx'
import { ContactHeader } from '../features/contact/contact-header.tsx'
import { createContactStore } from '../features/contact/contact-store.ts'
import type { NoteDraftsStore } from '../features/contact/note-drafts.ts'
import { entryInFocus } from '../features/timeline/entry-in-focus.ts'
import type { FirstPages } from '../features/timeline/first-pages.ts'
import { GoToDate } from '../features/timeline/go-to-date.tsx'
import { createMessageViews } from '../features/timeline/message-views.ts'
import { Timeline } from '../features/timeline/timeline.tsx'
import { createTimelineStore } from '../features/timeline/timeline-store.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import styles from './desk.module.css'
import { PaneResizer } from './pane-resizer.tsx'
import { defaultPreferences, type PreferencesStore } from './preferences-store.ts'
import { useShortcuts } from './shortcuts.ts'

interface CustomerPanesProps {
  readonly contact: ContactId
  /** A message to bring into view; `turn` changes with each time it is asked for. */
  readonly message: MessageId | null
  readonly turn: number
  readonly firstPages: FirstPages
  readonly accounts: readonly AccountView[]
  readonly preferences: PreferencesStore
  readonly notes: NoteDraftsStore
  readonly card: 'beside' | 'over' | 'hidden'
  readonly onToggleCard: () => void
  readonly onOpenMessage: (message: MessageId) => void
  readonly onDone: () => void
  readonly onReadChange: (read: boolean) => void
}

/** The timeline and the card of one customer. Mounted anew for each. */
export function CustomerPanes({
  contact,
  message,
  turn,
  firstPages,
  accounts,
  preferences,
  notes,
  card,
  onToggleCard,
  onOpenMessage,
  onDone,
  onReadChange,
}: CustomerPanesProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const [stores] = useState(() => ({
    timeline: createTimelineStore(engine, contact, firstPages, message),
    contact: createContactStore(engine, contact),
    views: createMessageViews(engine),
  }))
  const { cardWidth, change } = useStore(preferences)
  const [choosingDate, setChoosingDate] = useState(false)
  const toast = useToast()
  const tellError = useErrorToast()

  async function goToUnread(): Promise<void> {
    try {
      const found = await stores.timeline.getState().jumpToNextUnread()
      if (!found) toast({ title: t('timeline.nothingUnread') })
    } catch (thrown) {
      tellError(t('app.actionFailed'), DeskError.from(thrown).toShape())
    }
  }

  useShortcuts({
    'go-to-date': () => setChoosingDate(true),
    'next-unread': () => void goToUnread(),
    'toggle-folds': () => {
      const message = entryInFocus(stores.timeline.getState(), stores.views.getState())
      if (message !== null) stores.views.getState().toggleFolds(message)
    },
    'toggle-all-folds': stores.views.getState().toggleAllFolds,
    'next-conversation': () => void stores.timeline.getState().stepConversation(1),
    'previous-conversation': () => void stores.timeline.getState().stepConversation(-1),
  })
  useEffect(
    () => () => {
      stores.timeline.getState().dispose()
      stores.contact.getState().dispose()
    },
    [stores],
  )

  // The store was made for the first message; later ones are jumps in the same timeline.
  const shownTurn = useRef(turn)
  useEffect(() => {
    if (shownTurn.current === turn) return
    shownTurn.current = turn
    if (message !== null) stores.timeline.getState().jumpTo(message)
  }, [turn, message, stores])

  return (
    <>
      <main className={styles.timelinePane}>
        <Timeline
          contact={contact}
          store={stores.timeline}
          views={stores.views}
          accounts={accounts}
          onGoToUnread={() => void goToUnread()}
          onOpenMessage={onOpenMessage}
          header={
            <ContactHeader
              store={stores.contact}
              cardShown={card !== 'hidden'}
              tools={
                <GoToDate
                  contact={contact}
                  store={stores.timeline}
                  open={choosingDate}
                  onOpenChange={setChoosingDate}
                />
              }
              onDone={onDone}
              onReadChange={onReadChange}
              onToggleCard={onToggleCard}
            />
          }
        />
      </main>
      {card === 'beside' && (
        <PaneResizer
          label={t('app.resize.card')}
          pane="right"
          width={cardWidth}
          min={240}
          max={420}
          initial={defaultPreferences.cardWidth}
          onWidthChange={(width) => change({ cardWidth: width })}
        />
      )}
      {card !== 'hidden' && (
        <div className={styles.cardPane} data-place={card} style={{ width: cardWidth }}>
          <ContactCardPane
            store={stores.contact}
            notes={notes}
            onOpenConversation={stores.timeline.getState().jumpToConversation}
          />
        </div>
      )}
    </>
  )
}
