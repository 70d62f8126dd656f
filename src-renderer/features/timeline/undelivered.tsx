import { MailX } from 'lucide-react'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './undelivered.module.css'

/** Whom a message of ours did not reach, in the server's own words. */
export function Undelivered({ recipients }: { readonly recipients: TimelineEntry['undelivered'] }) {
  const { t } = useI18n()
  if (recipients.length === 0) return null
  return (
    <ul className={styles.undelivered}>
      {recipients.map(({ address, reason }) => (
        <li key={address}>
          <MailX aria-hidden="true" />
          <span>
            <strong>{t('timeline.undelivered', { address })}</strong>
            {reason !== '' && (
              <q className={styles.reason} dir="auto">
                {reason}
              </q>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
