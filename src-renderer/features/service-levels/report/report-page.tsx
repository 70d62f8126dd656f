import { Download, X } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../../src-main/contract/account.ts'
import { DeskError } from '../../../../src-main/contract/errors.ts'
import type { AccountId, ContactId, MessageId } from '../../../../src-main/contract/ids.ts'
import { accountLabel } from '../../../components/account-label.ts'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { saveBlob } from '../../../components/save-blob.ts'
import { Select } from '../../../components/select.tsx'
import { useErrorToast } from '../../../components/toaster.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { ConversationList } from '../conversation-list.tsx'
import styles from '../figures.module.css'
import split from '../split-page.module.css'
import { WorkState } from '../work-state.tsx'
import { ClockTiles } from './clock-tiles.tsx'
import { FigureButton } from './figure-button.tsx'
import { describeFigure } from './figure-words.ts'
import { GroupsTable } from './groups-table.tsx'
import { HoursHeatMap } from './hours-heat-map.tsx'
import { OwnPeriod } from './own-period.tsx'
import { dateText, periodNames, periodOf } from './periods.ts'
import { type ReportStore, wholeFigure } from './report-store.ts'
import { TimeChart } from './time-chart.tsx'

interface ReportPageProps {
  readonly store: ReportStore
  readonly accounts: readonly AccountView[]
  readonly onOpen: (contact: ContactId, message: MessageId | null) => void
}

/** How the desk kept its word; every figure opens the conversations behind it. */
export function ReportPage({ store, accounts, onOpen }: ReportPageProps) {
  const i18n = useI18n()
  const { t, format } = i18n
  const tellError = useErrorToast()
  const { periodName, period, account, work, figure, clocks, ...steps } = useStore(store)
  const { result, error, working } = work
  useEffect(() => store.getState().open(), [store])

  async function write(rows: 'figures' | 'clocks'): Promise<void> {
    try {
      // Spreadsheets take a file for UTF-8 only with this mark at its beginning.
      const text = `\ufeff${(await steps.csv(rows)).replace(/^\ufeff/, '')}`
      const name = `${t('reports.fileName')} ${dateText(period.since)} ${dateText(period.until - 1)}.csv`
      saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), name)
    } catch (thrown) {
      tellError(t('app.actionFailed'), DeskError.from(thrown).toShape())
    }
  }

  return (
    <>
      <div className={split.bar}>
        <Select
          label={t('reports.period')}
          labelHidden
          value={periodName}
          options={periodNames.map((value) => ({ value, label: t(`reports.period.${value}`) }))}
          onValueChange={(name) => steps.setPeriod(name, name === 'own' ? period : periodOf(name, Date.now()))}
        />
        {periodName === 'own' && <OwnPeriod period={period} onChange={(next) => steps.setPeriod('own', next)} />}
        {accounts.length > 1 && (
          <Select
            label={t('reports.account')}
            labelHidden
            value={account ?? ''}
            options={[
              { value: '', label: t('reports.account.all') },
              ...accounts.map((each) => ({ value: each.id as string, label: accountLabel(each, accounts) })),
            ]}
            onValueChange={(id) => steps.setAccount(id === '' ? null : (id as AccountId))}
          />
        )}
        <span className={styles.spacer} />
        <WorkState work={work} onCancel={() => steps.cancel()} />
        {!working && (
          <Button variant="quiet" onClick={() => steps.run()}>
            {t('reports.refresh')}
          </Button>
        )}
        <Menu
          align="end"
          trigger={
            <Button icon={<Download aria-hidden="true" />} disabled={result === null}>
              {t('reports.csv')}
            </Button>
          }
        >
          <MenuItem onSelect={() => void write('figures')}>{t('reports.csv.figures')}</MenuItem>
          <MenuItem onSelect={() => void write('clocks')}>{t('reports.csv.clocks')}</MenuItem>
        </Menu>
      </div>
      <div className={styles.body}>
        {error ? (
          <div className={split.nothing}>
            <ErrorState title={t('reports.failed')} error={error} onRetry={() => steps.run()} />
          </div>
        ) : result === null ? (
          <div className={split.nothing} />
        ) : result.conversations === 0 ? (
          <div className={split.nothing}>
            <EmptyState title={t('reports.empty.title')}>{t('reports.empty.text')}</EmptyState>
          </div>
        ) : (
          <section
            className={styles.figures}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard.
            tabIndex={0}
            aria-label={t('levels.page.report')}
            data-stale={working || undefined}
          >
            <p className={styles.quiet}>
              <FigureButton
                of={wholeFigure}
                count={result.conversations}
                shown={figure}
                onShow={(next) => steps.showFigure(next)}
              >
                {t('reports.conversations', {
                  count: result.conversations,
                  since: format.date(result.since),
                  until: format.date(result.until - 1),
                })}
              </FigureButton>
            </p>
            <ClockTiles report={result} figure={figure} onFigure={(next) => steps.showFigure(next)} />
            <div className={styles.charts}>
              <TimeChart report={result} onPeriod={(next) => steps.setPeriod('own', next)} />
              <HoursHeatMap
                breaches={result.breachesByHour}
                figure={figure}
                onFigure={(next) => steps.showFigure(next)}
              />
            </div>
            <GroupsTable report={result} figure={figure} onFigure={(next) => steps.showFigure(next)} />
          </section>
        )}
        {figure && result && (
          <aside className={styles.behind} aria-label={t('reports.behind')}>
            <header className={styles.behindHead}>
              <div>
                <h3>{describeFigure(figure, result.groups, i18n) || t('reports.behind')}</h3>
                <p className={styles.quiet} role="status">
                  {clocks.rows && t('reports.clocks', { count: clocks.count })}
                </p>
              </div>
              <IconButton label={t('components.close')} icon={<X />} onClick={() => steps.showFigure(null)} />
            </header>
            <ConversationList
              label={t('reports.behind')}
              list={clocks}
              empty={t('reports.nothingBehind')}
              onMore={() => steps.more()}
              onOpen={(clock) => onOpen(clock.contact, clock.startedBy)}
            >
              {(clock) =>
                [
                  t(`sla.clock.${clock.clock}`),
                  t(`reports.state.${clock.state}`),
                  format.duration(clock.countedMs),
                  format.date(clock.startedAt),
                  clock.agent,
                ]
                  .filter((part) => part !== '')
                  .join(' · ')
              }
            </ConversationList>
          </aside>
        )}
      </div>
    </>
  )
}
