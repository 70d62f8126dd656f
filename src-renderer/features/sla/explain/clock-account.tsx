import { CornerUpLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MessageId } from '../../../../src-main/contract/ids.ts'
import type { ClockAccount, ClockSpan } from '../../../../src-main/contract/sla.ts'
import { Button } from '../../../components/button.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './clock-account.module.css'
import { ClockStateBadge } from './clock-state.tsx'
import { outcomeWords, targetWords, warningWords } from './sla-words.ts'
import { StripChart } from './strip-chart.tsx'

interface ClockAccountProps {
  readonly clock: ClockAccount
  readonly asOf: number
  readonly onOpenMessage: (message: MessageId) => void
}

/** One clock, with every second of its life accounted for. */
export function ClockAccountView({ clock, asOf, onOpenMessage }: ClockAccountProps) {
  const i18n = useI18n()
  const { t, format } = i18n
  const { end, startedBy, answerPending } = clock
  const endedBy = end?.message ?? null
  return (
    <section className={styles.account} aria-label={t(`sla.clock.${clock.kind}`)}>
      <header className={styles.head}>
        <h3>{t(`sla.clock.${clock.kind}`)}</h3>
        <ClockStateBadge state={clock.state} />
        <p className={styles.outcome}>{outcomeWords(clock, asOf, i18n)}</p>
      </header>
      {answerPending && <p className={styles.pending}>{t('sla.explain.pending')}</p>}
      <StripChart clock={clock} asOf={asOf} />
      <dl className={styles.facts}>
        <Fact name={t('sla.explain.target')}>
          {targetWords(clock.target, i18n)} · {warningWords(clock.target, i18n)}
        </Fact>
        <Fact name={t('sla.explain.started')}>
          {format.full(clock.startedAt)}
          <Button size="small" variant="quiet" icon={<CornerUpLeft />} onClick={() => onOpenMessage(startedBy)}>
            {t('sla.explain.showMessage')}
          </Button>
        </Fact>
        {end && (
          <Fact name={t(`sla.end.${end.by}`)}>
            {end.agent
              ? t('sla.explain.byAgent', { agent: end.agent, time: format.full(end.at) })
              : format.full(end.at)}
            {endedBy !== null && (
              <Button size="small" variant="quiet" icon={<CornerUpLeft />} onClick={() => onOpenMessage(endedBy)}>
                {t('sla.explain.showReply')}
              </Button>
            )}
          </Fact>
        )}
      </dl>
      <table className={styles.spans}>
        <caption className="visually-hidden">{t('sla.explain.spans')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sla.explain.from')}</th>
            <th scope="col">{t('sla.explain.to')}</th>
            <th scope="col">{t('sla.explain.what')}</th>
            <th scope="col" className={styles.long}>
              {t('sla.explain.howLong')}
            </th>
          </tr>
        </thead>
        <tbody>
          {clock.spans.map((span) => (
            <SpanRow key={span.from} span={span} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>
              {t('sla.explain.sum', {
                wall: format.lasted(clock.wallMs),
                still: format.lasted(clock.wallMs - clock.countedMs),
              })}
            </td>
            <td className={styles.long}>{format.lasted(clock.countedMs)}</td>
          </tr>
        </tfoot>
        {clock.ahead.length > 0 && (
          <tbody className={styles.ahead}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {t('sla.explain.ahead')}
              </th>
            </tr>
            {clock.ahead.map((span) => (
              <SpanRow key={span.from} span={span} />
            ))}
          </tbody>
        )}
      </table>
    </section>
  )
}

function SpanRow({ span }: { readonly span: ClockSpan }) {
  const { t, format } = useI18n()
  const { from, to, paused, text } = span
  return (
    <tr data-paused={paused ?? undefined}>
      <td title={format.full(from)}>{format.dayTime(from)}</td>
      <td title={format.full(to)}>{format.dayTime(to)}</td>
      <td>
        {paused === 'holiday' && text
          ? t('sla.pause.holiday.named', { name: text })
          : t(paused === null ? 'sla.pause.none' : `sla.pause.${paused}`)}
      </td>
      <td className={styles.long}>{format.lasted(to - from)}</td>
    </tr>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
