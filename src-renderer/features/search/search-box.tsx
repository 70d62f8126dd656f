import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import { useStore } from 'zustand'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import { messageOfLink } from '../../../src-main/contract/message-link.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './search-box.module.css'
import { searchHitId, searchResultsId } from './search-hits.tsx'
import type { SearchStore } from './search-store.ts'
import { SearchSuggestions, suggestionId, suggestionsId } from './search-suggestions.tsx'

export interface SearchBoxHandle {
  focus(): void
}

interface SearchBoxProps {
  readonly store: SearchStore
  /** The box has the focus or holds words: results take the place of the queue. */
  readonly active: boolean
  readonly onActiveChange: (active: boolean) => void
  readonly onOpen: (contact: ContactId, message: MessageId) => void
  /** A link to a message was pasted. */
  readonly onOpenMessage: (message: MessageId) => void
  readonly ref?: Ref<SearchBoxHandle>
}

/** One box over everything. Arrows choose, Enter opens, Tab completes, Escape clears and then leaves. */
export function SearchBox({ store, active, onActiveChange, onOpen, onOpenMessage, ref }: SearchBoxProps) {
  const { t } = useI18n()
  const { query, hits, active: activeHit, suggestions, suggested } = useStore(store)
  const { setQuery, move, take, dismissSuggestions, remember } = useStore(store)
  const input = useRef<HTMLInputElement>(null)
  const open = active && suggestions.length > 0
  // Only lists that are there: before the first word and without a hit there is none.
  const lists = [open && suggestionsId, active && hits.length > 0 && searchResultsId].filter(Boolean).join(' ')
  useImperativeHandle(ref, () => ({
    focus() {
      input.current?.focus()
      input.current?.select()
    },
  }))

  function leave(): void {
    setQuery('')
    input.current?.blur()
    onActiveChange(false)
  }

  function change(text: string): void {
    const message = messageOfLink(text)
    if (message === null) {
      setQuery(text)
      return
    }
    leave()
    onOpenMessage(message)
  }

  function enter(): void {
    const hit = hits.find(({ message }) => message === activeHit)
    if (open && (suggested !== null || !hit)) take(suggested)
    else if (hit) {
      remember()
      dismissSuggestions()
      onOpen(hit.contact, hit.message)
    }
  }

  function stepBack(): void {
    if (open) dismissSuggestions()
    else if (query) setQuery('')
    else leave()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Tab' && open && !event.shiftKey) take(suggested)
    else if (event.key === 'Enter') enter()
    else if (event.key === 'Escape') stepBack()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={styles.search}>
      <div className={styles.box}>
        <Search className={styles.icon} aria-hidden="true" />
        <input
          ref={input}
          className={styles.input}
          type="text"
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={lists !== ''}
          aria-controls={lists || undefined}
          aria-autocomplete="list"
          aria-activedescendant={activeDescendant(open ? suggested : null, activeHit)}
          placeholder={t('search.placeholder')}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onFocus={() => onActiveChange(true)}
          onBlur={dismissSuggestions}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {active ? (
          <IconButton size="small" label={t('search.clear')} shortcut="Esc" icon={<X />} onClick={leave} />
        ) : (
          <Kbd>/</Kbd>
        )}
      </div>
      {open && <SearchSuggestions suggestions={suggestions} chosen={suggested} onTake={take} />}
    </search>
  )
}

function activeDescendant(suggested: number | null, hit: MessageId | null): string | undefined {
  if (suggested !== null) return suggestionId(suggested)
  return hit === null ? undefined : searchHitId(hit)
}
