import { History, SearchX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useStore } from 'zustand'
import type { Highlight, SearchHit } from '../../../src-main/contract/desk.ts'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import { Avatar } from '../../components/avatar.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { highlightParts } from './highlight-parts.ts'
import styles from './search-results.module.css'
import type { SearchStore } from './search-store.ts'

interface SearchResultsProps {
  readonly store: SearchStore
  readonly onOpen: (contact: ContactId, message: MessageId) => void
}

export const searchResultsId = 'search-results'

/** DOM id of a hit, for `aria-activedescendant`. */
export function searchHitId(message: MessageId): string {
  return `search-hit-${message}`
}

/** What was found, newest first, and how much of everything was looked at. */
export function SearchResults({ store, onOpen }: SearchResultsProps) {
  const { t } = useI18n()
  const { query, answered, hits, error } = useStore(store)
  return (
    <section className={styles.results} aria-label={t('search.results')}>
      {query.trim() === '' ? (
        <RecentQueries store={store} />
      ) : error ? (
        <ErrorState title={t('search.failed')} error={error} />
      ) : (
        <>
          <Coverage store={store} />
          {hits.length > 0 ? (
            <Hits store={store} onOpen={onOpen} />
          ) : (
            answered !== '' && (
              <EmptyState icon={<SearchX aria-hidden="true" />} title={t('search.empty.title')}>
                {t('search.empty.text', { query: answered.trim().slice(0, 60) })}
              </EmptyState>
            )
          )}
        </>
      )}
    </section>
  )
}

function Hits({ store, onOpen }: SearchResultsProps) {
  const { t } = useI18n()
  const now = useNow()
  const { hits, active, more, loadMore, activate, remember } = useStore(store)
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const activeIndex = hits.findIndex((hit) => hit.message === active)
  useEffect(() => {
    if (activeIndex >= 0) list.current?.scrollToIndex(activeIndex, { align: 'nearest' })
  }, [activeIndex])

  function open(hit: SearchHit): void {
    activate(hit.message)
    remember()
    onOpen(hit.contact, hit.message)
  }

  return (
    // The box above has the focus and the keys; the list is scrolled by them.
    <div
      ref={box}
      id={searchResultsId}
      className={styles.listbox}
      role="listbox"
      aria-label={t('search.results')}
      tabIndex={-1}
    >
      <Virtualizer
        ref={list}
        scrollRef={box}
        data={hits}
        keepMounted={activeIndex >= 0 ? [activeIndex] : []}
        onScroll={(offset) => {
          const handle = list.current
          if (more && handle && handle.scrollSize - handle.viewportSize - offset < 600) loadMore()
        }}
      >
        {(hit, index) => (
          <Hit
            key={hit.message}
            hit={hit}
            now={now}
            selected={hit.message === active}
            position={index + 1}
            total={more ? -1 : hits.length}
            onOpen={open}
          />
        )}
      </Virtualizer>
    </div>
  )
}

interface HitProps {
  readonly hit: SearchHit
  readonly now: number
  readonly selected: boolean
  readonly position: number
  readonly total: number
  readonly onOpen: (hit: SearchHit) => void
}

function Hit({ hit, now, selected, position, total, onOpen }: HitProps) {
  const { t, format } = useI18n()
  return (
    // The keys are the search box's: it keeps the focus while hits are chosen.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={searchHitId(hit.message)}
      className={styles.hit}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      onClick={() => onOpen(hit)}
    >
      <Avatar name={hit.contactName || hit.from.address} size="small" />
      <div className={styles.lines}>
        <div className={styles.line}>
          <span className={styles.name}>{hit.contactName || hit.from.address}</span>
          {hit.direction === 'out' && <span className={styles.you}>{t('search.fromYou')}</span>}
          <time className={styles.time} dateTime={new Date(hit.sentAt).toISOString()} title={format.full(hit.sentAt)}>
            {format.short(hit.sentAt, now)}
          </time>
        </div>
        {hit.subject && (
          <div className={styles.subject}>
            <Highlighted text={hit.subject} highlights={hit.subjectHighlights} />
          </div>
        )}
        <div className={styles.snippet}>
          <Highlighted text={hit.snippet} highlights={hit.snippetHighlights} />
        </div>
      </div>
    </div>
  )
}

function Highlighted({ text, highlights }: { readonly text: string; readonly highlights: readonly Highlight[] }) {
  return highlightParts(text, highlights).map((part) =>
    part.marked ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>,
  )
}

/** The honest line: how many there are, and what could not be searched yet. */
function Coverage({ store }: { readonly store: SearchStore }) {
  const { t, format } = useI18n()
  const coverage = useStore(store, (state) => state.coverage)
  if (!coverage) return null
  const { count, countCapped, notYetIndexed } = coverage
  return (
    <p className={styles.coverage} role="status">
      {t(countCapped ? 'search.countCapped' : 'search.count', { count, shown: format.number(count) })}
      {notYetIndexed !== null && notYetIndexed > 0 && (
        <span className={styles.missing}>{t('search.notYetIndexed', { count: notYetIndexed })}</span>
      )}
    </p>
  )
}

function RecentQueries({ store }: { readonly store: SearchStore }) {
  const { t } = useI18n()
  const { recent, setQuery } = useStore(store)
  return (
    <div className={styles.hints}>
      {recent.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('search.recent')}</h3>
          <ul>
            {recent.map((query) => (
              <li key={query}>
                <button type="button" className={styles.recent} onClick={() => setQuery(query)}>
                  <History aria-hidden="true" />
                  <span>{query}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.heading}>{t('search.hints')}</h3>
      <dl className={styles.syntax}>
        <dt>
          <Kbd>{t('search.hint.words.example')}</Kbd>
        </dt>
        <dd>{t('search.hint.words')}</dd>
        <dt>
          <Kbd>{t('search.hint.phrase.example')}</Kbd>
        </dt>
        <dd>{t('search.hint.phrase')}</dd>
        <dt>
          <Kbd>{t('search.hint.prefix.example')}</Kbd>
        </dt>
        <dd>{t('search.hint.prefix')}</dd>
      </dl>
    </div>
  )
}
