import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import { useStore } from 'zustand'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './search-box.module.css'
import { searchHitId, searchResultsId } from './search-results.tsx'
import type { SearchStore } from './search-store.ts'

export interface SearchBoxHandle {
  focus(): void
}

interface SearchBoxProps {
  readonly store: SearchStore
  /** The box has the focus or holds words: results take the place of the queue. */
  readonly active: boolean
  readonly onActiveChange: (active: boolean) => void
  readonly onOpen: (contact: ContactId, message: MessageId) => void
  readonly ref?: Ref<SearchBoxHandle>
}

/** One box over everything. Arrows choose, Enter opens, Escape clears and then leaves. */
export function SearchBox({ store, active, onActiveChange, onOpen, ref }: SearchBoxProps) {
  const { t } = useI18n()
  const { query, hits, active: activeHit, setQuery, move, remember } = useStore(store)
  const input = useRef<HTMLInputElement>(null)
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

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') {
      const hit = hits.find(({ message }) => message === activeHit)
      if (!hit) return
      remember()
      onOpen(hit.contact, hit.message)
    } else if (event.key === 'Escape') {
      if (query) setQuery('')
      else leave()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={styles.box}>
      <Search className={styles.icon} aria-hidden="true" />
      <input
        ref={input}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={active && hits.length > 0}
        aria-controls={active && hits.length > 0 ? searchResultsId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={activeHit === null ? undefined : searchHitId(activeHit)}
        placeholder={t('search.placeholder')}
        spellCheck={false}
        autoComplete="off"
        value={query}
        onFocus={() => onActiveChange(true)}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {active ? (
        <IconButton size="small" label={t('search.clear')} shortcut="Esc" icon={<X />} onClick={leave} />
      ) : (
        <Kbd>/</Kbd>
      )}
    </search>
  )
}
