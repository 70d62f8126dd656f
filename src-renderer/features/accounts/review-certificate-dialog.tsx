import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { CertificatePanel } from './certificate-panel.tsx'
import type { CertificateQuestion } from './certificate-question.ts'

interface ReviewCertificateDialogProps {
  readonly question: CertificateQuestion | null
  readonly onClose: () => void
  readonly onTrust: (question: CertificateQuestion) => void
}

/** The certificate question of an account that was added before. One that changed can be looked at, not trusted. */
export function ReviewCertificateDialog({ question, onClose, onTrust }: ReviewCertificateDialogProps) {
  const { t } = useI18n()
  const changed = question?.reason === 'changed'
  return (
    <Dialog
      open={question !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t(changed ? 'accounts.certificate.changedTitle' : 'accounts.certificate.title')}
      footer={
        <>
          <Button onClick={onClose}>{t(changed ? 'components.close' : 'components.cancel')}</Button>
          {question && !changed && (
            <Button variant="primary" onClick={() => onTrust(question)}>
              {t('accounts.certificate.trust')}
            </Button>
          )}
        </>
      }
    >
      {question && <CertificatePanel question={question} />}
    </Dialog>
  )
}
