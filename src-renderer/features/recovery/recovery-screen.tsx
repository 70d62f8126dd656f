import { DatabaseBackup } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Recovery } from '../../../src-main/contract/calls.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './recovery-screen.module.css'
import type { RecoveryStore } from './recovery-store.ts'

interface RecoveryScreenProps {
  readonly store: RecoveryStore
  readonly recovery: Recovery
}

/** Why the desk is not open, and what can be done about it. Nothing happens without the user. */
export function RecoveryScreen({ store, recovery }: RecoveryScreenProps) {
  const { t, describeError } = useI18n()
  const { busy, error, check } = useStore(store)
  const { reason, backups } = recovery
  const text = reason === 'damaged' && backups.length === 0 ? 'recovery.damaged.noBackup' : `recovery.${reason}.text`
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <DatabaseBackup className={styles.mark} aria-hidden="true" />
        <h1 className={styles.title}>{t(`recovery.${reason}.title`)}</h1>
        <p className={styles.text}>{t(text as 'recovery.damaged.text')}</p>
        {error && (
          <div className={styles.error}>
            <Banner tone="danger">{describeError(error)}</Banner>
          </div>
        )}
        <dl className={styles.facts}>
          <dt>{t('recovery.file')}</dt>
          <dd className={styles.path}>{recovery.file}</dd>
          <dt>{t('recovery.reason')}</dt>
          <dd>{describeError(recovery.error)}</dd>
        </dl>
        {reason === 'damaged' ? (
          <Choices store={store} recovery={recovery} />
        ) : (
          <div className={styles.actions}>
            <Button variant="primary" busy={busy} onClick={check}>
              {t('recovery.retry')}
            </Button>
          </div>
        )}
      </div>
    </main>
  )
}

function Choices({ store, recovery }: RecoveryScreenProps) {
  const { t, format } = useI18n()
  const { busy, recover } = useStore(store)
  const [confirming, setConfirming] = useState(false)
  return (
    <>
      {recovery.backups.length > 0 && (
        <ul className={styles.backups}>
          {recovery.backups.map((backup, at) => (
            <li key={backup.path} className={styles.backup}>
              <span className={styles.words}>
                <span>{t('recovery.backup', { when: format.full(backup.at) })}</span>
                <span className={styles.count}>{t('recovery.backupMessages', { count: backup.messages })}</span>
              </span>
              <Button
                variant={at === 0 ? 'primary' : 'secondary'}
                size="small"
                busy={busy}
                onClick={() => recover(backup.path)}
              >
                {t('recovery.use')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button onClick={() => setConfirming(true)}>{t('recovery.empty')}</Button>
      </div>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={t('recovery.emptyConfirm.title')}
        description={t('recovery.emptyConfirm.text')}
        confirmLabel={t('recovery.empty')}
        busy={busy}
        onConfirm={() => recover(null)}
      />
    </>
  )
}
