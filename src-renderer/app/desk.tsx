import { ChartColumn, Keyboard, MessageSquareText, Plus, Settings, ShieldCheck, UserRound } from 'lucide-react'
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { CannedReplyId } from '../../src-main/contract/canned.ts'
import type { DraftView } from '../../src-main/contract/compose.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ContactId, MessageId } from '../../src-main/contract/ids.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { IconButton } from '../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../components/menu.tsx'
import { useErrorToast, useToast } from '../components/toaster.tsx'
import { useEngine } from '../engine-client/desk-context.tsx'
import type { AccountsStore } from '../features/accounts/accounts-store.ts'
import { SyncStatus } from '../features/accounts/sync-status.tsx'
import type { ComposerHandle } from '../features/composer/composer.tsx'
import type { Handed, WritingWish } from '../features/composer/composer-store.ts'
import { htmlOfText } from '../features/composer/html-of-text.ts'
import { NewMessageSheet } from '../features/composer/new-message-sheet.tsx'
import { useComposing } from '../features/composer/use-composing.ts'
import { useSending } from '../features/composer/use-sending.ts'
import { useNoteDrafts } from '../features/contact/use-note-drafts.ts'
import { DraftsList } from '../features/outbox/drafts-list.tsx'
import { OutboxList } from '../features/outbox/outbox-list.tsx'
import { createOutboxStore, leavingItems } from '../features/outbox/outbox-store.ts'
import { useOutboxSteps } from '../features/outbox/use-outbox-steps.ts'
import { createPaletteStore } from '../features/palette/palette-store.ts'
import { createDueGroups } from '../features/queue/due-groups-store.ts'
import { Queue, type QueueHandle } from '../features/queue/queue.tsx'
import type { AnswerList } from '../features/queue/queue-places.ts'
import { createQueueStore } from '../features/queue/queue-store.ts'
import { isSameView, viewOf } from '../features/queue/queue-view.ts'
import { createSavedViews } from '../features/queue/saved-views-store.ts'
import { SearchBox, type SearchBoxHandle } from '../features/search/search-box.tsx'
import { SearchResults } from '../features/search/search-results.tsx'
import { createSearchStore } from '../features/search/search-store.ts'
import { ConnectionBanner } from '../features/status/connection-banner.tsx'
import { OfflineSwitch } from '../features/status/offline-switch.tsx'
import { useArrivalNotifications } from '../features/status/use-arrival-notifications.ts'
import { triageOfRow } from '../features/triage/customer-triage.ts'
import { TriageQuestions } from '../features/triage/triage-questions.tsx'
import { createTriageStore } from '../features/triage/triage-store.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import { CustomerPanes } from './customer-panes.tsx'
import styles from './desk.module.css'
import { DeskPalette } from './desk-palette.tsx'
import type { SettingsPage } from './main-window.tsx'
import { PaneResizer } from './pane-resizer.tsx'
import { defaultPreferences, type PreferencesStore } from './preferences-store.ts'
import { useShortcuts } from './shortcuts.ts'
import { useCannedReplies } from './use-canned-replies.tsx'
import { useFirstPages } from './use-first-pages.ts'
import { useMediaQuery } from './use-media-query.ts'
import { useQueueCommands } from './use-queue-commands.ts'
import { useServiceLevels } from './use-service-levels.tsx'
import { useSla } from './use-sla.tsx'
import { customerCommands, useTriage } from './use-triage.ts'

export interface DeskHandle {
  open(contact: ContactId): void
  /** Whose timeline it is on is found first; tells when it is on none. */
  openMessage(message: MessageId): void
  /** Into the search box, with these words in it; null leaves what is there. */
  search(query: string | null): void
  /** A new message; what is empty is left to the writer. `body` is plain text. */
  compose(message: { readonly to: string; readonly subject: string; readonly body: string }): void
  /** Goes on with a draft, wherever it is written. */
  openDraft(draft: DraftView): void
}

interface DeskProps {
  readonly accounts: AccountsStore
  readonly preferences: PreferencesStore
  readonly onOpenSettings: (page: SettingsPage) => void
  readonly onAddAccount: () => void
  readonly onShowShortcuts: () => void
  readonly ref?: Ref<DeskHandle>
}

/** Where the window is: whose timeline is open, and which message of it was asked for. */
interface Place {
  readonly contact: ContactId
  readonly message: MessageId | null
  /** A draft to go on with. */
  readonly draft: DraftView | null
  /** Counts up, so that asking for the same message or draft twice is seen. */
  readonly turn: number
}

const narrow = '(max-width: 1099px)'
const noWords = { agents: [], tags: [] }

/** The desk: who waits, their timeline, their card. */
export function Desk({ accounts, preferences, onOpenSettings, onAddAccount, onShowShortcuts, ref }: DeskProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const { queue, dueGroups, saved, search, outbox, triageStore, palette } = useMemo(() => {
    const queue = createQueueStore(engine, preferences.getState().queueView)
    return {
      queue,
      dueGroups: createDueGroups(engine, queue),
      saved: createSavedViews(engine),
      search: createSearchStore(engine),
      outbox: createOutboxStore(engine),
      triageStore: createTriageStore(engine),
      palette: createPaletteStore(engine),
    }
  }, [engine, preferences])
  const notes = useNoteDrafts()
  const composing = useComposing()
  const replies = useCannedReplies()
  const composer = useRef<ComposerHandle>(null)
  const [sheet, setSheet] = useState<WritingWish | DraftView | null>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const [searching, setSearching] = useState(false)
  const { accounts: accountList, offline, offlineByChoice, workOffline } = useStore(accounts)
  const leaving = useStore(outbox, (state) => leavingItems(state.outbox.list, Date.now()).length)
  const { queueWidth, cardShown, notifications, change } = useStore(preferences)
  const isNarrow = useMediaQuery(narrow)
  const [cardOver, setCardOver] = useState(false)
  const [list, setList] = useState<AnswerList | null>(null)
  const [paletteShown, setPaletteShown] = useState(false)
  const queueList = useRef<QueueHandle>(null)
  const searchBox = useRef<SearchBoxHandle>(null)

  // Stable, so that a move repaints two rows of the queue and not all.
  const open = useCallback(
    (contact: ContactId, message: MessageId | null = null, draft: DraftView | null = null) => {
      queue.getState().pin(contact)
      setPlace((previous) => ({ contact, message, draft, turn: (previous?.turn ?? 0) + 1 }))
    },
    [queue],
  )
  const openDraft = useCallback(
    (draft: DraftView) => {
      if (draft.contact === null || draft.kind === 'new') setSheet(draft)
      else open(draft.contact, null, draft)
    },
    [open],
  )
  const sending = useSending({ composing, offline, onReopen: openDraft })
  const outboxSteps = useOutboxSteps(openDraft)
  const surroundings = useMemo(() => ({ accounts: accountList, offline }), [accountList, offline])
  useEffect(
    () =>
      queue.subscribe((state) => {
        const queueView = viewOf(state)
        if (!isSameView(queueView, preferences.getState().queueView)) preferences.getState().change({ queueView })
      }),
    [queue, preferences],
  )
  const openMessage = useCallback(
    async (message: MessageId): Promise<void> => {
      try {
        const { contact } = await engine.call('message.where', { message })
        open(contact, message)
      } catch (thrown) {
        const error = DeskError.from(thrown)
        if (error.kind === 'not-found') toast({ title: t('app.linkToNothing') })
        else tellError(t('app.actionFailed'), error.toShape())
      }
    },
    [engine, open, t, tellError, toast],
  )
  useArrivalNotifications(notifications, open)
  useImperativeHandle(ref, () => ({
    open: (contact) => open(contact),
    openMessage: (message) => void openMessage(message),
    compose: ({ to, subject, body }) => setSheet({ kind: 'new', to, subject, body: htmlOfText(body) }),
    openDraft,
    search(query) {
      if (query !== null) search.getState().setQuery(query)
      searchBox.current?.focus()
    },
  }))

  const contact = place?.contact ?? null
  const triage = useTriage({ queue, store: triageStore, contact, onOpen: open })
  const { run } = triage
  const words = useStore(triageStore, (state) => state.words)
  const levels = useServiceLevels({ accounts: accountList, tags: (words ?? noWords).tags, onOpen: open })
  const selecting = useStore(queue, (state) => state.selected.size > 0)
  const isChosen = contact !== null || selecting
  const queueCommands = useQueueCommands({
    queue,
    list: queueList,
    saved,
    contact,
    shown: !searching && list === null,
    onOpen: open,
    onShow(next) {
      leaveSearch()
      setList(next)
    },
  })

  const showDue = () => queueCommands.actions['show-due']?.()
  const sla = useSla({
    notifications,
    account: () => queue.getState().account,
    onOpen: open,
    onOpenMessage: (message) => void openMessage(message),
    onShowDue: showDue,
  })

  function changeOffline(next: boolean): void {
    workOffline(next).catch((thrown) => tellError(t('app.actionFailed'), DeskError.from(thrown).toShape()))
  }

  async function discardDraft(draft: DraftView): Promise<void> {
    try {
      await engine.call('draft.remove', { draft: draft.id })
      sending.discarded(draft)
    } catch (thrown) {
      tellError(t('app.actionFailed'), DeskError.from(thrown).toShape())
    }
  }
  const firstPages = useFirstPages(queue, contact)
  const rowOf = () => queue.getState().rows.find((row) => row.contact === contact)
  const row = rowOf()

  function leaveSearch(): void {
    search.getState().setQuery('')
    setSearching(false)
  }

  function move(step: 1 | -1): void {
    if (searching) {
      search.getState().move(step)
      return
    }
    if (list !== null) return
    const { rows } = queue.getState()
    const index = rows.findIndex((row) => row.contact === contact)
    const next = index < 0 ? rows[0] : rows[index + step]
    if (next) open(next.contact)
    queueList.current?.focus()
  }

  /** Whoever is done with one customer goes on to the next. */
  function afterSending(handed: Handed): void {
    sending.handed(handed)
    if (handed.type !== 'answer' || handed.options.afterwards !== 'done') return
    const { rows } = queue.getState()
    const index = rows.findIndex((row) => row.contact === handed.draft.contact)
    const next = index < 0 ? undefined : (rows[index + 1] ?? rows[index - 1])
    if (next) open(next.contact)
  }

  function writeWith(wanted: CannedReplyId | 'picker'): void {
    replies.want(wanted)
    composer.current?.write()
  }

  function goBack(): void {
    if (searching) leaveSearch()
    else if (list !== null) setList(null)
    else queue.getState().clearSelection()
    queueList.current?.focus()
  }

  function toggleCard(): void {
    if (isNarrow) setCardOver(!cardOver)
    else change({ cardShown: !cardShown })
  }

  const readTimeline = () => {
    const timeline = document.querySelector<HTMLElement>('[data-timeline]')
    const list = timeline?.querySelector<HTMLElement>('[data-timeline-list]')
    ;(list ?? timeline)?.focus()
  }

  useShortcuts({
    next: () => move(1),
    previous: () => move(-1),
    'read-on': readTimeline,
    back: goBack,
    ...queueCommands.actions,
    ...Object.fromEntries(customerCommands.map((name) => [name, isChosen ? () => void run(name) : undefined])),
    palette: () => {
      palette.getState().begin()
      setPaletteShown(true)
    },
    undo: () => {
      // What was done last, be it a word to a customer or a step of triage.
      const said = sending.takenBackNext()
      if (said && said.at >= triageStore.getState().lastAt()) said.takeBack()
      else void triage.undo()
    },
    'new-message': () => setSheet({ kind: 'new', to: rowOf()?.address ?? '' }),
    search: () => searchBox.current?.focus(),
    forecast: sla.forecast,
    'canned-reply': place ? () => writeWith('picker') : undefined,
    'reply-library': () => replies.openLibrary(null, null),
    'service-levels': () => levels.open('policies'),
    calendars: () => levels.open('calendars'),
    'sla-report': () => levels.open('report'),
    'work-offline': () => changeOffline(!offlineByChoice),
    'toggle-card': toggleCard,
    'add-account': onAddAccount,
    settings: () => onOpenSettings('general'),
    help: onShowShortcuts,
  })

  return (
    <div className={styles.desk}>
      <header className="visually-hidden">
        <h1>{t('app.name')}</h1>
      </header>
      <ConnectionBanner
        offline={offline}
        byChoice={offlineByChoice}
        waiting={leaving}
        onGoOnline={() => changeOffline(false)}
      />
      <div className={styles.panes}>
        <div className={styles.queuePane} style={{ width: queueWidth }}>
          <div className={styles.top}>
            <SearchBox
              ref={searchBox}
              store={search}
              active={searching}
              onActiveChange={setSearching}
              onOpen={open}
              onOpenMessage={(message) => void openMessage(message)}
            />
            <Menu align="end" trigger={<IconButton label={t('app.menu')} icon={<Settings />} />}>
              <MenuItem icon={<Plus />} onSelect={onAddAccount}>
                {t('app.addMailbox')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={<MessageSquareText />} onSelect={() => replies.openLibrary(null, null)}>
                {t('shortcuts.reply-library')}
              </MenuItem>
              <MenuItem icon={<ShieldCheck />} onSelect={() => levels.open('policies')}>
                {t('levels.title')}
              </MenuItem>
              <MenuItem icon={<ChartColumn />} onSelect={() => levels.open('report')}>
                {t('shortcuts.sla-report')}
              </MenuItem>
              <MenuItem icon={<Settings />} onSelect={() => onOpenSettings('general')}>
                {t('app.settings')}
              </MenuItem>
              <MenuItem icon={<Keyboard />} shortcut="?" onSelect={onShowShortcuts}>
                {t('app.shortcuts')}
              </MenuItem>
            </Menu>
          </div>
          {searching ? (
            <SearchResults store={search} onOpen={open} onPick={() => searchBox.current?.focus()} />
          ) : (
            <Queue
              ref={queueList}
              store={queue}
              saved={saved}
              dueGroups={dueGroups}
              accounts={accountList}
              words={words ?? noWords}
              open={contact}
              onOpen={open}
              onPoint={firstPages.expect}
              onEnter={readTimeline}
              onCommand={(command) => void run(command)}
              list={list}
              onListChange={setList}
              onShowDue={showDue}
              onForecast={sla.forecast}
            >
              {list === 'drafts' ? (
                <DraftsList store={outbox} onOpen={openDraft} onDiscard={(draft) => void discardDraft(draft)} />
              ) : (
                <OutboxList
                  store={outbox}
                  heldOnly={list === 'held'}
                  surroundings={surroundings}
                  steps={outboxSteps}
                  onOpen={({ contact: to }) => to !== null && open(to)}
                />
              )}
            </Queue>
          )}
          <div className={styles.foot}>
            <SyncStatus store={accounts} onOpenAccounts={() => onOpenSettings('accounts')} />
            {(offlineByChoice || accountList.some(({ email }) => email !== null)) && (
              <OfflineSwitch offline={offlineByChoice} onChange={changeOffline} />
            )}
          </div>
        </div>
        <PaneResizer
          label={t('app.resize.queue')}
          pane="left"
          width={queueWidth}
          min={280}
          max={520}
          initial={defaultPreferences.queueWidth}
          onWidthChange={(width) => change({ queueWidth: width })}
        />
        {place ? (
          <CustomerPanes
            key={place.contact}
            contact={place.contact}
            message={place.message}
            draft={place.draft}
            turn={place.turn}
            composer={composer}
            composing={composing}
            assist={replies.assist}
            sending={sending}
            onHanded={afterSending}
            onLeaveComposer={readTimeline}
            firstPages={firstPages}
            accounts={accountList}
            surroundings={surroundings}
            outboxSteps={outboxSteps}
            preferences={preferences}
            notes={notes}
            card={isNarrow ? (cardOver ? 'over' : 'hidden') : cardShown ? 'beside' : 'hidden'}
            onToggleCard={toggleCard}
            onOpenMessage={openMessage}
            triageSoFar={row ? triageOfRow(row) : null}
            onCommand={(command) => {
              const known = customerCommands.find((each) => each === command)
              if (known) void run(known)
            }}
            onAsk={triage.ask}
            onExplain={sla.explain}
            onGone={() => setPlace((now) => (now?.contact === place.contact ? null : now))}
          />
        ) : (
          <main className={styles.nobody}>
            <EmptyState icon={<UserRound aria-hidden="true" />} title={t('app.nobody.title')}>
              {t('app.nobody.text')}
            </EmptyState>
          </main>
        )}
      </div>
      <TriageQuestions
        store={triageStore}
        question={triage.question}
        onAnswer={(given) => void triage.answer(given)}
        onClose={() => triage.ask(null)}
      />
      {paletteShown && (
        <DeskPalette
          store={palette}
          saved={saved}
          onShowView={({ view }) => queueCommands.showView(view)}
          onOpenSettings={onOpenSettings}
          onOpenContact={open}
          onWrite={(to) => setSheet({ kind: 'new', to })}
          onInsertReply={place && (({ id }) => writeWith(id))}
          onClose={() => setPaletteShown(false)}
        />
      )}
      {replies.library}
      {levels.dialog}
      {sla.dialogs}
      {sheet && (
        <NewMessageSheet
          begin={sheet}
          composing={composing}
          assist={replies.assist}
          onHanded={sending.handed}
          onDiscarded={sending.discarded}
          onClose={() => setSheet(null)}
        />
      )}
    </div>
  )
}
