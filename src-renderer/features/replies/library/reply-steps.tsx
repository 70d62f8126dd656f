import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { TriageStep } from '../../../../src-main/contract/triage.ts'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { stepWords } from '../../../components/step-words.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './reply-steps.module.css'
import { StepPicker } from './step-picker.tsx'

interface ReplyStepsProps {
  readonly steps: readonly TriageStep[]
  readonly onChange: (steps: readonly TriageStep[]) => void
}

/** A macro: what happens to the conversation when an answer with this reply is sent. */
export function ReplySteps({ steps, onChange }: ReplyStepsProps) {
  const { t } = useI18n()
  const [adding, setAdding] = useState(false)
  return (
    <section className={styles.steps} aria-label={t('composer.steps')}>
      <h3 className={styles.heading}>{t('composer.steps')}</h3>
      <ul className={styles.list}>
        {steps.map((step) => {
          const words = stepWords(step, t)
          return (
            <li key={words}>
              <Chip
                removeLabel={t('composer.steps.remove', { step: words })}
                onRemove={() => onChange(steps.filter((each) => each !== step))}
              >
                {words}
              </Chip>
            </li>
          )
        })}
        <li>
          <Button size="small" variant="quiet" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
            {t('replies.steps.add')}
          </Button>
        </li>
      </ul>
      {adding && (
        <StepPicker
          onClose={() => setAdding(false)}
          onPick={(step) => {
            setAdding(false)
            const words = stepWords(step, t)
            onChange([...steps.filter((each) => stepWords(each, t) !== words), step])
          }}
        />
      )}
    </section>
  )
}
