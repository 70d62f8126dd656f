import { clockKinds, type FigureOf, type SlaReport } from '../../../../src-main/contract/sla.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { attained, countOf } from '../attainment.ts'
import styles from '../figures.module.css'
import { FigureButton } from './figure-button.tsx'
import { wholeFigure } from './report-store.ts'

interface ClockTilesProps {
  readonly report: SlaReport
  readonly figure: FigureOf | null
  readonly onFigure: (figure: FigureOf | null) => void
}

const outcomes = ['met', 'breached', 'running'] as const

/** Each kind of clock: how often it was met, and how long it took. */
export function ClockTiles({ report, figure, onFigure }: ClockTilesProps) {
  const { t, format } = useI18n()
  return (
    <div className={styles.tiles}>
      {clockKinds.map((clock) => {
        const figures = report.attainment[clock]
        const durations = report.durations[clock]
        const share = attained(figures)
        // Behind what is worked out over all of a kind stand all of them.
        const whole = { of: { ...wholeFigure, clock }, count: countOf(figures), shown: figure, onShow: onFigure }
        return (
          <section key={clock} className={styles.tile} aria-label={t(`sla.clock.${clock}`)}>
            <h3 className={styles.tileTitle}>{t(`sla.clock.${clock}`)}</h3>
            <p className={styles.big}>
              <FigureButton {...whole}>{share === null ? t('reports.none') : format.percent(share)}</FigureButton>
            </p>
            <div className={styles.counts}>
              {outcomes.map((outcome) => (
                <FigureButton
                  key={outcome}
                  of={{ ...wholeFigure, clock, outcome }}
                  count={figures[outcome]}
                  shown={figure}
                  onShow={onFigure}
                >
                  {t(`reports.count.${outcome}`, { count: figures[outcome] })}
                </FigureButton>
              ))}
            </div>
            {durations && (
              <table className={styles.times}>
                <thead>
                  <tr>
                    <td />
                    <th scope="col">{t('reports.median')}</th>
                    <th scope="col">{t('reports.p90')}</th>
                  </tr>
                </thead>
                <tbody>
                  {(['business', 'wall'] as const).map((time) => (
                    <tr key={time}>
                      <th scope="row">{t(`reports.time.${time}`)}</th>
                      <td>
                        <FigureButton {...whole}>{format.lasted(toMinute(durations[time].medianMs))}</FigureButton>
                      </td>
                      <td>
                        <FigureButton {...whole}>{format.lasted(toMinute(durations[time].p90Ms))}</FigureButton>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        )
      })}
    </div>
  )
}

/** Seconds matter only below a minute. */
export function toMinute(ms: number): number {
  return ms < 60_000 ? ms : Math.round(ms / 60_000) * 60_000
}
