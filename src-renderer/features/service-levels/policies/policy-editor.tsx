import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../../src-main/contract/account.ts'
import type { CalendarId } from '../../../../src-main/contract/sla.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Select } from '../../../components/select.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { ProblemNotes } from '../problem-notes.tsx'
import type { ServiceLevelsStores } from '../service-levels-stores.ts'
import split from '../split-page.module.css'
import { ConditionsFields } from './conditions-fields.tsx'
import { NumberField } from './number-field.tsx'
import styles from './policy-editor.module.css'
import { describePolicyProblem } from './policy-words.ts'
import { TargetFields } from './target-fields.tsx'

interface PolicyEditorProps {
  readonly stores: ServiceLevelsStores
  readonly accounts: readonly AccountView[]
  readonly tags: readonly string[]
}

const targets = [
  ['firstReply', 'first-reply'],
  ['nextReply', 'next-reply'],
  ['resolution', 'resolution'],
] as const

/** One policy: for whom, how fast, by which hours, and what stops its clocks. */
export function PolicyEditor({ stores, accounts, tags }: PolicyEditorProps) {
  const i18n = useI18n()
  const { t } = i18n
  const { rows, open, check, change, duplicate, remove, move } = useStore(stores.policies)
  const calendars = useStore(stores.calendars, (state) => state.calendars) ?? []
  const place = rows.findIndex(({ key }) => key === open)
  const row = rows[place]
  const name = useRef<HTMLInputElement>(null)
  const isNew = row?.policy.name === '' && row.policy.id === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new one begins with its name, once.
  useEffect(() => {
    if (isNew) name.current?.focus()
  }, [])
  if (!row) return null
  const { key, policy } = row
  const nameAt = (at: number) => rows[at]?.policy.name || t('policies.unnamed')
  const notes = (check?.problems ?? [])
    .filter((problem) => problem.policy === place)
    .map((problem) => ({
      key: `${problem.code} ${problem.condition} ${problem.text}`,
      text: describePolicyProblem(problem, nameAt, check?.unmatched ?? 0, i18n),
      blocks: false,
    }))

  return (
    <section className={split.editor} aria-label={policy.name || t('policies.unnamed')}>
      <div className={split.head}>
        <TextField
          ref={name}
          label={t('policies.name')}
          value={policy.name}
          maxLength={200}
          autoComplete="off"
          onValueChange={(next) => change({ name: next })}
        />
        <span className={split.spacer} />
        <IconButton
          label={t('policies.earlier')}
          icon={<ArrowUp />}
          disabled={place === 0}
          onClick={() => move(key, place - 1)}
        />
        <IconButton
          label={t('policies.later')}
          icon={<ArrowDown />}
          disabled={place === rows.length - 1}
          onClick={() => move(key, place + 1)}
        />
        <IconButton
          label={t('policies.duplicate')}
          icon={<Copy />}
          onClick={() => duplicate(key, t('policies.copyOf', { name: policy.name }).slice(0, 200))}
        />
        <IconButton label={t('policies.remove')} icon={<Trash2 />} onClick={() => remove(key)} />
      </div>
      <ProblemNotes label={t('levels.problems')} notes={notes} />
      <Checkbox
        checked={policy.enabled}
        onCheckedChange={(enabled) => change({ enabled })}
        label={t('policies.enabled')}
        hint={t('policies.enabled.hint')}
      />
      <ConditionsFields
        conditions={policy.conditions}
        accounts={accounts}
        tags={tags}
        onChange={(conditions) => change({ conditions })}
      />
      <div className={split.group}>
        <h3>{t('policies.targets')}</h3>
        {targets.map(([field, clock]) => (
          <TargetFields
            key={field}
            clock={clock}
            target={policy[field]}
            onChange={(target) => change({ [field]: target })}
          />
        ))}
      </div>
      <div className={split.group}>
        <h3>{t('policies.time')}</h3>
        <div className={styles.calendar}>
          <Select
            label={t('policies.calendar')}
            value={policy.calendar === null ? '' : String(policy.calendar)}
            options={[
              { value: '', label: t('calendars.alwaysOpen') },
              ...calendars.map((calendar) => ({ value: String(calendar.id), label: calendar.name })),
            ]}
            onValueChange={(id) => change({ calendar: id === '' ? null : (Number(id) as CalendarId) })}
          />
        </div>
        <p className={split.hint}>{t('policies.calendar.hint')}</p>
      </div>
      <div className={split.group}>
        <h3>{t('policies.pauses')}</h3>
        <Checkbox
          checked={policy.pauses.waiting}
          onCheckedChange={(waiting) => change({ pauses: { ...policy.pauses, waiting } })}
          label={t('policies.pauses.waiting')}
        />
        <Checkbox
          checked={policy.pauses.snoozed}
          onCheckedChange={(snoozed) => change({ pauses: { ...policy.pauses, snoozed } })}
          label={t('policies.pauses.snoozed')}
        />
        <div className={styles.grace}>
          <span>{t('policies.grace')}</span>
          <NumberField
            label={t('policies.grace.minutes')}
            value={policy.graceMinutes}
            min={0}
            max={100_000}
            onChange={(graceMinutes) => change({ graceMinutes })}
          />
          <span>{t('policies.grace.minutes')}</span>
        </div>
        <p className={split.hint}>{t('policies.grace.hint')}</p>
      </div>
    </section>
  )
}
