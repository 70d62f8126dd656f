import { FileDown } from 'lucide-react'
import { useStore } from 'zustand'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './imports-panel.module.css'
import type { ImportsStore } from './imports-store.ts'
import { JobRow } from './job-row.tsx'
import { SampleCard } from './sample-card.tsx'

/** Mail files: where to drop or choose them, what became of each, and the sample workspace. */
export function ImportsPanel({ store }: { readonly store: ImportsStore }) {
  const { t, describeError } = useI18n()
  const { jobs, reading, error, chooseFiles, chooseFolder, cancel, dismissError } = useStore(store)
  const imports = jobs.filter(({ kind }) => kind === 'import')
  return (
    <section className={styles.panel} aria-label={t('imports.title')}>
      <h2>{t('imports.title')}</h2>
      {error && (
        <Banner tone="danger" onDismiss={dismissError}>
          {describeError(error)}
        </Banner>
      )}
      <div className={styles.zone}>
        <FileDown aria-hidden="true" />
        <p>{t('imports.drop')}</p>
        <p className={styles.note}>{t('imports.dropText')}</p>
        <div className={styles.zoneActions}>
          <Button busy={reading} onClick={chooseFiles}>
            {t(reading ? 'imports.reading' : 'imports.choose')}
          </Button>
          {chooseFolder && !reading && (
            <Button variant="quiet" onClick={chooseFolder}>
              {t('imports.chooseFolder')}
            </Button>
          )}
        </div>
      </div>
      {imports.length > 0 && (
        <ul aria-label={t('imports.jobs')}>
          {imports.map((job) => (
            <JobRow key={job.id} job={job} onCancel={() => cancel(job.id)} />
          ))}
        </ul>
      )}
      <SampleCard store={store} />
    </section>
  )
}
