import { Archive } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DeskStatus } from '../../../src-main/contract/calls.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useErrorToast, useToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './settings-dialog.module.css'

/** What this desk is, where it lies, and a backup of it. */
export function AboutSection() {
  const { t, format } = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const [desk, setDesk] = useState<DeskStatus | null>(null)
  const [error, setError] = useState<DeskErrorShape | null>(null)
  const [backingUp, setBackingUp] = useState(false)
  const [asked, setAsked] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the requests to look again
  useEffect(() => {
    let current = true
    engine.call('desk.status', {}).then(
      (status) => {
        if (!current) return
        setDesk(status)
        setError(null)
      },
      (thrown) => current && setError(DeskError.from(thrown).toShape()),
    )
    return () => {
      current = false
    }
  }, [engine, asked])

  async function backUp(): Promise<void> {
    setBackingUp(true)
    try {
      const { path } = await engine.call('desk.backup', {})
      toast({ title: t('settings.backedUp'), description: path })
      setAsked(asked + 1)
    } catch (thrown) {
      tellError(t('settings.backupFailed'), DeskError.from(thrown).toShape())
    } finally {
      setBackingUp(false)
    }
  }

  if (error) return <ErrorState title={t('settings.failed')} error={error} onRetry={() => setAsked(asked + 1)} />
  if (!desk) return null
  return (
    <>
      <section className={styles.group}>
        <h3 className={styles.groupTitle}>{t('app.name')}</h3>
        <p>{t('settings.version', { version: desk.version })}</p>
        <p className={styles.note}>{t('settings.private')}</p>
      </section>
      <section className={styles.group}>
        <dl className={styles.facts}>
          <dt>{t('settings.messages')}</dt>
          <dd>{format.number(desk.messages)}</dd>
          <dt>{t('settings.contacts')}</dt>
          <dd>{format.number(desk.contacts)}</dd>
          <dt>{t('settings.size')}</dt>
          <dd>{format.bytes(desk.databaseBytes)}</dd>
          <dt>{t('settings.folder')}</dt>
          <dd>{desk.dataPath}</dd>
          <dt>{t('settings.lastBackup')}</dt>
          <dd>{desk.lastBackupAt === null ? t('settings.noBackup') : format.full(desk.lastBackupAt)}</dd>
        </dl>
        <div className={styles.backup}>
          <Button icon={<Archive />} busy={backingUp} onClick={() => void backUp()}>
            {t('settings.backup')}
          </Button>
        </div>
      </section>
    </>
  )
}
