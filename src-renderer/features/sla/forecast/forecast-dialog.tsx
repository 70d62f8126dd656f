import { CircleCheckBig } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { AccountId, ContactId } from '../../../../src-main/contract/ids.ts'
import type { SlaForecast } from '../../../../src-main/contract/sla.ts'
import { ChannelIcon } from '../../../components/channel-icon.tsx'
import { Countdown } from '../../../components/countdown/countdown.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useNow } from '../../../components/use-now.ts'
import { useEngine } from '../../../engine-client/desk-context.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './forecast-dialog.module.css'
import { createForecast } from './forecast-store.ts'
import { forecastTimes } from './forecast-times.ts'

interface ForecastDialogProps {
  /** Only this account; null for all. */
  readonly account: AccountId | null
  /** What was typed, as a moment after now; null when it says none. */
  readonly readTime: (text: string, now: number) => number | null
  readonly onOpen: (contact: ContactId) => void
  readonly onClose: () => void
}

/** "Offline until 14:00": what breaches by then, the most urgent first. */
export function ForecastDialog({ account, readTime, onOpen, onClose }: ForecastDialogProps) {
  const { t, format } = useI18n()
  const engine = useEngine()
  const now = useNow()
  const times = forecastTimes(now)
  const [store] = useState(() => createForecast(engine, forecastTimes(Date.now())[0]?.at ?? Date.now(), account))
  useEffect(() => () => store.getState().dispose(), [store])
  const { until, forecast, error, lookTo, reload } = useStore(store)
  const [text, setText] = useState('')
  const isUnknown = text.trim() !== '' && readTime(text, now) === null

  function read(typed: string): void {
    setText(typed)
    const at = readTime(typed, Date.now())
    if (at !== null) lookTo(at)
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('sla.forecast.title')}
      description={t('sla.forecast.text')}
    >
      <div className={styles.when}>
        <TextField
          label={t('sla.forecast.until')}
          placeholder={t('sla.forecast.placeholder')}
          value={text}
          onValueChange={read}
          {...(isUnknown && { error: t('sla.forecast.unknown') })}
        />
        <div className={styles.presets}>
          {times.map(({ preset, at }) => (
            <button
              key={preset}
              type="button"
              className={styles.preset}
              aria-pressed={at === until}
              onClick={() => {
                setText('')
                lookTo(at)
              }}
            >
              {format.moment(at, now)}
            </button>
          ))}
        </div>
      </div>
      {forecast ? (
        <Breaches forecast={forecast} until={until} now={now} onOpen={onOpen} />
      ) : (
        error && <ErrorState title={t('sla.forecast.failed')} error={error} onRetry={reload} />
      )}
    </Dialog>
  )
}

interface BreachesProps {
  readonly forecast: SlaForecast
  readonly until: number
  readonly now: number
  readonly onOpen: (contact: ContactId) => void
}

function Breaches({ forecast, until, now, onOpen }: BreachesProps) {
  const { t, format } = useI18n()
  const { breaches, count } = forecast
  const time = format.moment(until, now)
  if (count === 0) {
    return (
      <EmptyState icon={<CircleCheckBig aria-hidden="true" />} title={t('sla.forecast.none.title', { time })}>
        {t('sla.forecast.none.text')}
      </EmptyState>
    )
  }
  const already = breaches.filter(({ due }) => due.dueAt !== null && due.dueAt <= now).length
  const hidden = count - breaches.length
  return (
    <>
      <p className={styles.sum} role="status">
        {t('sla.forecast.sum', { time, count, already })}
      </p>
      <ul className={styles.list}>
        {breaches.map(({ conversation, contact, name, subject, channel, assignee, due }) => (
          <li key={conversation}>
            <button type="button" className={styles.row} onClick={() => onOpen(contact)}>
              <ChannelIcon channel={channel} />
              <span className={styles.name}>{name || t('contact.nameless')}</span>
              <span className={styles.subject}>{subject}</span>
              {assignee && <span className={styles.assignee}>{assignee}</span>}
              <span className={styles.due}>{due.dueAt !== null && format.calendarMoment(due.dueAt, now)}</span>
              <Countdown due={due} />
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className={styles.more}>{t('sla.forecast.more', { count: hidden })}</p>}
    </>
  )
}
