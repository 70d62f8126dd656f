import type { Attainment } from '../../../src-main/contract/sla.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { attained } from './attainment.ts'
import styles from './figures.module.css'

/** How much was in time: the figure, and a bar as long as it. */
export function AttainmentBar({ figures }: { readonly figures: Attainment }) {
  const { t, format } = useI18n()
  const share = attained(figures)
  return (
    <span className={styles.attainment}>
      <span className={styles.share}>{share === null ? t('reports.none') : format.percent(share)}</span>
      <span className={styles.track} aria-hidden="true">
        {share !== null && <span className={styles.bar} style={{ width: `${share * 100}%` }} />}
      </span>
    </span>
  )
}
