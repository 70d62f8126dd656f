import { scaleQuantize } from '@visx/scale'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { FigureOf } from '../../../../src-main/contract/sla.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { weekdayNames } from '../calendars/week-words.ts'
import figures from '../figures.module.css'
import styles from './charts.module.css'
import { hourText, isSameFigure } from './figure-words.ts'
import { wholeFigure } from './report-store.ts'

interface HoursHeatMapProps {
  /** 7 × 24 from Monday 0:00. */
  readonly breaches: readonly number[]
  readonly figure: FigureOf | null
  readonly onFigure: (figure: FigureOf | null) => void
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** When promises are broken: a cell for each hour of the week. One tab stop; arrows move, Enter opens what is behind. */
export function HoursHeatMap({ breaches, figure, onFigure }: HoursHeatMapProps) {
  const { t, locale } = useI18n()
  const [reached, setReached] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  const [short, long] = [weekdayNames(locale, 'short'), weekdayNames(locale, 'long')]
  const level = scaleQuantize({ domain: [0, Math.max(1, ...breaches)], range: [1, 2, 3, 4] })

  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -24, ArrowDown: 24 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = reached + by
    if (next < 0 || next >= breaches.length) return
    setReached(next)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus()
  }

  return (
    <section className={figures.card}>
      <header className={figures.cardHead}>
        <h3>{t('reports.heat')}</h3>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid */}
      <div ref={grid} className={styles.heat} role="group" aria-label={t('reports.heat')} onKeyDown={onKeyDown}>
        {short.map((name, day) => [
          <span key={name} className={styles.rowName} aria-hidden="true">
            {name}
          </span>,
          ...hours.map((hour) => {
            const cell = day * 24 + hour
            const count = breaches[cell] ?? 0
            const of: FigureOf = { ...wholeFigure, outcome: 'breached', weekday: day + 1, hour }
            const isShown = isSameFigure(figure, of)
            const words = t('reports.heat.cell', { day: long[day] ?? '', hour: hourText(hour), count })
            return (
              <button
                key={cell}
                type="button"
                className={styles.cell}
                data-cell={cell}
                data-level={count === 0 ? undefined : level(count)}
                aria-label={words}
                aria-pressed={isShown}
                // Not `disabled`: arrows go through empty hours too.
                aria-disabled={count === 0 || undefined}
                title={words}
                tabIndex={cell === reached ? 0 : -1}
                onFocus={() => setReached(cell)}
                onClick={() => count > 0 && onFigure(isShown ? null : of)}
              >
                {count > 0 && count}
              </button>
            )
          }),
        ])}
        <span />
        {hours.map((hour) => (
          <span key={hour} className={styles.hour} aria-hidden="true">
            {hour % 3 === 0 && String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
    </section>
  )
}
