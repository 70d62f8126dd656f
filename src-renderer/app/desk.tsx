import { Keyboard, Plus, Settings, UserRound } from 'lucide-react'
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ContactId, MessageId } from '../../src-main/contract/ids.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { IconButton } from '../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../components/menu.tsx'
import { useErrorToast, useToast } from '../components/toaster.tsx'
import { useEngine } from '../engine-client/desk-context.tsx'
import type { AccountsStore } from '../features/accounts/accounts-store.ts'
import { SyncStatus } from '../features/accounts/sync-status.tsx'
import { useNoteDrafts } from '../features/contact/use-note-drafts.ts'
import { Queue, type QueueHandle } from '../features/queue/queue.tsx'
import { createQueueStore } from '../features/queue/queue-store.ts'
import { isSameView, viewOf } from '../features/queue/queue-view.ts'
import { SearchBox, type SearchBoxHandle } from '../features/search/search-box.tsx'
import { SearchResults } from '../features/search/search-results.tsx'
import { createSearchStore } from '../features/search/search-store.ts'
import { ConnectionBanner } from '../features/status/connection-banner.tsx'
import { useArrivalNotifications } from '../features/status/use-arrival-notifications.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import { CustomerPanes } from './customer-panes.tsx'
import styles from './desk.module.css'
import type { SettingsPage } from './main-window.tsx'
import { PaneResizer } from './pane-resizer.tsx'
import { defaultPreferences, type PreferencesStore } from './preferences-store.ts'
import { useShortcuts } from './shortcuts.ts'
import { useFirstPages } from './use-first-pages.ts'
import { useMediaQuery } from './use-media-query.ts'
import { useTriage } from './use-triage.ts'

export interface DeskHandle {
  open(contact: ContactId): void
  /** Whose timeline it is on is found first; tells when it is on none. */
  openMessage(message: MessageId): void
  /** Into the search box, with these words in it; null leaves what is there. */
  search(query: string | null): void
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
  /** Counts up, so that asking for the same message twice is seen. */
  readonly turn: number
}

const narrow = '(max-width: 1099px)'

/** The desk: who waits, their timeline, their card. */
export function Desk({ accounts, preferences, onOpenSettings, onAddAccount, onShowShortcuts, ref }: DeskProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const { queue, search } = useMemo(
    () => ({
      queue: createQueueStore(engine, preferences.getState().queueView),
      search: createSearchStore(engine),
    }),
    [engine, preferences],
  )
  const notes = useNoteDrafts()
  const [place, setPlace] = useState<Place | null>(null)
  const [searching, setSearching] = useState(false)
  const { accounts: accountList, offline } = useStore(accounts)
  const { queueWidth, cardShown, notifications, change } = useStore(preferences)
  const isNarrow = useMediaQuery(narrow)
  const [cardOver, setCardOver] = useState(false)
  const queueList = useRef<QueueHandle>(null)
  const searchBox = useRef<SearchBoxHandle>(null)

  // Stable, so that a move repaints two rows of the queue and not all.
  const open = useCallback(
    (contact: ContactId, message: MessageId | null = null) => {
      queue.getState().pin(contact)
      setPlace((previous) => ({ contact, message, turn: (previous?.turn ?? 0) + 1 }))
    },
    [queue],
  )
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
  const triage = useTriage({ queue, onOpen: open })
  useArrivalNotifications(notifications, open)
  useImperativeHandle(ref, () => ({
    open: (contact) => open(contact),
    openMessage: (message) => void openMessage(message),
    search(query) {
      if (query !== null) search.getState().setQuery(query)
      searchBox.current?.focus()
    },
  }))

  const contact = place?.contact ?? null
  const firstPages = useFirstPages(queue, contact)
  const rowOf = () => queue.getState().rows.find((row) => row.contact === contact)

  function move(step: 1 | -1): void {
    if (searching) {
      search.getState().move(step)
      return
    }
    const { rows } = queue.getState()
    const index = rows.findIndex((row) => row.contact === contact)
    const next = index < 0 ? rows[0] : rows[index + step]
    if (next) open(next.contact)
    queueList.current?.focus()
  }

  function goBack(): void {
    if (searching) {
      search.getState().setQuery('')
      setSearching(false)
    }
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
    done: () => contact !== null && void triage.markDone(contact),
    'toggle-read': () => contact !== null && void triage.setRead(contact, (rowOf()?.unread ?? 0) > 0),
    undo: () => void triage.undo(),
    search: () => searchBox.current?.focus(),
    narrow: () => queueList.current?.narrow(),
    'toggle-card': toggleCard,
    settings: () => onOpenSettings('general'),
    help: onShowShortcuts,
  })

  return (
    <div className={styles.desk}>
      <header className="visually-hidden">
        <h1>{t('app.name')}</h1>
      </header>
      <ConnectionBanner offline={offline} />
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
              accounts={accountList}
              open={contact}
              onOpen={open}
              onPoint={firstPages.expect}
              onEnter={readTimeline}
            />
          )}
          <SyncStatus store={accounts} onOpenAccounts={() => onOpenSettings('accounts')} />
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
            turn={place.turn}
            firstPages={firstPages}
            accounts={accountList}
            preferences={preferences}
            notes={notes}
            card={isNarrow ? (cardOver ? 'over' : 'hidden') : cardShown ? 'beside' : 'hidden'}
            onToggleCard={toggleCard}
            onOpenMessage={openMessage}
            onDone={() => void triage.markDone(place.contact)}
            onReadChange={(read) => void triage.setRead(place.contact, read)}
          />
        ) : (
          <main className={styles.nobody}>
            <EmptyState icon={<UserRound aria-hidden="true" />} title={t('app.nobody.title')}>
              {t('app.nobody.text')}
            </EmptyState>
          </main>
        )}
      </div>
    </div>
  )
}
