import { useState } from 'react'
import {
  type Attainment,
  type ClockKind,
  clockKinds,
  type FigureGroup,
  type FigureOf,
  figureGroups,
  type ReplayResult,
} from '../../../../src-main/contract/sla.ts'
import { SegmentedControl } from '../../../components/segmented-control.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { attained, nothingYet } from '../attainment.ts'
import { AttainmentBar } from '../attainment-bar.tsx'
import styles from '../figures.module.css'
import { groupLabel } from '../group-label.ts'
import { FigureButton } from '../report/figure-button.tsx'
import { everyFigure } from './replay-store.ts'

interface ReplayFiguresProps {
  readonly result: ReplayResult
  /** What the list of changes is narrowed to. */
  readonly figure: FigureOf
  /** The figures are of other policies than those that are written now. */
  readonly stale: boolean
  readonly onFigure: (figure: FigureOf) => void
}

/** Before and after, side by side: over all, and for each policy, channel, account or agent. */
export function ReplayFigures({ result, figure, stale, onFigure }: ReplayFiguresProps) {
  const { t, format } = useI18n()
  const [by, setBy] = useState<FigureGroup>('policy')
  const [clock, setClock] = useState<ClockKind>('first-reply')
  const show = (next: FigureOf | null) => onFigure(next ?? everyFigure)
  const rows = result.groups.filter((group) => group.by === by)

  return (
    <section
      className={styles.figures}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard.
      tabIndex={0}
      aria-label={t('levels.page.replay')}
      data-stale={stale || undefined}
    >
      <p className={styles.quiet}>
        {t('reports.conversations', {
          count: result.conversations,
          since: format.date(result.since),
          until: format.date(result.until - 1),
        })}
      </p>
      <div className={styles.tiles}>
        {clockKinds.map((kind) => (
          <section key={kind} className={styles.tile} aria-label={t(`sla.clock.${kind}`)}>
            <h3 className={styles.tileTitle}>{t(`sla.clock.${kind}`)}</h3>
            <Comparison before={result.before[kind]} after={result.after[kind]} />
            <div className={styles.counts}>
              <FigureButton of={{ ...everyFigure, clock: kind }} count={result.changed} shown={figure} onShow={show}>
                {t('replay.late', {
                  before: format.number(result.before[kind].breached),
                  after: format.number(result.after[kind].breached),
                })}
              </FigureButton>
            </div>
          </section>
        ))}
      </div>
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
                {t('replay.before')}
              </th>
              <th scope="col">{t('reports.outcome.breached')}</th>
              <th scope="col" className={styles.left}>
                {t('replay.after')}
              </th>
              <th scope="col">{t('reports.outcome.breached')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((group) => {
              const name = groupLabel(group, t)
              const [before, after] = [group.before?.[clock] ?? nothingYet, group.after?.[clock] ?? nothingYet]
              return (
                <tr key={group.key}>
                  <th scope="row" title={name}>
                    {name}
                  </th>
                  <td>
                    <AttainmentBar figures={before} />
                  </td>
                  <td>{format.number(before.breached)}</td>
                  <td>
                    <AttainmentBar figures={after} />
                  </td>
                  <td>{format.number(after.breached)}</td>
                  <td>
                    <FigureButton
                      of={{ ...everyFigure, clock, group: { by, key: group.key } }}
                      count={result.changed}
                      shown={figure}
                      onShow={show}
                      label={t('replay.showOf', { name })}
                    >
                      {t('replay.show')}
                    </FigureButton>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Comparison({ before, after }: { readonly before: Attainment; readonly after: Attainment }) {
  const { t, format } = useI18n()
  const [from, to] = [attained(before), attained(after)]
  const points = from === null || to === null ? 0 : Math.round((to - from) * 100)
  const write = (share: number | null) => (share === null ? t('reports.none') : format.percent(share))
  return (
    <p className={styles.big}>
      <span className={styles.before}>
        <span className="visually-hidden">{t('replay.before')} </span>
        {write(from)}
      </span>
      <span className={styles.before} aria-hidden="true">
        →
      </span>
      <span>
        <span className="visually-hidden">{t('replay.after')} </span>
        {write(to)}
      </span>
      {points !== 0 && (
        <span className={styles.delta} data-way={points > 0 ? 'up' : 'down'}>
          {t('replay.points', { points: `${points > 0 ? '▲ +' : '▼ −'}${Math.abs(points)}` })}
        </span>
      )}
    </p>
  )
}
