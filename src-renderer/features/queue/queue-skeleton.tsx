import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './queue.module.css'

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Grey rows of the true height while the first page is on its way. */
export function QueueSkeleton() {
  const { t } = useI18n()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('components.loading')}>
      {rows.map((row) => (
        <div key={row} className={styles.skeletonRow}>
          <div className={styles.skeletonAvatar} />
          <div className={styles.skeletonLines}>
            <div className={styles.skeletonLine} />
            <div className={styles.skeletonLine} />
            <div className={styles.skeletonLine} />
          </div>
        </div>
      ))}
    </div>
  )
}
