import { type KeyboardEvent, useRef, useState } from 'react'
import type { TimelineMonth } from '../../../src-main/contract/desk.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './go-to-date.module.css'
import { neighbourOf, yearsOf } from './month-grid.ts'

interface MonthPickerProps {
  readonly months: readonly TimelineMonth[]
  /** A moment of the month in view, which is marked; null marks none. */
  readonly shownAt: number | null
  readonly onPick: (startsAt: number) => void
}

/** A calendar of what was said: the fuller a month, the stronger its colour. Arrows move, Enter picks. */
export function MonthPicker({ months, shownAt, onPick }: MonthPickerProps) {
  const { t, format } = useI18n()
  const years = yearsOf(months)
  const busiest = Math.max(...months.map(({ messages }) => messages))
  const shown = months.findLast(({ startsAt }) => startsAt <= (shownAt ?? Number.POSITIVE_INFINITY)) ?? months.at(-1)
  const [reached, setReached] = useState(shown?.startsAt)
  const grid = useRef<HTMLDivElement>(null)

  function move(event: KeyboardEvent<HTMLButtonElement>, startsAt: number): void {
    const next = neighbourOf(years, startsAt, event.key)
    if (next === null) return
    event.preventDefault()
    setReached(next)
    grid.current?.querySelector<HTMLElement>(`[data-month="${next}"]`)?.focus()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a scrolling grid
    <div ref={grid} className={styles.years} role="group" aria-label={t('timeline.months')}>
      {years.map(({ year, months }) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div key={year} className={styles.year} role="group" aria-label={String(year)}>
          <span className={styles.yearName}>{year}</span>
          <div className={styles.months}>
            {months.map(({ startsAt, messages }) => (
              <button
                key={startsAt}
                type="button"
                className={styles.month}
                data-month={startsAt}
                data-shown={startsAt === shown?.startsAt || undefined}
                data-fullness={Math.ceil((messages / busiest) * 3)}
                disabled={messages === 0}
                tabIndex={startsAt === reached ? 0 : -1}
                // Its description: the name is the word that is seen, in the group of its year.
                title={t('timeline.monthCount', { month: format.monthOfYear(startsAt), count: messages })}
                onClick={() => onPick(startsAt)}
                onKeyDown={(event) => move(event, startsAt)}
                onFocus={() => setReached(startsAt)}
              >
                {format.month(startsAt)}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
