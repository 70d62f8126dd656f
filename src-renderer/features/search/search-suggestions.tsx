import { CalendarDays, ChevronRight, Folder, Mail, SlidersHorizontal, User } from 'lucide-react'
import type { SearchSuggestion } from '../../../src-main/contract/search.ts'
import { Kbd } from '../../components/kbd.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './search-suggestions.module.css'
import { suggestionMeaning, suggestionName } from './suggestion-meaning.ts'

interface SearchSuggestionsProps {
  readonly suggestions: readonly SearchSuggestion[]
  readonly chosen: number | null
  readonly onTake: (index: number) => void
}

export const suggestionsId = 'search-suggestions'

/** DOM id of a suggestion, for `aria-activedescendant`. */
export function suggestionId(index: number): string {
  return `search-suggestion-${index}`
}

/** What may complete the word at the end of the query, over the results so that none of them moves. */
export function SearchSuggestions({ suggestions, chosen, onTake }: SearchSuggestionsProps) {
  const { t } = useI18n()
  return (
    <div id={suggestionsId} className={styles.sheet} role="listbox" aria-label={t('search.suggestions')}>
      {suggestions.map((suggestion, index) => (
        // The keys are the search box's: it keeps the focus while suggestions are chosen.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={suggestion.word}
          id={suggestionId(index)}
          className={styles.suggestion}
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          <SuggestionIcon about={suggestion.about} />
          <span className={styles.word}>{suggestionName(suggestion)}</span>
          <span className={styles.meaning}>{suggestionMeaning(suggestion.about, t)}</span>
          {index === (chosen ?? 0) && <Kbd>{t('search.tab')}</Kbd>}
        </div>
      ))}
    </div>
  )
}

function SuggestionIcon({ about }: Pick<SearchSuggestion, 'about'>) {
  switch (about.type) {
    case 'person':
      return <User aria-hidden="true" />
    case 'folder':
    case 'place':
      return <Folder aria-hidden="true" />
    case 'mailbox':
    case 'channel':
      return <Mail aria-hidden="true" />
    case 'day':
      return <CalendarDays aria-hidden="true" />
    case 'operator':
      return <ChevronRight aria-hidden="true" />
    default:
      return <SlidersHorizontal aria-hidden="true" />
  }
}
