import { Check, Diamond, TriangleAlert } from 'lucide-react'
import type { ClockAccount } from '../../../../src-main/contract/sla.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { type StretchKind, stripOf, ticksOf } from './strip.ts'
import styles from './strip-chart.module.css'

interface StripChartProps {
  readonly clock: ClockAccount
  readonly asOf: number
}

const kinds: readonly StretchKind[] = ['counted', 'late', 'ahead', 'held', 'closed']
const percent = (part: number) => `${part * 100}%`

/** A clock's life over the calendar: what counted, what did not, and where it was warned, due and ended. */
export function StripChart({ clock, asOf }: StripChartProps) {
  const { t, format } = useI18n()
  const strip = stripOf(clock, asOf)
  const { marks } = strip
  const shown = kinds.filter((kind) => strip.stretches.some((stretch) => stretch.kind === kind))
  return (
    <figure className={styles.chart} aria-label={t('sla.strip')}>
      <div className={styles.marks} aria-hidden="true">
        {marks.warning !== null && (
          <TriangleAlert className={styles.warning} style={{ left: percent(marks.warning) }} />
        )}
        {marks.due !== null && <Diamond className={styles.due} style={{ left: percent(marks.due) }} />}
        {marks.end !== null && <Check className={styles.end} style={{ left: percent(marks.end) }} />}
      </div>
      <div className={styles.line}>
        {strip.stretches.map(({ kind, start, width }) => (
          <span
            key={`${kind} ${start}`}
            className={styles.stretch}
            data-kind={kind}
            style={{ left: percent(start), width: percent(width) }}
          />
        ))}
        {marks.due !== null && <span className={styles.dueLine} style={{ left: percent(marks.due) }} />}
        {marks.now !== null && (
          <span className={styles.now} style={{ left: percent(marks.now) }} title={t('sla.strip.now')} />
        )}
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {ticksOf(strip).map(({ at, place, day }) => (
          <span key={at} className={styles.tick} data-edge={edgeOf(place)} style={{ left: percent(place) }}>
            {day ? format.weekdayOf(at) : format.time(at)}
          </span>
        ))}
      </div>
      <figcaption className={styles.legend}>
        {shown.map((kind) => (
          <span key={kind} className={styles.key}>
            <span className={styles.swatch} data-kind={kind} />
            {t(`sla.strip.${kind}`)}
          </span>
        ))}
        {marks.warning !== null && (
          <span className={styles.key}>
            <TriangleAlert className={styles.warning} />
            {t('sla.strip.warning')}
          </span>
        )}
        {marks.due !== null && (
          <span className={styles.key}>
            <Diamond className={styles.due} />
            {t('sla.strip.due')}
          </span>
        )}
        {marks.end !== null && (
          <span className={styles.key}>
            <Check className={styles.end} />
            {t('sla.strip.end')}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

/** Words at an end of the line are written inwards. */
function edgeOf(place: number): 'start' | 'end' | undefined {
  if (place < 0.04) return 'start'
  return place > 0.96 ? 'end' : undefined
}
