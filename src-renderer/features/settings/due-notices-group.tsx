import { useEffect, useState } from 'react'
import { DeskError } from '../../../src-main/contract/errors.ts'
import { type SlaNotifications, slaNotifications, slaNotificationsKey } from '../../../src-main/contract/sla.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { useErrorToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './settings-dialog.module.css'

/** Which moments of a clock are told, and whether also outside working hours. */
export function DueNoticesGroup() {
  const { t } = useI18n()
  const engine = useEngine()
  const tellError = useErrorToast()
  const [wanted, setWanted] = useState<SlaNotifications | null>(null)

  useEffect(() => {
    let current = true
    engine.call('settings.get', {}).then(
      (settings) => {
        const stored = slaNotifications.safeParse(settings[slaNotificationsKey] ?? {})
        if (current) setWanted(stored.success ? stored.data : slaNotifications.parse({}))
      },
      // Boxes that would show something else than what holds are left out.
      () => {},
    )
    return () => {
      current = false
    }
  }, [engine])

  if (!wanted) return null
  const box = (name: keyof SlaNotifications) => (
    <Checkbox
      checked={wanted[name]}
      label={t(`settings.due.${name}`)}
      {...(name === 'quietOutsideHours' && { hint: t('settings.due.quietHint') })}
      onCheckedChange={(on) => {
        const value = { ...wanted, [name]: on }
        setWanted(value)
        engine
          .call('settings.set', { key: slaNotificationsKey, value })
          .catch((thrown) => tellError(t('app.actionFailed'), DeskError.from(thrown).toShape()))
      }}
    />
  )
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>{t('settings.due')}</h3>
      <div className={styles.boxes}>
        {box('warnings')}
        {box('breaches')}
        {box('quietOutsideHours')}
      </div>
    </section>
  )
}
