import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../src-main/contract/account.ts'
import type { DraftView, OutboxItem } from '../../src-main/contract/compose.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ContactId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import { useErrorToast, useToast } from '../components/toaster.tsx'
import { useEngine } from '../engine-client/desk-context.tsx'
import { Composer, type ComposerHandle } from '../features/composer/composer.tsx'
import { createComposerStore, type Handed } from '../features/composer/composer-store.ts'
import type { Composing } from '../features/composer/composing.ts'
import type { Sending } from '../features/composer/use-sending.ts'
import type { WritingAssist } from '../features/composer/writing-assist.ts'
import { ContactCardPane } from '../features/contact/contact-card.tsx'
import { ContactHeader } from '../features/contact/contact-header.tsx'
import { createContactStore } from '../features/contact/contact-store.ts'
import type { NoteDraftsStore } from '../features/contact/note-drafts.ts'
import { OutgoingEntry } from '../features/outbox/outgoing-entry.tsx'
import type { OutboxSteps } from '../features/outbox/use-outbox-steps.ts'
import type { Surroundings } from '../features/outbox/use-phase.ts'
import { entryInFocus } from '../features/timeline/entry-in-focus.ts'
import type { FirstPages } from '../features/timeline/first-pages.ts'
import { GoToDate } from '../features/timeline/go-to-date.tsx'
import { createMessageViews } from '../features/timeline/message-views.ts'
import { Timeline } from '../features/timeline/timeline.tsx'
import { createTimelineStore } from '../features/timeline/timeline-store.ts'
import { type CustomerTriage, triageOfCard } from '../features/triage/customer-triage.ts'
import { TriageBar } from '../features/triage/triage-bar.tsx'
import { TriageFacts } from '../features/triage/triage-facts.tsx'
import type { TriageQuestion } from '../features/triage/triage-question.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import styles from './desk.module.css'
import { newestSeen } from './newest-seen.ts'
import { PaneResizer } from './pane-resizer.tsx'
import { defaultPreferences, type PreferencesStore } from './preferences-store.ts'
import { type ShortcutName, useShortcuts } from './shortcuts.ts'
import { useConversationSteps } from './use-conversation-steps.ts'

interface CustomerPanesProps {
  readonly contact: ContactId
  /** A message to bring into view, a draft to go on with; `turn` changes with each time they are asked for. */
  readonly message: MessageId | null
  readonly draft: DraftView | null
  readonly turn: number
  readonly firstPages: FirstPages
  readonly accounts: readonly AccountView[]
  /** What answers wait for, and what can be done with those that wait. */
  readonly surroundings: Surroundings
  readonly outboxSteps: OutboxSteps
  readonly preferences: PreferencesStore
  readonly notes: NoteDraftsStore
  /** What is written to them, for those outside. */
  readonly composer: RefObject<ComposerHandle | null>
  readonly composing: Composing
  readonly assist: WritingAssist
  readonly sending: Sending
  readonly onHanded: (handed: Handed) => void
  readonly onLeaveComposer: () => void
  readonly card: 'beside' | 'over' | 'hidden'
  readonly onToggleCard: () => void
  readonly onOpenMessage: (message: MessageId) => void
  /** As the queue tells it, until the card has come: nothing moves under the hand then. */
  readonly triageSoFar: CustomerTriage | null
  readonly onCommand: (command: ShortcutName) => void
  readonly onAsk: (question: TriageQuestion) => void
  /** Opens the account of a conversation's clocks. */
  readonly onExplain: (conversation: ConversationId) => void
  /** Nothing of the customer is on the desk any more. */
  readonly onGone: () => void
}

/** The timeline and the card of one customer. Mounted anew for each. */
export function CustomerPanes({
  contact,
  message,
  draft,
  turn,
  firstPages,
  accounts,
  surroundings,
  outboxSteps,
  preferences,
  notes,
  composer,
  composing,
  assist,
  sending,
  onHanded,
  onLeaveComposer,
  card,
  onToggleCard,
  onOpenMessage,
  triageSoFar,
  onCommand,
  onAsk,
  onExplain,
  onGone,
}: CustomerPanesProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const [stores] = useState(() => ({
    timeline: createTimelineStore(engine, contact, firstPages, message),
    contact: createContactStore(engine, contact),
    views: createMessageViews(engine),
    composer: createComposerStore(engine, composing, contact),
  }))
  const customer = useStore(stores.contact, (state) => state.card)
  // Who was shown before; whoever is opened while a step is taken back may come in a moment.
  const gone = useStore(stores.contact, (state) => state.card !== null && state.error?.kind === 'not-found')
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

  // Stable, so that the timeline's rows are not made anew with each stroke.
  const write = useCallback(
    (kind: Parameters<ComposerHandle['begin']>[0], about: MessageId) => composer.current?.begin(kind, about),
    [composer],
  )

  const renderOutgoing = useCallback(
    (item: OutboxItem, elsewhere: boolean) => (
      <OutgoingEntry item={item} elsewhere={elsewhere} surroundings={surroundings} steps={outboxSteps} />
    ),
    [surroundings, outboxSteps],
  )

  /** The message that has the focus, for a key that answers it. */
  const focusedMessage = (): MessageId | null => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message
    return focused === undefined ? null : (Number(focused) as MessageId)
  }

  const { actions: conversationSteps, split } = useConversationSteps({
    contact,
    timeline: stores.timeline,
    customer,
    onAsk,
    onExplain,
  })
  const triage = customer ? triageOfCard(customer) : triageSoFar
  const run = (command: ShortcutName) => (conversationSteps[command] ?? (() => onCommand(command)))()

  useShortcuts({
    ...conversationSteps,
    reply: () => composer.current?.begin('reply', focusedMessage()),
    'reply-all': () => composer.current?.begin('reply-all', focusedMessage()),
    forward: () => composer.current?.begin('forward', focusedMessage()),
    note: () => composer.current?.begin('note', focusedMessage()),
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
      stores.composer.getState().dispose()
    },
    [stores],
  )

  const tellGone = useRef(onGone)
  tellGone.current = onGone
  useEffect(() => {
    if (gone) tellGone.current()
  }, [gone])

  // The store was made for the first message; later ones are jumps in the same timeline.
  const shownTurn = useRef(turn)
  useEffect(() => {
    if (shownTurn.current === turn) return
    shownTurn.current = turn
    if (message !== null) stores.timeline.getState().jumpTo(message)
  }, [turn, message, stores])

  const resumed = useRef<number | null>(null)
  useEffect(() => {
    if (resumed.current === turn || !draft) return
    resumed.current = turn
    composer.current?.resume(draft)
  }, [turn, draft, composer])

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
          onWrite={write}
          onSplit={split}
          onExplain={onExplain}
          renderOutgoing={renderOutgoing}
          header={
            <>
              <ContactHeader
                store={stores.contact}
                cardShown={card !== 'hidden'}
                steps={triage && <TriageBar {...triage} onCommand={run} />}
                tools={
                  <GoToDate
                    contact={contact}
                    store={stores.timeline}
                    open={choosingDate}
                    onOpenChange={setChoosingDate}
                  />
                }
                onToggleCard={onToggleCard}
              />
              {triage && <TriageFacts triage={triage} onCommand={run} />}
            </>
          }
        />
        <Composer
          ref={composer}
          store={stores.composer}
          composing={composing}
          name={customer?.name || customer?.identities[0]?.address || t('contact.nameless')}
          conversations={customer?.conversations ?? []}
          conversationOf={(written) =>
            stores.timeline.getState().entries.find(({ id }) => id === written)?.conversation ?? null
          }
          assist={assist}
          seen={(conversation) => newestSeen(stores.timeline.getState(), conversation)}
          onHanded={onHanded}
          onDiscard={() => void stores.composer.getState().discard().then(sending.discarded)}
          onLeave={onLeaveComposer}
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
            onExplain={onExplain}
          />
        </div>
      )}
    </>
  )
}
