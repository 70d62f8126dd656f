import { CircleCheck, CircleSlash, FileText, TriangleAlert } from 'lucide-react'
import type { JobView } from '../../../src-main/contract/jobs.ts'
import { Button } from '../../components/button.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import type { I18n } from '../../i18n/i18n.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './imports-panel.module.css'

interface JobRowProps {
  readonly job: JobView
  readonly onCancel: () => void
}

const icons = { running: FileText, done: CircleCheck, cancelled: CircleSlash, failed: TriangleAlert } as const

/** One import: how far it is, or how it ended and what could not be read. */
export function JobRow({ job, onCancel }: JobRowProps) {
  const i18n = useI18n()
  const { t } = i18n
  const Icon = icons[job.status]
  const unlisted = job.problemCount - job.problems.length
  return (
    <li className={styles.job}>
      <span className={styles.jobIcon} data-status={job.status}>
        <Icon aria-hidden="true" />
      </span>
      <div className={styles.jobWords}>
        <p className={styles.jobTitle}>{job.kind === 'sample' ? t('imports.sample.title') : job.title}</p>
        {/* How far it is, the bar below tells whoever asks; how it ended is said at once. */}
        <p className={styles.jobState} aria-live={job.status === 'running' ? 'off' : 'polite'} data-status={job.status}>
          {describeJob(job, i18n)}
        </p>
        {job.status === 'running' && (
          <ProgressBar
            label={t('imports.progress', { title: job.title })}
            fraction={job.total ? job.done / job.total : null}
          />
        )}
        {job.problems.length > 0 && (
          <details className={styles.problems}>
            <summary>{t('imports.problems', { count: job.problemCount })}</summary>
            <ul>
              {job.problems.map(({ origin, error }) => (
                <li key={`${origin} ${error.code}`}>
                  <span className={styles.origin}>{origin}</span> {i18n.describeError(error)}
                </li>
              ))}
              {unlisted > 0 && <li>{t('imports.problemsMore', { count: unlisted })}</li>}
            </ul>
          </details>
        )}
      </div>
      {job.status === 'running' && (
        <Button size="small" onClick={onCancel}>
          {t('imports.cancel')}
        </Button>
      )}
    </li>
  )
}

function describeJob(job: JobView, { t, format, describeError }: I18n): string {
  const { status, added, known, problemCount: problems, done, total, unit } = job
  if (status === 'failed') return job.error ? describeError(job.error) : t('imports.failed')
  if (status === 'cancelled') return t('imports.cancelled', { added })
  if (status === 'done')
    return t(problems > 0 ? 'imports.resultProblems' : 'imports.result', { added, known, problems })
  const write = unit === 'bytes' ? format.bytes : format.number
  if (total !== null) return t('imports.runningOf', { done: write(done), total: write(total) })
  return unit === 'messages' ? t('imports.running', { done }) : format.bytes(done)
}
