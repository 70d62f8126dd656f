import { Paperclip } from 'lucide-react'
import { memo, useState } from 'react'
import type { OutboxItem } from '../../../src-main/contract/compose.ts'
import { Button } from '../../components/button.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { HeldDialog } from './held-dialog.tsx'
import { ItemMenu } from './item-menu.tsx'
import { ItemProblem } from './item-problem.tsx'
import styles from './outgoing-entry.module.css'
import { canChange, type OutgoingPhase } from './outgoing-phase.ts'
import { PhaseLine } from './phase-line.tsx'
import type { OutboxSteps } from './use-outbox-steps.ts'
import { type Surroundings, usePhase } from './use-phase.ts'
import { wordsOf } from './words-of.ts'

interface OutgoingEntryProps {
  readonly item: OutboxItem
  /** It belongs to another conversation than what stands above it, so its subject is said. */
  readonly elsewhere: boolean
  readonly surroundings: Surroundings
  readonly steps: OutboxSteps
}

/** An answer on a timeline that has not left yet: where it will stand, in what state it is, and the way back. */
export const OutgoingEntry = memo(function OutgoingEntry({ item, elsewhere, surroundings, steps }: OutgoingEntryProps) {
  const { t } = useI18n()
  const phase = usePhase(item, surroundings)
  const [looking, setLooking] = useState(false)
  const beside = item.files.filter(({ contentId }) => contentId === null)
  return (
    <div className={styles.row}>
      <article className={styles.card} data-phase={phase.type} aria-label={t('outbox.entry')} data-outgoing={item.id}>
        <header className={styles.header}>
          <PhaseLine phase={phase} />
          <span className={styles.tools}>
            <MainStep item={item} phase={phase} steps={steps} onLook={() => setLooking(true)} />
            {canChange(phase) && <ItemMenu item={item} phase={phase} steps={steps} onLook={() => setLooking(true)} />}
          </span>
        </header>
        {elsewhere && item.subject !== '' && <p className={styles.subject}>{item.subject}</p>}
        <p className={styles.text} dir="auto">
          {wordsOf(item)}
        </p>
        {beside.length > 0 && (
          <p className={styles.files}>
            <Paperclip aria-hidden="true" />
            {beside.map(({ name }) => name).join(', ')}
          </p>
        )}
        <ItemProblem item={item} phase={phase} />
      </article>
      {looking && <HeldDialog item={item} steps={steps} onClose={() => setLooking(false)} />}
    </div>
  )
})

interface MainStepProps {
  readonly item: OutboxItem
  readonly phase: OutgoingPhase
  readonly steps: OutboxSteps
  readonly onLook: () => void
}

/** The one thing to do in this phase. */
function MainStep({ item, phase, steps, onLook }: MainStepProps) {
  const { t } = useI18n()
  switch (phase.type) {
    case 'undo':
      return (
        <Button size="small" onClick={() => steps.edit(item)}>
          {t('components.undo')}
        </Button>
      )
    case 'held':
      return phase.hold.type === 'by-agent' ? (
        <Button size="small" onClick={() => steps.sendNow(item, false)}>
          {t('outbox.sendNow')}
        </Button>
      ) : (
        <Button size="small" onClick={onLook}>
          {t('outbox.look')}
        </Button>
      )
    case 'failed':
    case 'retry':
      return (
        <Button size="small" onClick={() => steps.sendNow(item, false)}>
          {t('outbox.tryAgain')}
        </Button>
      )
    default:
      return null
  }
}
