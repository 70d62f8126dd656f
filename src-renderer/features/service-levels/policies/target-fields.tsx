import type { ClockKind, SlaTarget } from '../../../../src-main/contract/sla.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Select } from '../../../components/select.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { NumberField } from './number-field.tsx'
import styles from './policy-editor.module.css'

interface TargetFieldsProps {
  readonly clock: ClockKind
  readonly target: SlaTarget | null
  readonly onChange: (target: SlaTarget | null) => void
}

const units = ['minutes', 'hours', 'days'] as const
const times = ['business', 'calendar'] as const
const warnings = ['none', 'percent', 'left'] as const

const atFirst: Readonly<Record<ClockKind, SlaTarget>> = {
  'first-reply': { amount: 4, unit: 'hours', time: 'business', warning: { type: 'percent', percent: 75 } },
  'next-reply': { amount: 8, unit: 'hours', time: 'business', warning: { type: 'percent', percent: 75 } },
  resolution: { amount: 3, unit: 'days', time: 'business', warning: { type: 'percent', percent: 75 } },
}

/** How long one thing may take, in which time, and when to warn; as a sentence. */
export function TargetFields({ clock, target, onChange }: TargetFieldsProps) {
  const { t } = useI18n()
  const name = t(`sla.clock.${clock}`)
  const warning = target?.warning ?? null
  return (
    <fieldset className={styles.target} aria-label={name}>
      <Checkbox
        checked={target !== null}
        onCheckedChange={(wanted) => onChange(wanted ? atFirst[clock] : null)}
        label={name}
      />
      {target ? (
        <div className={styles.parts}>
          <NumberField
            label={t('policies.amount')}
            value={target.amount}
            min={1}
            max={10_000}
            onChange={(amount) => onChange({ ...target, amount })}
          />
          <Select
            label={t('policies.unit')}
            labelHidden
            value={target.unit}
            options={units.map((value) => ({ value, label: t(`policies.unit.${value}`, { count: target.amount }) }))}
            onValueChange={(unit) => onChange({ ...target, unit })}
          />
          <Select
            label={t('policies.timeKind')}
            labelHidden
            value={target.time}
            options={times.map((value) => ({ value, label: t(`policies.timeKind.${value}`) }))}
            onValueChange={(time) => onChange({ ...target, time })}
          />
          <Select
            label={t('policies.warning')}
            labelHidden
            value={warning?.type ?? 'none'}
            options={warnings.map((value) => ({ value, label: t(`policies.warning.${value}`) }))}
            onValueChange={(type) =>
              onChange({
                ...target,
                warning: type === 'none' ? null : type === 'percent' ? { type, percent: 75 } : { type, minutes: 30 },
              })
            }
          />
          {warning?.type === 'percent' && (
            <span className={styles.together}>
              <NumberField
                label={t('policies.warning.percentOf')}
                value={warning.percent}
                min={1}
                max={99}
                onChange={(percent) => onChange({ ...target, warning: { type: 'percent', percent } })}
              />
              <span>%</span>
            </span>
          )}
          {warning?.type === 'left' && (
            <span className={styles.together}>
              <NumberField
                label={t('policies.warning.minutesLeft')}
                value={warning.minutes}
                min={1}
                max={100_000}
                onChange={(minutes) => onChange({ ...target, warning: { type: 'left', minutes } })}
              />
              <span>{t('policies.unit.minutes', { count: warning.minutes })}</span>
            </span>
          )}
        </div>
      ) : (
        <p className={styles.none}>{t('policies.noTarget')}</p>
      )}
    </fieldset>
  )
}
