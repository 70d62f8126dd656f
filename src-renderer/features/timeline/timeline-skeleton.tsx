import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './timeline.module.css'

const cards = ['in-1', 'out-1', 'in-2'] as const

/** Grey cards while the first page is on its way; they wait a moment, so a fast answer does not flash. */
export function TimelineSkeleton() {
  const { t } = useI18n()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('components.loading')}>
      {cards.map((card) => (
        <div key={card} className={styles.skeletonCard} data-direction={card.slice(0, -2)} />
      ))}
    </div>
  )
}
