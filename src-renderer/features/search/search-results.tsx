import { SearchX } from 'lucide-react'
import { useStore } from 'zustand'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { SearchHits } from './search-hits.tsx'
import styles from './search-results.module.css'
import { SearchStart } from './search-start.tsx'
import type { SearchStore } from './search-store.ts'
import { isUnfinished, SearchSummary } from './search-summary.tsx'

interface SearchResultsProps {
  readonly store: SearchStore
  readonly onOpen: (contact: ContactId, message: MessageId) => void
  /** The box takes the focus again: a query was put into it. */
  readonly onPick: () => void
}

/** What was found, and how much of everything was looked at. */
export function SearchResults({ store, onOpen, onPick }: SearchResultsProps) {
  const { t } = useI18n()
  return (
    <section className={styles.results} aria-label={t('search.results')}>
      <Content store={store} onOpen={onOpen} onPick={onPick} />
    </section>
  )
}

function Content({ store, onOpen, onPick }: SearchResultsProps) {
  const { t } = useI18n()
  const { query, answered, hits, coverage, error, retry } = useStore(store)
  const asksNothing = hits.length === 0 && coverage?.hints.some((hint) => isUnfinished(hint, answered))
  if (query.trim() === '' || asksNothing) return <SearchStart store={store} onPick={onPick} />
  if (error) return <ErrorState title={t('search.failed')} error={error} onRetry={retry} />
  return (
    <>
      <SearchSummary store={store} />
      {hits.length > 0 && <SearchHits store={store} onOpen={onOpen} />}
      {hits.length === 0 && answered !== '' && (
        <EmptyState icon={<SearchX aria-hidden="true" />} title={t('search.empty.title')}>
          {t('search.empty.text', { query: answered.trim().slice(0, 60) })}
        </EmptyState>
      )}
    </>
  )
}
