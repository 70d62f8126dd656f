import { FileUp, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { DeskError } from '../../../../src-main/contract/errors.ts'
import type { Holiday } from '../../../../src-main/contract/sla.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Select } from '../../../components/select.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useErrorToast, useToast } from '../../../components/toaster.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import split from '../split-page.module.css'
import { byDate, type CalendarFields, type CalendarsStore } from './calendars-store.ts'
import styles from './holidays-fields.module.css'
import { minuteText } from './minute-of-day.ts'
import { MinuteField } from './period-fields.tsx'
import { localDate } from './problem-words.ts'

interface HolidaysFieldsProps {
  readonly store: CalendarsStore
  readonly fields: CalendarFields
}

/** Days off: a country's, one's own, and those of a file. */
export function HolidaysFields({ store, fields }: HolidaysFieldsProps) {
  const { t } = useI18n()
  const { countries, change } = useStore(store)
  const { publicHolidays, holidays } = fields
  const country = countries.find(({ code }) => code === publicHolidays?.country)

  return (
    <>
      <div className={split.group}>
        <h3>{t('calendars.public')}</h3>
        <div className={styles.country}>
          <Select
            label={t('calendars.country')}
            value={publicHolidays?.country ?? ''}
            options={[
              { value: '', label: t('calendars.country.none') },
              ...countries.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onValueChange={(code) =>
              change({ publicHolidays: code === '' ? null : { country: code, region: null, worked: [] } })
            }
          />
          {publicHolidays && country && country.regions.length > 0 && (
            <Select
              label={t('calendars.region')}
              value={publicHolidays.region ?? ''}
              options={[
                { value: '', label: t('calendars.region.whole') },
                ...country.regions.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              onValueChange={(region) => change({ publicHolidays: { ...publicHolidays, region: region || null } })}
            />
          )}
        </div>
      </div>
      <div className={split.group}>
        <div className={split.titled}>
          <h3>{t('calendars.own')}</h3>
          <IcsButton store={store} />
        </div>
        <NewDay onAdd={(day) => change({ holidays: [...holidays, day].toSorted(byDate) })} />
        {holidays.length > 0 && (
          <ul className={styles.days} aria-label={t('calendars.own')}>
            {holidays.map((day, place) => (
              <HolidayRow
                // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike in everything.
                key={`${day.date} ${day.name} ${place}`}
                day={day}
                onRemove={() => change({ holidays: holidays.filter((_, index) => index !== place) })}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function HolidayRow({ day, onRemove }: { readonly day: Holiday; readonly onRemove: () => void }) {
  const { t, format } = useI18n()
  const date = format.date(localDate(day.date))
  const isWhole = day.from === 0 && day.to === 1440
  return (
    <li className={styles.holiday}>
      <span className={styles.date}>{date}</span>
      <span className={styles.name}>{day.name || t('calendars.holiday')}</span>
      {!isWhole && <span className={styles.part}>{`${minuteText(day.from)}–${minuteText(day.to)}`}</span>}
      {day.yearly && <span className={styles.part}>{t('calendars.yearly')}</span>}
      <IconButton size="small" label={t('calendars.removeDay', { date })} icon={<Trash2 />} onClick={onRemove} />
    </li>
  )
}

function NewDay({ onAdd }: { readonly onAdd: (day: Holiday) => void }) {
  const { t } = useI18n()
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const [yearly, setYearly] = useState(false)
  const [part, setPart] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const isDate = /^\d{4}-\d\d-\d\d$/.test(date)

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isDate) return
        onAdd({ date, name: name.trim(), yearly, ...(part ?? { from: 0, to: 1440 }) })
        setDate('')
        setName('')
        setPart(null)
      }}
    >
      <TextField label={t('calendars.date')} type="date" value={date} onValueChange={setDate} />
      <div className={styles.wide}>
        <TextField
          label={t('calendars.dayName')}
          value={name}
          maxLength={200}
          autoComplete="off"
          onValueChange={setName}
        />
      </div>
      <Button type="submit" icon={<Plus aria-hidden="true" />} disabled={!isDate}>
        {t('calendars.addDay')}
      </Button>
      <div className={styles.options}>
        <Checkbox checked={yearly} onCheckedChange={setYearly} label={t('calendars.yearly')} />
        <Checkbox
          checked={part !== null}
          onCheckedChange={(partly) => setPart(partly ? { from: 780, to: 1440 } : null)}
          label={t('calendars.partDay')}
        />
        {part && (
          <>
            <MinuteField
              label={t('calendars.from')}
              minute={part.from}
              onChange={(from) => setPart({ ...part, from: Math.min(from, part.to - 1) })}
            />
            <span aria-hidden="true">–</span>
            <MinuteField
              label={t('calendars.to')}
              minute={part.to}
              onChange={(to) => setPart({ ...part, to: Math.max(to, part.from + 1) })}
            />
          </>
        )}
      </div>
    </form>
  )
}

function IcsButton({ store }: { readonly store: CalendarsStore }) {
  const { t } = useI18n()
  const toast = useToast()
  const tellError = useErrorToast()
  const picker = useRef<HTMLInputElement>(null)

  async function take(file: File): Promise<void> {
    try {
      const { added, known, skipped } = await store.getState().takeIcs(await file.text())
      const description = [
        known > 0 && t('calendars.ics.known', { count: known }),
        skipped > 0 && t('calendars.ics.skipped', { count: skipped }),
      ].filter((part) => part !== false)
      toast({
        title: t('calendars.ics.added', { count: added }),
        ...(description.length > 0 && { description: description.join(' ') }),
      })
    } catch (thrown) {
      tellError(t('calendars.ics.failed', { name: file.name }), DeskError.from(thrown).toShape())
    }
  }

  return (
    <>
      <Button size="small" icon={<FileUp aria-hidden="true" />} onClick={() => picker.current?.click()}>
        {t('calendars.ics')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('calendars.ics')}
        accept=".ics,text/calendar"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // The same file can be chosen again.
          event.currentTarget.value = ''
          if (file) void take(file)
        }}
      />
    </>
  )
}
