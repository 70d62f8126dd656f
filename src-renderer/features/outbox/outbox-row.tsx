import { Paperclip } from 'lucide-react'
import { memo, useState } from 'react'
import type { OutboxItem } from '../../../src-main/contract/compose.ts'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { HeldDialog } from './held-dialog.tsx'
import { ItemMenu } from './item-menu.tsx'
import { ItemProblem } from './item-problem.tsx'
import styles from './outbox-row.module.css'
import { canChange } from './outgoing-phase.ts'
import { PhaseLine } from './phase-line.tsx'
import { recipientNames } from './recipient-names.ts'
import type { OutboxSteps } from './use-outbox-steps.ts'
import { type Surroundings, usePhase } from './use-phase.ts'
import { wordsOf } from './words-of.ts'

interface OutboxRowProps {
  readonly item: OutboxItem
  readonly surroundings: Surroundings
  readonly steps: OutboxSteps
  /** Shows it on the timeline of whoever gets it. */
  readonly onOpen: (item: OutboxItem) => void
}

/** One answer in the outbox: to whom, what, how large, and when it leaves. */
export const OutboxRow = memo(function OutboxRow({ item, surroundings, steps, onOpen }: OutboxRowProps) {
  const { t, format } = useI18n()
  const phase = usePhase(item, surroundings)
  const [looking, setLooking] = useState(false)
  const names = recipientNames(item, format)
  const files = item.files.filter(({ contentId }) => contentId === null).length
  return (
    <li className={styles.row} data-state={item.state}>
      <button type="button" className={styles.open} onClick={() => onOpen(item)} disabled={item.contact === null}>
        <span className={styles.line}>
          <ChannelIcon channel={item.channel} />
          <span className={styles.name}>{names === '' ? t('outbox.toNobody') : t('outbox.to', { names })}</span>
          <span className={styles.size}>{format.bytes(item.sizeBytes)}</span>
        </span>
        <span className={styles.subject}>{item.subject || t('outbox.noSubject')}</span>
        <span className={styles.preview}>{wordsOf(item) || t('outbox.noText')}</span>
      </button>
      <div className={styles.foot}>
        <PhaseLine phase={phase} />
        {files > 0 && (
          <span className={styles.files}>
            <Paperclip aria-hidden="true" />
            {t('outbox.files', { count: files })}
          </span>
        )}
        <span className={styles.menu}>
          {canChange(phase) && <ItemMenu item={item} phase={phase} steps={steps} onLook={() => setLooking(true)} />}
        </span>
      </div>
      <ItemProblem item={item} phase={phase} />
      {looking && <HeldDialog item={item} steps={steps} onClose={() => setLooking(false)} />}
    </li>
  )
})
