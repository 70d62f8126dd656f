import { useEffect, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useStore } from 'zustand'
import type { Highlight, SearchHit } from '../../../src-main/contract/desk.ts'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import { Avatar } from '../../components/avatar.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { highlightParts } from './highlight-parts.ts'
import styles from './search-hits.module.css'
import type { SearchStore } from './search-store.ts'

interface SearchHitsProps {
  readonly store: SearchStore
  readonly onOpen: (contact: ContactId, message: MessageId) => void
}

export const searchResultsId = 'search-results'

/** DOM id of a hit, for `aria-activedescendant`. */
export function searchHitId(message: MessageId): string {
  return `search-hit-${message}`
}

/** What was found, page after page as the reader scrolls. */
export function SearchHits({ store, onOpen }: SearchHitsProps) {
  const { t } = useI18n()
  const now = useNow()
  const { hits, active, next, loadMore, activate, remember } = useStore(store)
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
    // The search box has the focus and the keys; this only scrolls.
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
          if (next !== null && handle && handle.scrollSize - handle.viewportSize - offset < 600) loadMore()
        }}
      >
        {(hit, index) => (
          <Hit
            key={hit.message}
            hit={hit}
            now={now}
            selected={hit.message === active}
            position={index + 1}
            total={next === null ? hits.length : -1}
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
