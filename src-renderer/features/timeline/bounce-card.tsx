import { MailX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { BounceReport } from '../../../src-main/contract/message.ts'
import { Button } from '../../components/button.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './about-card.module.css'

interface BounceCardProps {
  readonly message: MessageId
  readonly report: BounceReport
  readonly onOpenMessage: (message: MessageId) => void
}

/** A mass mailing that failed is a number, not a list. */
const mostRecipients = 8

/** Whom a message did not reach and why, in the other server's own words. */
export function BounceCard({ message, report, onOpenMessage }: BounceCardProps) {
  const { t } = useI18n()
  const bounced = useBouncedMessage(message)
  const { outcome, recipients } = report
  return (
    <section className={styles.card} data-tone={outcome === 'failed' ? 'danger' : 'warning'}>
      <h4 className={styles.title}>
        <MailX aria-hidden="true" />
        {outcome === 'failed' ? t('mail.bounce.failed', { count: recipients.length }) : t('mail.bounce.delayed')}
      </h4>
      <ul className={styles.recipients}>
        {recipients.slice(0, mostRecipients).map(({ address, status, reason }) => (
          <li key={address}>
            <strong>{address}</strong>
            {status !== '' && <span className={styles.status}>{t('mail.bounce.status', { status })}</span>}
            {reason !== '' && (
              <q className={styles.reason} dir="auto">
                {reason}
              </q>
            )}
          </li>
        ))}
        {recipients.length > mostRecipients && (
          <li>{t('timeline.andOthers', { count: recipients.length - mostRecipients })}</li>
        )}
      </ul>
      {bounced !== null && (
        <Button size="small" onClick={() => onOpenMessage(bounced)}>
          {t('mail.bounce.open')}
        </Button>
      )}
    </section>
  )
}

/** Null while nobody knows, and where it is not on the desk: then there is nothing to show. */
function useBouncedMessage(bounce: MessageId): MessageId | null {
  const engine = useEngine()
  const [bounced, setBounced] = useState<MessageId | null>(null)
  useEffect(() => {
    let current = true
    engine.call('message.bounced', { bounce }).then(
      ({ message }) => current && setBounced(message),
      () => {},
    )
    return () => {
      current = false
    }
  }, [engine, bounce])
  return bounced
}
