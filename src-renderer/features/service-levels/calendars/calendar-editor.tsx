import { Plus, Trash2 } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { ProblemNotes } from '../problem-notes.tsx'
import styles from '../split-page.module.css'
import type { CalendarFields, CalendarsStore } from './calendars-store.ts'
import { HolidaysFields } from './holidays-fields.tsx'
import { freeHours, joined } from './open-periods.ts'
import { PeriodFields } from './period-fields.tsx'
import { describeProblem, oddPeriods } from './problem-words.ts'
import { WeekGrid } from './week-grid.tsx'

interface CalendarEditorProps {
  readonly store: CalendarsStore
  readonly fields: CalendarFields
  readonly onRemove: () => void
}

/** One calendar: its zone, the hours of its week, its holidays. */
export function CalendarEditor({ store, fields, onRemove }: CalendarEditorProps) {
  const i18n = useI18n()
  const { t } = i18n
  const { check, change } = useStore(store)
  const [selected, setSelected] = useState<number | null>(null)
  const zonesId = useId()
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const { periods } = fields
  const problems = check?.problems ?? []
  const notes = problems.map((problem) => ({
    key: `${problem.code} ${problem.periods?.join() ?? problem.text}`,
    text: describeProblem(problem, periods, i18n),
    blocks: problem.blocks,
    action: (problem.code === 'overlap' || problem.code === 'empty-period') && (
      <Button
        size="small"
        onClick={() => {
          setSelected(null)
          change({ periods: joined(periods) })
        }}
      >
        {t(problem.code === 'overlap' ? 'calendars.join' : 'calendars.dropEmpty')}
      </Button>
    ),
  }))

  return (
    <section className={styles.editor} aria-label={fields.name || t('calendars.unnamed')}>
      <div className={styles.head}>
        <TextField
          label={t('calendars.name')}
          value={fields.name}
          maxLength={200}
          autoComplete="off"
          onValueChange={(name) => change({ name })}
        />
        <TextField
          label={t('calendars.zone')}
          value={fields.zone}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          list={zonesId}
          onValueChange={(zone) => change({ zone: zone.trim() })}
        />
        <datalist id={zonesId}>
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <span className={styles.spacer} />
        <IconButton label={t('calendars.remove')} icon={<Trash2 />} onClick={onRemove} />
      </div>
      <ProblemNotes label={t('levels.problems')} notes={notes} />
      <div className={styles.group}>
        <div className={styles.titled}>
          <h3>{t('calendars.hours')}</h3>
          {!fields.alwaysOpen && (
            <Button
              size="small"
              icon={<Plus aria-hidden="true" />}
              onClick={() => {
                change({ periods: [...periods, freeHours(periods)] })
                setSelected(periods.length)
              }}
            >
              {t('calendars.addHours')}
            </Button>
          )}
        </div>
        <Checkbox
          checked={fields.alwaysOpen}
          onCheckedChange={(alwaysOpen) => change({ alwaysOpen })}
          label={t('calendars.alwaysOpen')}
          hint={t('calendars.alwaysOpen.hint')}
        />
        {!fields.alwaysOpen && (
          <>
            <WeekGrid
              periods={periods}
              odd={oddPeriods(check)}
              selected={selected}
              onSelect={setSelected}
              onChange={(next) => change({ periods: [...next] })}
            />
            <PeriodFields
              periods={periods}
              selected={selected}
              onSelect={setSelected}
              onChange={(next) => change({ periods: [...next] })}
            />
          </>
        )}
      </div>
      {!fields.alwaysOpen && <HolidaysFields store={store} fields={fields} />}
    </section>
  )
}
