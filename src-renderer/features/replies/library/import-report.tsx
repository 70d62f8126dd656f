import type { CannedImportProblem } from '../../../../src-main/contract/canned.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './import-report.module.css'
import type { ImportReport } from './library-store.ts'

const shownProblems = 200

/** What became of a file of replies: how many were taken, and each row that was not, with the reason. */
export function ImportReportDialog({
  report: { added, replaced, problems },
  onClose,
}: {
  readonly report: ImportReport
  readonly onClose: () => void
}) {
  const { t } = useI18n()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('replies.imported')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('components.close')}
        </Button>
      }
    >
      <p>{t('replies.imported.counts', { added, replaced })}</p>
      {problems.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('replies.imported.problems', { count: problems.length })}</h3>
          <ul className={styles.problems}>
            {problems.slice(0, shownProblems).map((problem) => (
              <Problem key={`${problem.row} ${problem.code} ${problem.text}`} problem={problem} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

function Problem({ problem: { row, code, text } }: { readonly problem: CannedImportProblem }) {
  const { t } = useI18n()
  return (
    <li className={styles.problem}>
      <span className={styles.row}>{row === 0 ? t('replies.import.file') : t('replies.import.row', { row })}</span>
      <span>
        {t(`replies.import.${code}`)}
        {text !== '' && <span className={styles.detail}>{text}</span>}
      </span>
    </li>
  )
}
