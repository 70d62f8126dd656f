import { AxisBottom, AxisLeft } from '@visx/axis'
import { useParentSize } from '@visx/responsive'
import { scaleBand, scaleLinear } from '@visx/scale'
import { useMemo } from 'react'
import type { SlaReport } from '../../../../src-main/contract/sla.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import figures from '../figures.module.css'
import styles from './charts.module.css'
import type { Period } from './periods.ts'
import { type TimeBar, timeBars } from './time-bars.ts'

interface TimeChartProps {
  readonly report: SlaReport
  readonly onPeriod: (period: Period) => void
}

const height = 196
const yearMs = 366 * 86_400_000
const margin = { top: 8, right: 20, bottom: 24, left: 36 }

/** Clocks that ended in time and late, over the time of a report; each part can be looked at by itself. */
export function TimeChart({ report, onPeriod }: TimeChartProps) {
  const { t, format } = useI18n()
  const { parentRef, width } = useParentSize({ debounceTime: 50 })
  const bars = useMemo(() => timeBars(report.days, report), [report])
  const most = Math.max(1, ...bars.map(({ met, breached }) => met + breached))
  const inner = Math.max(0, width - margin.left - margin.right)
  const x = scaleBand({ domain: bars.map(({ since }) => since), range: [0, inner], padding: 0.25 })
  const y = scaleLinear({ domain: [0, most], range: [height - margin.bottom - margin.top, 0], nice: 4 })
  const base = y(0)
  const [met, breached] = [sum(bars, 'met'), sum(bars, 'breached')]
  const isLong = report.until - report.since > yearMs
  // As many dates as stand beside each other.
  const step = Math.max(1, Math.ceil(bars.length / Math.max(1, Math.floor(inner / (isLong ? 104 : 64)))))

  return (
    <section className={figures.card}>
      <header className={figures.cardHead}>
        <h3>{t('reports.time')}</h3>
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
          <svg width={width} height={height} role="img" aria-label={t('reports.time.summary', { met, breached })}>
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
              {bars.map(({ since, until, met: inTime, breached: late }) => {
                const left = x(since) ?? 0
                const words = t('reports.time.part', {
                  date: format.span(since, until, true),
                  met: inTime,
                  breached: late,
                })
                return (
                  // The period can be chosen with the keyboard as well.
                  // biome-ignore lint/a11y/noStaticElementInteractions: see above
                  <g key={since} className={styles.day} onClick={() => onPeriod({ since, until })}>
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
                tickValues={bars.flatMap(({ since }, index) => (index % step === 0 ? [since] : []))}
                tickFormat={(since) => (isLong ? format.monthOfYear(since) : format.dayOfMonth(since))}
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

function sum(bars: readonly TimeBar[], outcome: 'met' | 'breached'): number {
  return bars.reduce((total, bar) => total + bar[outcome], 0)
}
