import { useEffect, useState } from 'react'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './own-period.module.css'
import { dateText, type Period, periodBetween } from './periods.ts'

interface OwnPeriodProps {
  readonly period: Period
  readonly onChange: (period: Period) => void
}

/** From one day to another, both counted. */
export function OwnPeriod({ period, onChange }: OwnPeriodProps) {
  const { t } = useI18n()
  const [from, setFrom] = useState(dateText(period.since))
  const [to, setTo] = useState(dateText(period.until - 1))
  useEffect(() => {
    setFrom(dateText(period.since))
    setTo(dateText(period.until - 1))
  }, [period])

  function take(nextFrom: string, nextTo: string): void {
    setFrom(nextFrom)
    setTo(nextTo)
    const next = periodBetween(nextFrom, nextTo)
    if (next) onChange(next)
  }

  const isBackwards = periodBetween(from, to) === null
  return (
    <>
      <input
        type="date"
        className={styles.date}
        aria-label={t('reports.from')}
        aria-invalid={isBackwards || undefined}
        value={from}
        onChange={(event) => take(event.currentTarget.value, to)}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        className={styles.date}
        aria-label={t('reports.to')}
        aria-invalid={isBackwards || undefined}
        value={to}
        onChange={(event) => take(from, event.currentTarget.value)}
      />
    </>
  )
}
