import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError } from '../../../../src-main/contract/errors.ts'
import type { AccountId, JobId } from '../../../../src-main/contract/ids.ts'
import type { FigureOf, ReportClock, SlaReport } from '../../../../src-main/contract/sla.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'
import { followWork, type LongWork, noWork } from '../long-work.ts'
import { noRows, type PagedRows, pageThrough } from '../paged-rows.ts'
import { type Period, type PeriodName, periodOf } from './periods.ts'

export interface ReportState {
  readonly periodName: PeriodName
  readonly period: Period
  readonly account: AccountId | null
  readonly work: LongWork<SlaReport>
  /** The figure whose clocks are listed; null for none. */
  readonly figure: FigureOf | null
  readonly clocks: PagedRows<ReportClock>

  /** What is shown already stays; it is not asked for again. */
  open(): void
  setPeriod(name: PeriodName, period: Period): void
  setAccount(account: AccountId | null): void
  run(): void
  cancel(): void
  showFigure(figure: FigureOf | null): void
  /** Further clocks of the figure, until all are there. */
  more(): void
  csv(rows: 'figures' | 'clocks'): Promise<string>
}

export type ReportStore = StoreApi<ReportState>

export const wholeFigure: FigureOf = { clock: null, outcome: null, group: null, weekday: null, hour: null }

/** How the desk kept its word in a period, and the clocks behind each figure. */
export function createReportStore(engine: EngineClient, now: () => number = Date.now): ReportStore {
  let resultOf: JobId | null = null

  const store = createStore<ReportState>()((set, get) => ({
    periodName: 'days-30',
    period: periodOf('days-30', now()),
    account: null,
    work: noWork,
    figure: null,
    clocks: noRows,

    open() {
      const { work, run } = get()
      if (work.result === null && !work.working) run()
    },
    setPeriod(periodName, period) {
      set({ periodName, period })
      get().run()
    },
    setAccount(account) {
      set({ account })
      get().run()
    },
    run() {
      const { periodName, account } = get()
      // "Until now" is asked at the time of asking.
      const period = periodName === 'own' ? get().period : periodOf(periodName, now())
      set({ period })
      get().showFigure(null)
      void work.begin(() => engine.call('sla.report', { ...period, account }))
    },
    cancel: () => work.cancel(),
    showFigure(figure) {
      set({ figure })
      const job = resultOf
      pages.begin(
        figure && job !== null
          ? (offset, limit) => engine.call('sla.reportClocks', { job, figure, offset, limit })
          : null,
      )
    },
    more: () => pages.more(),
    async csv(rows) {
      if (resultOf === null) throw new DeskError('not-found', 'job-unknown', 'There is no report yet')
      return (await engine.call('sla.reportCsv', { job: resultOf, rows })).text
    },
  }))

  const pages = pageThrough<ReportClock>((clocks) => store.setState({ clocks }))
  const work = followWork<SlaReport>({
    engine,
    async read({ id }) {
      const result = await engine.call('sla.reportResult', { job: id })
      resultOf = id
      return result
    },
    onChange: (change) => store.setState(({ work: before }) => ({ work: { ...before, ...change } })),
  })
  return store
}
