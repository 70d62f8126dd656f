import { useI18n } from '../../i18n/i18n-context.tsx'
import type { CertificateQuestion } from './certificate-question.ts'
import styles from './form.module.css'

/** Everything a person needs to decide about a certificate, the fingerprint first. */
export function CertificatePanel({ question }: { readonly question: CertificateQuestion }) {
  const { t, format } = useI18n()
  const { host, fingerprint, subject, issuer, validTo, reason } = question
  const changed = reason === 'changed'
  return (
    <div className={styles.form}>
      {changed ? (
        <div className={styles.warning} role="alert">
          {t('accounts.certificate.changed', { host })}
        </div>
      ) : (
        <p>{t('accounts.certificate.intro', { host })}</p>
      )}
      <div className={styles.group}>
        <p className={styles.legend}>{t('accounts.certificate.fingerprint')}</p>
        <p className={styles.fingerprint}>
          <code>{fingerprint}</code>
        </p>
        <p className={styles.note}>
          {t(changed ? 'accounts.certificate.changedWayOut' : 'accounts.certificate.compare')}
        </p>
      </div>
      <dl className={styles.facts}>
        <dt>{t('accounts.certificate.reason')}</dt>
        <dd>{t(`accounts.certificate.reason.${reason}`)}</dd>
        <dt>{t('accounts.certificate.subject')}</dt>
        <dd>{subject}</dd>
        <dt>{t('accounts.certificate.issuer')}</dt>
        <dd>{issuer}</dd>
        {validTo !== null && (
          <>
            <dt>{t('accounts.certificate.validTo')}</dt>
            <dd>{format.date(validTo)}</dd>
          </>
        )}
      </dl>
    </div>
  )
}
