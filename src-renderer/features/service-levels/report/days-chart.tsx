import { AxisBottom, AxisLeft } from '@visx/axis'
import { useParentSize } from '@visx/responsive'
import { scaleBand, scaleLinear } from '@visx/scale'
import type { SlaReport } from '../../../../src-main/contract/sla.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import figures from '../figures.module.css'
import styles from './charts.module.css'

interface DaysChartProps {
  readonly days: SlaReport['days']
  /** Its beginning, epoch ms. */
  readonly onDay: (startsAt: number) => void
}

const height = 196
const margin = { top: 8, right: 4, bottom: 24, left: 36 }

/** Clocks that ended in time and late, day by day; a day can be looked at by itself. */
export function DaysChart({ days, onDay }: DaysChartProps) {
  const { t, format } = useI18n()
  const { parentRef, width } = useParentSize({ debounceTime: 50 })
  const most = Math.max(1, ...days.map(({ met, breached }) => met + breached))
  const inner = Math.max(0, width - margin.left - margin.right)
  const x = scaleBand({ domain: days.map(({ startsAt }) => startsAt), range: [0, inner], padding: 0.25 })
  const y = scaleLinear({ domain: [0, most], range: [height - margin.bottom - margin.top, 0], nice: true })
  const base = y(0)
  const [met, breached] = [sum(days, 'met'), sum(days, 'breached')]
  // As many dates as stand beside each other.
  const step = Math.max(1, Math.ceil(days.length / Math.max(1, Math.floor(inner / 64))))

  return (
    <section className={figures.card}>
      <header className={figures.cardHead}>
        <h3>{t('reports.days')}</h3>
        <div className={figures.legend} aria-hidden="true">
          <span>
            <i className={styles.metSign} />
            {t('reports.outcome.met')}
          </span>
          <span>
            <i className={styles.lateSign} />
            {t('reports.outcome.breached')}
          </span>
        </div>
      </header>
      <div ref={parentRef} className={styles.chart} style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={t('reports.days.summary', { met, breached })}>
            <defs>
              <pattern id="late-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="5" height="5" className={styles.late} />
                <rect width="1.6" height="5" className={styles.hatch} />
              </pattern>
            </defs>
            <g transform={`translate(${margin.left},${margin.top})`}>
              {y.ticks(4).map((tick) => (
                <line key={tick} className={styles.gridLine} x1={0} x2={inner} y1={y(tick)} y2={y(tick)} />
              ))}
              {days.map(({ startsAt, met: inTime, breached: late }) => {
                const left = x(startsAt) ?? 0
                const words = t('reports.days.day', { date: format.date(startsAt), met: inTime, breached: late })
                return (
                  // The period can be chosen with the keyboard as well.
                  // biome-ignore lint/a11y/noStaticElementInteractions: see above
                  <g key={startsAt} className={styles.day} onClick={() => onDay(startsAt)}>
                    <title>{words}</title>
                    <rect className={styles.touch} x={left} y={0} width={x.bandwidth()} height={base} />
                    <rect
                      className={styles.met}
                      x={left}
                      y={y(inTime)}
                      width={x.bandwidth()}
                      height={base - y(inTime)}
                    />
                    <rect
                      fill="url(#late-hatch)"
                      x={left}
                      y={y(inTime + late)}
                      width={x.bandwidth()}
                      height={y(inTime) - y(inTime + late)}
                    />
                  </g>
                )
              })}
              <AxisBottom
                top={base}
                scale={x}
                tickValues={days.flatMap(({ startsAt }, index) => (index % step === 0 ? [startsAt] : []))}
                tickFormat={(startsAt) => format.dayOfMonth(startsAt)}
                axisLineClassName={styles.axisLine ?? ''}
                hideTicks
                tickLabelProps={{ className: styles.tick ?? '', textAnchor: 'middle', dy: '-0.2em' }}
              />
              <AxisLeft
                scale={y}
                numTicks={4}
                tickFormat={(value) => (Number.isInteger(value) ? format.number(Number(value)) : '')}
                hideAxisLine
                hideTicks
                tickLabelProps={{ className: styles.tick ?? '', textAnchor: 'end', dx: '-0.3em', dy: '0.3em' }}
              />
            </g>
          </svg>
        )}
      </div>
    </section>
  )
}

function sum(days: SlaReport['days'], outcome: 'met' | 'breached'): number {
  return days.reduce((total, day) => total + day[outcome], 0)
}
