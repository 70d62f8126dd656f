import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useErrorToast, useToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './settings-dialog.module.css'

/** Whose remote images are shown without asking. */
export function PrivacySection() {
  const { t } = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const [senders, setSenders] = useState<readonly string[] | null>(null)
  const [error, setError] = useState<DeskErrorShape | null>(null)
  const [asked, setAsked] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the requests to look again
  useEffect(() => {
    let current = true
    engine.call('images.senders', {}).then(
      (found) => {
        if (!current) return
        setSenders(found)
        setError(null)
      },
      (thrown) => current && setError(DeskError.from(thrown).toShape()),
    )
    return () => {
      current = false
    }
  }, [engine, asked])
  const askAgain = () => setAsked((times) => times + 1)

  async function allow(address: string, allowed: boolean): Promise<void> {
    try {
      await engine.call('images.allow', { address, allowed })
      if (!allowed) {
        toast({
          title: t('settings.images.removed', { address }),
          action: { label: t('settings.undo'), onSelect: () => void allow(address, true) },
        })
      }
    } catch (thrown) {
      tellError(t('settings.changeFailed'), DeskError.from(thrown).toShape())
    }
    askAgain()
  }

  if (error) return <ErrorState title={t('settings.failed')} error={error} onRetry={askAgain} />
  if (!senders) return null
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>{t('settings.images')}</h3>
      <p>{t('settings.images.text')}</p>
      {senders.length === 0 ? (
        <p className={styles.note}>{t('settings.images.nobody')}</p>
      ) : (
        <ul className={styles.senders} aria-label={t('settings.images')}>
          {senders.map((address) => (
            <li key={address}>
              <span title={address}>{address}</span>
              <IconButton
                size="small"
                label={t('settings.images.remove', { address })}
                icon={<X />}
                onClick={() => void allow(address, false)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
