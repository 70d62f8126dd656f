import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { OpenPeriod } from '../../../../src-main/contract/sla.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Select } from '../../../components/select.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { minuteText, readMinute } from './minute-of-day.ts'
import { copyDay } from './open-periods.ts'
import styles from './period-fields.module.css'
import { weekdayNames } from './week-words.ts'

interface PeriodFieldsProps {
  readonly periods: readonly OpenPeriod[]
  readonly selected: number | null
  readonly onSelect: (period: number | null) => void
  readonly onChange: (periods: readonly OpenPeriod[]) => void
}

const workdays = [1, 2, 3, 4, 5]

/** The chosen hours of the week to the minute, for whoever would rather type than drag. */
export function PeriodFields({ periods, selected, onSelect, onChange }: PeriodFieldsProps) {
  const { t, locale } = useI18n()
  const names = weekdayNames(locale, 'long')
  const period = selected === null ? undefined : periods[selected]
  const put = (change: Partial<OpenPeriod>) => {
    if (selected !== null && period) onChange(periods.with(selected, { ...period, ...change }))
  }

  return (
    <div className={styles.fields}>
      {period && selected !== null && (
        <div className={styles.line}>
          <Select
            label={t('calendars.day')}
            labelHidden
            value={String(period.day)}
            options={names.map((label, index) => ({ value: String(index + 1), label }))}
            onValueChange={(day) => put({ day: Number(day) })}
          />
          <MinuteField
            key={`from ${selected}`}
            label={t('calendars.from')}
            minute={period.from}
            onChange={(from) => put({ from })}
          />
          <span aria-hidden="true">–</span>
          <MinuteField
            key={`to ${selected}`}
            label={t('calendars.to')}
            minute={period.to}
            onChange={(to) => put({ to })}
          />
          <IconButton
            label={t('calendars.removeHours')}
            icon={<Trash2 />}
            onClick={() => {
              onSelect(null)
              onChange(periods.filter((_, index) => index !== selected))
            }}
          />
          <Button
            variant="quiet"
            size="small"
            onClick={() => {
              onSelect(null)
              onChange(copyDay(periods, period.day, workdays))
            }}
          >
            {t('calendars.copyToWorkdays')}
          </Button>
        </div>
      )}
      <p className={styles.hint}>{t('calendars.dragHint')}</p>
    </div>
  )
}

interface MinuteFieldProps {
  readonly label: string
  readonly minute: number
  readonly onChange: (minute: number) => void
}

/** A time of the day, taken when it is left or Enter pressed; what is no time leaves it as it was. */
export function MinuteField({ label, minute, onChange }: MinuteFieldProps) {
  const [typed, setTyped] = useState(minuteText(minute))
  useEffect(() => setTyped(minuteText(minute)), [minute])

  function take(): void {
    const read = readMinute(typed)
    if (read !== null && read !== minute) onChange(read)
    setTyped(minuteText(read ?? minute))
  }

  return (
    <input
      type="text"
      className={styles.time}
      aria-label={label}
      value={typed}
      maxLength={8}
      autoComplete="off"
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  )
}
