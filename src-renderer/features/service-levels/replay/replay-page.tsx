import { FlaskConical } from 'lucide-react'
import { useStore } from 'zustand'
import type { ContactId, MessageId } from '../../../../src-main/contract/ids.ts'
import type { ReplayChange } from '../../../../src-main/contract/sla.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { SegmentedControl } from '../../../components/segmented-control.tsx'
import { Select } from '../../../components/select.tsx'
import { useToast } from '../../../components/toaster.tsx'
import type { I18n } from '../../../i18n/i18n.ts'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { ConversationList } from '../conversation-list.tsx'
import styles from '../figures.module.css'
import { isChanged, policiesOf } from '../policies/policies-store.ts'
import type { ServiceLevelsStores } from '../service-levels-stores.ts'
import split from '../split-page.module.css'
import { WorkState } from '../work-state.tsx'
import { ReplayFigures } from './replay-figures.tsx'

interface ReplayPageProps {
  readonly stores: ServiceLevelsStores
  readonly onOpen: (contact: ContactId, message: MessageId | null) => void
  readonly onEdit: () => void
}

const spans = [30, 90, 365, 3650] as const
const filters = ['all', 'worse', 'better'] as const

/** What policies would have meant for all that was said: before and after, side by side, and what ends otherwise. */
export function ReplayPage({ stores, onOpen, onEdit }: ReplayPageProps) {
  const i18n = useI18n()
  const { t, describeError } = i18n
  const toast = useToast()
  const { kept, rows, saving, problem, save } = useStore(stores.policies)
  const { days, work, tried, filter, figure, changes, ...steps } = useStore(stores.replay)
  const { result, working, error } = work
  const draft = policiesOf(rows)
  const changed = isChanged({ kept, rows })
  const isStale = result !== null && tried !== JSON.stringify(draft)

  async function adopt(): Promise<void> {
    if (await save()) toast({ title: t('policies.saved') })
  }

  return (
    <>
      <div className={split.bar}>
        <Select
          label={t('replay.days')}
          labelHidden
          value={String(days)}
          options={spans.map((span) => ({
            value: String(span),
            label: span === 3650 ? t('replay.days.all') : t('replay.days.last', { count: span }),
          }))}
          onValueChange={(span) => steps.setDays(Number(span))}
        />
        <Button
          variant={result === null || isStale ? 'primary' : 'secondary'}
          icon={<FlaskConical aria-hidden="true" />}
          disabled={kept === null || working}
          onClick={() => steps.run(draft)}
        >
          {t('replay.run')}
        </Button>
        <div className={split.state}>
          {problem ? (
            <p className={split.problem} role="alert">
              {describeError(problem)}
            </p>
          ) : (
            !working && <p>{t(changed ? 'replay.ofDraft' : 'replay.ofKept')}</p>
          )}
        </div>
        <WorkState work={work} onCancel={() => steps.cancel()} />
        {!working && (
          <Button variant="quiet" onClick={onEdit}>
            {t('replay.edit')}
          </Button>
        )}
        {changed && result !== null && !isStale && (
          <Button variant="primary" busy={saving} onClick={() => void adopt()}>
            {t('replay.adopt')}
          </Button>
        )}
      </div>
      {isStale && !working && <Banner tone="warning">{t('replay.stale')}</Banner>}
      <div className={styles.body}>
        {error ? (
          <div className={split.nothing}>
            <ErrorState title={t('replay.failed')} error={error} onRetry={() => steps.run(draft)} />
          </div>
        ) : result === null ? (
          <div className={split.nothing}>
            {!working && (
              <EmptyState icon={<FlaskConical aria-hidden="true" />} title={t('replay.empty.title')}>
                {t('replay.empty.text')}
              </EmptyState>
            )}
          </div>
        ) : (
          <>
            <ReplayFigures
              result={result}
              figure={figure}
              stale={working || isStale}
              onFigure={(next) => steps.setFigure(next)}
            />
            <aside className={styles.behind} aria-label={t('replay.changes')}>
              <header className={styles.behindHead}>
                <div>
                  <h3>{t('replay.changes')}</h3>
                  <p className={styles.quiet} role="status">
                    {changes.rows && t('replay.changed', { count: changes.count })}
                  </p>
                </div>
                <SegmentedControl
                  label={t('replay.filter')}
                  value={filter}
                  options={filters.map((value) => ({ value, label: t(`replay.filter.${value}`) }))}
                  onValueChange={(next) => steps.setFilter(next)}
                />
              </header>
              <ConversationList
                label={t('replay.changes')}
                list={changes}
                empty={t('replay.noChanges')}
                onMore={() => steps.more()}
                onOpen={(change) => onOpen(change.contact, null)}
              >
                {(change) => <ChangeWords change={change} i18n={i18n} />}
              </ConversationList>
            </aside>
          </>
        )}
      </div>
    </>
  )
}

/** `First reply: in time → late` */
function ChangeWords({ change, i18n: { t } }: { readonly change: ReplayChange; readonly i18n: I18n }) {
  const word = (side: ReplayChange['before']) => (side ? t(`reports.state.${side.state}`) : t('replay.noClock'))
  const isWorse = isLate(change.after) && !isLate(change.before)
  const isBetter = isLate(change.before) && !isLate(change.after)
  return (
    <>
      {t(`sla.clock.${change.clock}`)}: {word(change.before)} →{' '}
      <span className={isWorse ? styles.worse : isBetter ? styles.better : undefined}>{word(change.after)}</span>
      {change.after && change.after.policy !== change.before?.policy && ` · ${change.after.policy}`}
    </>
  )
}

function isLate(side: ReplayChange['before']): boolean {
  return side?.state === 'late' || side?.state === 'breached'
}
