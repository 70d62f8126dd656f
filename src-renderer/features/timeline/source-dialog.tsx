import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Spinner } from '../../components/spinner.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './entry-view.module.css'

interface SourceDialogProps {
  readonly message: MessageId
  readonly onClose: () => void
}

/** The message exactly as it travelled. */
export function SourceDialog({ message, onClose }: SourceDialogProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const [answer, setAnswer] = useState<{ readonly source: string; readonly cut: boolean } | null>(null)
  const [error, setError] = useState<DeskErrorShape | null>(null)
  useEffect(() => {
    let current = true
    engine.call('message.source', { message }).then(
      (source) => current && setAnswer(source),
      (thrown) => current && setError(DeskError.from(thrown).toShape()),
    )
    return () => {
      current = false
    }
  }, [engine, message])

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('timeline.source')}
      size="large"
      footer={
        answer && (
          <Button icon={<Copy />} onClick={() => navigator.clipboard.writeText(answer.source)}>
            {t('timeline.copySource')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState title={t('timeline.sourceFailed')} error={error} />
      ) : answer ? (
        <>
          <pre className={styles.source}>{answer.source}</pre>
          {answer.cut && <p className={styles.nothing}>{t('timeline.sourceCut')}</p>}
        </>
      ) : (
        <div className={styles.loading}>
          <Spinner />
        </div>
      )}
    </Dialog>
  )
}
