import type { TriageStep } from '../../../src-main/contract/triage.ts'
import { Chip } from '../../components/chip.tsx'
import { stepWords } from '../../components/step-words.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './draft-steps.module.css'

interface DraftStepsProps {
  readonly steps: readonly TriageStep[]
  readonly onChange: (steps: readonly TriageStep[]) => void
}

/** What happens to the conversation when the answer is sent: canned replies brought it along. */
export function DraftSteps({ steps, onChange }: DraftStepsProps) {
  const { t } = useI18n()
  if (steps.length === 0) return null
  return (
    <div className={styles.steps}>
      <span className={styles.label}>{t('composer.steps')}</span>
      <ul className={styles.list} aria-label={t('composer.steps')}>
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
      </ul>
    </div>
  )
}
