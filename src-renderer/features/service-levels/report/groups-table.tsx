import { scaleLinear } from '@visx/scale'
import { useState } from 'react'
import {
  type Attainment,
  type ClockKind,
  clockKinds,
  type DurationFigures,
  type FigureGroup,
  type FigureOf,
  figureGroups,
  type SlaReport,
} from '../../../../src-main/contract/sla.ts'
import { classNames } from '../../../components/class-names.ts'
import { SegmentedControl } from '../../../components/segmented-control.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { countOf } from '../attainment.ts'
import { AttainmentBar } from '../attainment-bar.tsx'
import styles from '../figures.module.css'
import { groupLabel } from '../group-label.ts'
import charts from './charts.module.css'
import { toMinute } from './clock-tiles.tsx'
import { FigureButton } from './figure-button.tsx'
import { wholeFigure } from './report-store.ts'

interface GroupsTableProps {
  readonly report: SlaReport
  readonly figure: FigureOf | null
  readonly onFigure: (figure: FigureOf | null) => void
}

const outcomes = ['met', 'breached', 'running'] as const
const rangeWidth = 150
const rangeHeight = 10

/** The figures of each policy, channel, account or agent, for one kind of clock. */
export function GroupsTable({ report, figure, onFigure }: GroupsTableProps) {
  const { t, format } = useI18n()
  const [by, setBy] = useState<FigureGroup>('channel')
  const [clock, setClock] = useState<ClockKind>('first-reply')
  const rows = report.groups
    .filter((group) => group.by === by)
    .map((group) => ({
      ...group,
      name: groupLabel(group, t),
      figures: group.attainment[clock],
      duration: group.durations[clock],
    }))
    .toSorted((a, b) => b.figures.met + b.figures.breached - (a.figures.met + a.figures.breached))
  const longest = Math.max(1, ...rows.map(({ duration }) => duration?.business.p90Ms ?? 0))
  const scale = scaleLinear({ domain: [0, longest], range: [0, rangeWidth] })

  const wholeOf = (key: string, figures: Attainment) => ({
    of: { ...wholeFigure, clock, group: { by, key } },
    count: countOf(figures),
    shown: figure,
    onShow: onFigure,
  })

  return (
    <section className={styles.card}>
      <header className={styles.cardHead}>
        <SegmentedControl
          label={t('reports.groupBy')}
          value={by}
          options={figureGroups.map((value) => ({ value, label: t(`reports.by.${value}`) }))}
          onValueChange={setBy}
        />
        <SegmentedControl
          label={t('reports.clock')}
          value={clock}
          options={clockKinds.map((value) => ({ value, label: t(`sla.clock.${value}`) }))}
          onValueChange={setClock}
        />
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(`reports.by.${by}`)}</th>
            <th scope="col" className={styles.left}>
              {t('reports.attainment')}
            </th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col">
                {t(`reports.outcome.${outcome}`)}
              </th>
            ))}
            <th scope="col" className={classNames(styles.left, styles.picture)}>
              {t('reports.medianToP90')}
            </th>
            <th scope="col">{t('reports.businessTime')}</th>
            <th scope="col">{t('reports.wallTime')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures, duration }) => (
            <tr key={key}>
              <th scope="row" title={name}>
                {name}
              </th>
              <td>
                <FigureButton {...wholeOf(key, figures)}>
                  <AttainmentBar figures={figures} />
                </FigureButton>
              </td>
              {outcomes.map((outcome) => (
                <td key={outcome}>
                  <FigureButton
                    of={{ ...wholeFigure, clock, outcome, group: { by, key } }}
                    count={figures[outcome]}
                    shown={figure}
                    onShow={onFigure}
                    label={`${name}, ${t(`reports.count.${outcome}`, { count: figures[outcome] })}`}
                  >
                    {format.number(figures[outcome])}
                  </FigureButton>
                </td>
              ))}
              <td className={classNames(styles.left, styles.picture)}>
                {duration && (
                  <svg className={charts.rangeBox} width={rangeWidth} height={rangeHeight} aria-hidden="true">
                    <rect className={charts.range} rx={3} width={scale(duration.business.p90Ms)} height={rangeHeight} />
                    <rect
                      className={charts.median}
                      rx={3}
                      width={Math.max(2, scale(duration.business.medianMs))}
                      height={rangeHeight}
                    />
                  </svg>
                )}
              </td>
              <td>
                {duration && (
                  <FigureButton {...wholeOf(key, figures)}>
                    {spanText(duration, 'business', format.lasted)}
                  </FigureButton>
                )}
              </td>
              <td>
                {duration && (
                  <FigureButton {...wholeOf(key, figures)}>{spanText(duration, 'wall', format.lasted)}</FigureButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function spanText(duration: DurationFigures, time: 'business' | 'wall', write: (ms: number) => string): string {
  const { medianMs, p90Ms } = duration[time]
  return `${write(toMinute(medianMs))} – ${write(toMinute(p90Ms))}`
}
