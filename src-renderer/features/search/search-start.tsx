import { History } from 'lucide-react'
import { useStore } from 'zustand'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './search-start.module.css'
import type { SearchStore } from './search-store.ts'

const examples = ['words', 'phrase', 'prefix', 'from', 'in', 'has', 'is', 'after', 'without'] as const

interface SearchStartProps {
  readonly store: SearchStore
  /** The box takes the focus again: a query was put into it. */
  readonly onPick: () => void
}

/** Before anything is typed: what was looked for lately, and what can be asked. */
export function SearchStart({ store, onPick }: SearchStartProps) {
  const { t } = useI18n()
  const { recent, setQuery } = useStore(store)
  const pick = (query: string) => {
    setQuery(query)
    onPick()
  }
  return (
    <div className={styles.start}>
      {recent.length > 0 && (
        <>
          <h2 className={styles.heading}>{t('search.recent')}</h2>
          <ul>
            {recent.map((query) => (
              <li key={query}>
                <button type="button" className={styles.row} onClick={() => pick(query)}>
                  <History aria-hidden="true" />
                  <span className={styles.recent}>{query}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className={styles.heading}>{t('search.examples')}</h2>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" className={styles.row} onClick={() => pick(t(`search.example.${example}`))}>
              <code className={styles.example}>{t(`search.example.${example}`)}</code>
              <span className={styles.meaning}>{t(`search.example.${example}.meaning`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
