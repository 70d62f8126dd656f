import { Plus, X } from 'lucide-react'
import { Fragment, useId, useRef, useState } from 'react'
import type { AccountView } from '../../../../src-main/contract/account.ts'
import { channelKinds } from '../../../../src-main/contract/message.ts'
import { type ConditionKind, contactSegments, type SlaConditions } from '../../../../src-main/contract/sla.ts'
import { priorities } from '../../../../src-main/contract/triage.ts'
import { accountLabel } from '../../../components/account-label.ts'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { replyLanguages } from '../../../i18n/reply-languages.ts'
import split from '../split-page.module.css'
import styles from './policy-editor.module.css'
import { conditionKinds, valuesOf, withValues } from './policy-fields.ts'
import { conditionNames } from './policy-words.ts'

interface ConditionsFieldsProps {
  readonly conditions: SlaConditions
  readonly accounts: readonly AccountView[]
  readonly tags: readonly string[]
  readonly onChange: (conditions: SlaConditions) => void
}

interface Option {
  readonly value: string
  readonly label: string
}

/** Which conversations a policy is for: all conditions must fit, by one of their values each. */
export function ConditionsFields({ conditions, accounts, tags, onChange }: ConditionsFieldsProps) {
  const { t, locale } = useI18n()
  // One that was just asked for has no value yet, which the desk would not keep.
  const [begun, setBegun] = useState<readonly ConditionKind[]>([])
  const box = useRef<HTMLDivElement>(null)
  const added = useRef<ConditionKind | null>(null)
  const shown = conditionKinds.filter((kind) => valuesOf(conditions, kind).length > 0 || begun.includes(kind))

  /** What there is to choose from; null where one writes. */
  const optionsOf = (kind: ConditionKind): readonly Option[] | null => {
    switch (kind) {
      case 'channels':
        return channelKinds.map((value) => ({ value, label: t(`channel.${value}`) }))
      case 'accounts':
        return accounts.map((account) => ({ value: account.id, label: accountLabel(account, accounts) }))
      case 'priorities':
        return priorities.map((value) => ({ value, label: t(`triage.priority.${value}`) }))
      case 'segments':
        return contactSegments.map((value) => ({ value, label: t(`policies.segment.${value}`) }))
      case 'languages':
        return replyLanguages(locale, conditions.languages[0] ?? null)
      case 'direction':
        return (['in', 'out'] as const).map((value) => ({ value, label: t(`policies.direction.${value}`) }))
      default:
        return null
    }
  }

  return (
    <div className={split.group}>
      <h3>{t('policies.conditions')}</h3>
      {shown.length === 0 && <p className={split.hint}>{t('policies.conditions.none')}</p>}
      {shown.length > 0 && (
        <div ref={box} className={styles.conditions}>
          {shown.map((kind) => {
            const name = t(conditionNames[kind])
            return (
              <fieldset key={kind} className={styles.condition} aria-label={name} data-condition={kind}>
                <span>{name}</span>
                <ValuesField
                  name={name}
                  values={valuesOf(conditions, kind)}
                  options={optionsOf(kind)}
                  suggested={kind === 'tags' ? tags : []}
                  onChange={(values) => onChange(withValues(conditions, kind, values))}
                />
                <IconButton
                  size="small"
                  label={t('policies.removeCondition', { condition: name })}
                  icon={<X />}
                  onClick={() => {
                    setBegun(begun.filter((each) => each !== kind))
                    onChange(withValues(conditions, kind, []))
                  }}
                />
              </fieldset>
            )
          })}
        </div>
      )}
      <div>
        <Menu
          finalFocus={() => {
            const kind = added.current
            added.current = null
            return kind && firstFieldOf(box.current, kind)
          }}
          trigger={
            <Button size="small" icon={<Plus aria-hidden="true" />}>
              {t('policies.addCondition')}
            </Button>
          }
        >
          {conditionKinds
            .filter((kind) => !shown.includes(kind))
            .map((kind) => (
              <MenuItem
                key={kind}
                onSelect={() => {
                  added.current = kind
                  setBegun([...begun, kind])
                }}
              >
                {t(conditionNames[kind])}
              </MenuItem>
            ))}
        </Menu>
      </div>
    </div>
  )
}

/** Where the values of a condition are written or chosen. */
function firstFieldOf(box: HTMLElement | null, kind: ConditionKind): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-condition="${kind}"] :is(input, button)`) ?? null
}

interface ValuesFieldProps {
  readonly name: string
  readonly values: readonly string[]
  readonly options: readonly Option[] | null
  readonly suggested: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

function ValuesField({ name, values, options, suggested, onChange }: ValuesFieldProps) {
  const { t } = useI18n()
  const [typed, setTyped] = useState('')
  const listId = useId()
  const labelOf = (value: string) => options?.find((option) => option.value === value)?.label ?? value
  const left = options?.filter(({ value }) => !values.includes(value)) ?? []

  function take(): void {
    const words = typed.split(',').map((word) => word.trim())
    const fresh = words.filter((word) => word !== '' && !values.includes(word))
    if (fresh.length > 0) onChange([...values, ...new Set(fresh)])
    setTyped('')
  }

  return (
    <div className={styles.values}>
      {values.map((value, index) => (
        <Fragment key={value}>
          {index > 0 && <span className={styles.or}>{t('policies.or')}</span>}
          <Chip
            removeLabel={t('policies.removeValue', { value: labelOf(value) })}
            onRemove={() => onChange(values.filter((each) => each !== value))}
          >
            {labelOf(value)}
          </Chip>
        </Fragment>
      ))}
      {options === null && (
        <>
          <input
            type="text"
            className={styles.word}
            aria-label={name}
            placeholder={t('policies.valuePlaceholder')}
            value={typed}
            maxLength={320}
            autoComplete="off"
            list={suggested.length > 0 ? listId : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={take}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ',') {
                event.preventDefault()
                take()
              } else if (event.key === 'Backspace' && typed === '') onChange(values.slice(0, -1))
            }}
          />
          <datalist id={listId}>
            {suggested.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </>
      )}
      {left.length > 0 && (
        <Menu trigger={<IconButton size="small" label={t('policies.addValue', { condition: name })} icon={<Plus />} />}>
          {left.map(({ value, label }) => (
            <MenuItem key={value} onSelect={() => onChange([...values, value])}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  )
}
