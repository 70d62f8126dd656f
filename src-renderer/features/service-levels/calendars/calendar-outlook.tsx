import { Briefcase } from 'lucide-react'
import { useStore } from 'zustand'
import { Chip } from '../../../components/chip.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './calendar-outlook.module.css'
import type { CalendarFields, CalendarsStore } from './calendars-store.ts'
import { minuteText } from './minute-of-day.ts'
import { localDate } from './problem-words.ts'

interface CalendarOutlookProps {
  readonly store: CalendarsStore
  readonly fields: CalendarFields
}

/** What a calendar comes to: hours of a week, when it is closed next, when clocks change. */
export function CalendarOutlook({ store, fields }: CalendarOutlookProps) {
  const { t, format } = useI18n()
  const { check, change } = useStore(store)
  const { publicHolidays } = fields
  const worked = publicHolidays?.worked ?? []
  const work = (names: readonly string[]) =>
    publicHolidays && change({ publicHolidays: { ...publicHolidays, worked: [...names] } })

  return (
    <aside className={styles.outlook} aria-label={t('calendars.outlook')}>
      {check && (
        <>
          <p className={styles.figure}>{format.lasted(check.openMinutesPerWeek * 60_000)}</p>
          <p className={styles.caption}>{t('calendars.perWeek')}</p>
          {!fields.alwaysOpen && (
            <>
              <h3 className={styles.title}>{t('calendars.closures')}</h3>
              {check.closures.length === 0 && <p className={styles.quiet}>{t('calendars.closures.none')}</p>}
              <ul className={styles.list}>
                {check.closures.map(({ date, name, from, to, isPublic }) => (
                  <li key={`${date} ${name} ${from}`} className={styles.row}>
                    <span className={styles.date}>{format.date(localDate(date))}</span>
                    <span className={styles.name}>
                      {name || t('calendars.holiday')}
                      {(from > 0 || to < 1440) && ` ${minuteText(from)}–${minuteText(to)}`}
                    </span>
                    {isPublic && (
                      <IconButton
                        size="small"
                        label={t('calendars.workOn', { name })}
                        icon={<Briefcase />}
                        onClick={() => work([...worked, name])}
                      />
                    )}
                  </li>
                ))}
              </ul>
              {worked.length > 0 && (
                <>
                  <h3 className={styles.title}>{t('calendars.worked')}</h3>
                  <div className={styles.worked}>
                    {worked.map((name) => (
                      <Chip
                        key={name}
                        removeLabel={t('calendars.workNot', { name })}
                        onRemove={() => work(worked.filter((each) => each !== name))}
                      >
                        {name}
                      </Chip>
                    ))}
                  </div>
                </>
              )}
            </>
          )}
          {check.clockChanges.length > 0 && (
            <>
              <h3 className={styles.title}>{t('calendars.clockChanges')}</h3>
              <ul className={styles.list}>
                {check.clockChanges.map(({ at, minutes }) => (
                  <li key={at} className={styles.row}>
                    <span className={styles.date}>{format.date(at)}</span>
                    <span className={styles.name}>
                      {t(minutes > 0 ? 'calendars.clockForward' : 'calendars.clockBack', {
                        time: format.lasted(Math.abs(minutes) * 60_000),
                      })}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </aside>
  )
}
