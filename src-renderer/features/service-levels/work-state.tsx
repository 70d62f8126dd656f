import { Button } from '../../components/button.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './figures.module.css'
import type { LongWork } from './long-work.ts'

interface WorkStateProps {
  readonly work: LongWork<unknown>
  readonly onCancel: () => void
}

/** How far long work is, with a way out. */
export function WorkState({ work, onCancel }: WorkStateProps) {
  const { t, format } = useI18n()
  if (!work.working) return null
  const { done = 0, total = null } = work.job ?? {}
  return (
    <div className={styles.work}>
      <div className={styles.progress}>
        <p>
          {total === null
            ? t('reports.working')
            : t('reports.workingOf', { done: format.number(done), total: format.number(total) })}
        </p>
        <ProgressBar label={t('reports.working')} fraction={total ? done / total : null} />
      </div>
      <Button size="small" onClick={onCancel}>
        {t('components.cancel')}
      </Button>
    </div>
  )
}
