import type { HoldReason, OutboxItem } from '../../../src-main/contract/compose.ts'
import { assertNever } from '../../../src-main/contract/errors.ts'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import type { I18n } from '../../i18n/i18n.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './held-dialog.module.css'
import type { OutboxSteps } from './use-outbox-steps.ts'
import { wordsOf } from './words-of.ts'

interface HeldDialogProps {
  readonly item: OutboxItem
  readonly steps: OutboxSteps
  readonly onClose: () => void
}

/** Why an answer is held, and what the agent decides: send it as it is, write on, or drop it. */
export function HeldDialog({ item, steps, onClose }: HeldDialogProps) {
  const i18n = useI18n()
  const { t } = i18n
  const hold = item.hold ?? ({ type: 'by-agent' } as const)
  const decide = (step: () => void) => () => {
    onClose()
    step()
  }
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title={t('outbox.held.title', { name: recipient(item) })}
      description={explain(hold, i18n)}
      footer={
        <>
          <Button variant="quiet" onClick={decide(() => steps.drop(item))}>
            {t('outbox.drop')}
          </Button>
          <Button onClick={decide(() => steps.sendNow(item, true))}>{t('outbox.sendAsIs')}</Button>
          <Button variant="primary" onClick={decide(() => steps.edit(item))}>
            {t('outbox.edit')}
          </Button>
        </>
      }
    >
      <div className={styles.sides} data-alone={hold.type !== 'stale' || undefined}>
        {hold.type === 'stale' && (
          <section className={styles.side} aria-label={t('outbox.held.since')}>
            <h3 className={styles.title}>{t('outbox.held.since')}</h3>
            {hold.since.length === 0 && <p className={styles.gone}>{t('outbox.held.gone')}</p>}
            {hold.since.map((entry) => (
              <Since key={entry.id} entry={entry} />
            ))}
          </section>
        )}
        <section className={styles.side} aria-label={t('outbox.held.yours')}>
          <h3 className={styles.title}>{t('outbox.held.yours')}</h3>
          <div className={styles.message} data-mine="">
            {item.subject !== '' && <p className={styles.subject}>{item.subject}</p>}
            <p className={styles.text} dir="auto">
              {wordsOf(item)}
            </p>
          </div>
        </section>
      </div>
    </Dialog>
  )
}

function Since({ entry }: { readonly entry: TimelineEntry }) {
  const { format } = useI18n()
  return (
    <div className={styles.message}>
      <p className={styles.who}>
        <strong>{entry.from.name || entry.from.address}</strong>
        <time dateTime={new Date(entry.sentAt).toISOString()} title={format.full(entry.sentAt)}>
          {format.short(entry.sentAt, Date.now())}
        </time>
      </p>
      <p className={styles.text} dir="auto">
        {wordsOf(entry) || entry.text}
      </p>
    </div>
  )
}

function recipient({ to, cc, bcc }: Pick<OutboxItem, 'to' | 'cc' | 'bcc'>): string {
  const first = to[0] ?? cc[0] ?? bcc[0]
  return first ? first.name || first.address : ''
}

function explain(hold: HoldReason, { t, format }: I18n): string {
  switch (hold.type) {
    case 'stale':
      return t('outbox.held.stale')
    case 'window-closed':
      return t('outbox.held.windowClosed', { time: format.full(hold.at) })
    case 'uncertain':
      return t('outbox.held.uncertain')
    case 'by-agent':
      return t('outbox.held.byAgent')
    default:
      return assertNever(hold)
  }
}
