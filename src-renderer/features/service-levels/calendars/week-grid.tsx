import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { OpenPeriod } from '../../../../src-main/contract/sla.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { minuteText } from './minute-of-day.ts'
import { addAcross, dayMinutes, minuteAt, type PeriodEdge, shift, snapMinutes } from './open-periods.ts'
import styles from './week-grid.module.css'
import { weekdayNames } from './week-words.ts'

interface WeekGridProps {
  readonly periods: readonly OpenPeriod[]
  /** Places of periods that something is odd about. */
  readonly odd: ReadonlySet<number>
  readonly selected: number | null
  readonly onSelect: (period: number | null) => void
  readonly onChange: (periods: readonly OpenPeriod[]) => void
}

type Corner = readonly [day: number, minute: number]
type Drag =
  | { readonly type: 'draw'; readonly from: Corner; readonly to: Corner }
  | {
      readonly type: 'shift'
      readonly place: number
      readonly edge: PeriodEdge
      readonly by: number
      readonly from: number
    }

const days = [1, 2, 3, 4, 5, 6, 7]
const marks = [0, 3, 6, 9, 12, 15, 18, 21, 24]

/**
 * A week, a row for each day. Dragging over what is closed opens it, over several days at once; what is open is dragged to
 * another time, or by an end. With the keyboard: arrows move, with Shift the end, with Alt the beginning.
 */
export function WeekGrid({ periods, odd, selected, onSelect, onChange }: WeekGridProps) {
  const { t, locale } = useI18n()
  const [drag, setDrag] = useState<Drag | null>(null)
  const rows = useRef<HTMLDivElement>(null)
  /** Where the focus belongs once the hours that had it are gone. */
  const next = useRef<number | null>(null)
  useEffect(() => {
    if (next.current === null) return
    const place = Math.min(next.current, periods.length - 1)
    next.current = null
    rows.current?.querySelector<HTMLElement>(`[data-period="${place}"]`)?.focus()
  }, [periods])
  const [long, short] = [weekdayNames(locale, 'long'), weekdayNames(locale, 'short')]

  function cornerAt({ clientX, clientY }: PointerEvent): Corner {
    const box = rows.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    const row = Math.floor(((clientY - box.top) / box.height) * days.length)
    return [Math.min(7, Math.max(1, row + 1)), minuteAt((clientX - box.left) / box.width)]
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return
    // A time that is being typed is taken for the hours it was typed for, before others are chosen.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
    const target = event.target as HTMLElement
    const place = target.closest<HTMLElement>('[data-period]')?.dataset.period
    const corner = cornerAt(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    if (place === undefined) {
      onSelect(null)
      setDrag({ type: 'draw', from: corner, to: corner })
    } else {
      onSelect(Number(place))
      const edge = (target.dataset.edge as PeriodEdge | undefined) ?? 'both'
      setDrag({ type: 'shift', place: Number(place), edge, by: 0, from: corner[1] })
    }
  }

  function onPointerMove(event: PointerEvent): void {
    if (!drag) return
    const corner = cornerAt(event)
    setDrag(drag.type === 'draw' ? { ...drag, to: corner } : { ...drag, by: corner[1] - drag.from })
  }

  function onPointerUp(): void {
    if (drag?.type === 'draw') {
      const next = addAcross(periods, drag.from, drag.to)
      if (next.length > periods.length) onChange(next)
    } else if (drag && drag.by !== 0) onChange(shown)
    setDrag(null)
  }

  function onKeyDown(event: KeyboardEvent, place: number): void {
    const period = periods[place]
    if (!period) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      next.current = place
      onSelect(null)
      onChange(periods.filter((_, index) => index !== place))
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const edge = event.shiftKey ? 'to' : event.altKey ? 'from' : 'both'
      const by = event.key === 'ArrowLeft' ? -snapMinutes : snapMinutes
      onChange(periods.with(place, shift(period, edge, by)))
    } else return
    event.preventDefault()
  }

  const shown = periods.map((period, place) =>
    drag?.type === 'shift' && drag.place === place ? shift(period, drag.edge, drag.by) : period,
  )
  const drawn = drag?.type === 'draw' ? addAcross([], drag.from, drag.to) : []

  return (
    <div className={styles.grid}>
      <div className={styles.days} aria-hidden="true">
        {short.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not clip what is in it */}
      <div
        ref={rows}
        className={styles.week}
        role="group"
        aria-label={t('calendars.hours')}
        data-dragging={drag !== null || undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(null)}
      >
        {days.map((day) => (
          <div key={day} className={styles.day}>
            {shown.map((period, place) =>
              period.day === day ? (
                <button
                  // biome-ignore lint/suspicious/noArrayIndexKey: a period is its place in the list.
                  key={place}
                  type="button"
                  className={styles.period}
                  data-period={place}
                  data-odd={odd.has(place) || undefined}
                  aria-pressed={selected === place}
                  aria-label={`${long[day - 1]}, ${minuteText(period.from)}–${minuteText(period.to)}`}
                  style={placeOf(period)}
                  onFocus={() => onSelect(place)}
                  onKeyDown={(event) => onKeyDown(event, place)}
                >
                  <span className={styles.edge} data-edge="from" />
                  <span className={styles.times}>{`${minuteText(period.from)}–${minuteText(period.to)}`}</span>
                  <span className={styles.edge} data-edge="to" />
                </button>
              ) : null,
            )}
            {drawn
              .filter((period) => period.day === day)
              .map((period) => (
                <div key="drawn" className={styles.drawn} style={placeOf(period)}>
                  <span className={styles.times}>{`${minuteText(period.from)}–${minuteText(period.to)}`}</span>
                </div>
              ))}
          </div>
        ))}
      </div>
      <div className={styles.hours} aria-hidden="true">
        {marks.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
    </div>
  )
}

function placeOf({ from, to }: OpenPeriod): { left: string; width: string } {
  const percent = (minutes: number) => `${(Math.max(0, minutes) / dayMinutes) * 100}%`
  // One that ends before it begins is still there to be dragged right.
  return { left: percent(Math.min(from, dayMinutes - snapMinutes)), width: percent(Math.max(snapMinutes, to - from)) }
}
