import { Info } from 'lucide-react'
import { useStore } from 'zustand'
import { type SearchHint, searchOrders } from '../../../src-main/contract/desk.ts'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { SearchStore } from './search-store.ts'
import styles from './search-summary.module.css'

/** The honest lines: how many there are, in which order, what was read otherwise than meant, and what is still missing. */
export function SearchSummary({ store }: { readonly store: SearchStore }) {
  const { t, format } = useI18n()
  const { answered, coverage, order, setOrder } = useStore(store)
  if (!coverage) return null
  const { count, countCapped, notYetIndexed, hints } = coverage
  const said = hints.filter((hint) => !isUnfinished(hint, answered))
  return (
    <div className={styles.summary}>
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {t(countCapped ? 'search.countCapped' : 'search.count', { count, shown: format.number(count) })}
        </p>
        <SegmentedControl
          label={t('search.order')}
          value={order}
          options={searchOrders.map((value) => ({ value, label: t(`search.order.${value}`) }))}
          onValueChange={setOrder}
        />
      </div>
      {said.map(({ code, text }) => (
        <p key={`${code} ${text}`} className={styles.hint}>
          <Info aria-hidden="true" />
          <span>{t(`search.hint.${code}`, { text })}</span>
        </p>
      ))}
      {notYetIndexed !== null && notYetIndexed > 0 && (
        <p className={styles.missing}>{t('search.notYetIndexed', { count: notYetIndexed })}</p>
      )}
    </div>
  )
}

/** An operator at the end, whose value is still to be typed: nobody has to be told. */
export function isUnfinished({ code, text }: SearchHint, query: string): boolean {
  return code === 'nothing-after-operator' && query.trimEnd().endsWith(text)
}
