import { createStore, type StoreApi } from 'zustand/vanilla'
import type { JobId } from '../../../../src-main/contract/ids.ts'
import type { DraftPolicy, FigureOf, ReplayChange, ReplayResult } from '../../../../src-main/contract/sla.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'
import { followWork, type LongWork, noWork } from '../long-work.ts'
import { noRows, type PagedRows, pageThrough } from '../paged-rows.ts'

export type ChangeFilter = 'all' | 'worse' | 'better'

export interface ReplayState {
  readonly days: number
  readonly work: LongWork<ReplayResult>
  /** The policies that the result is of, to tell whether they were changed since; null before the first result. */
  readonly tried: string | null
  readonly filter: ChangeFilter
  /** Narrows the list of what changes. */
  readonly figure: FigureOf
  readonly changes: PagedRows<ReplayChange>

  setDays(days: number): void
  run(policies: readonly DraftPolicy[]): void
  cancel(): void
  setFilter(filter: ChangeFilter): void
  setFigure(figure: FigureOf): void
  more(): void
}

export type ReplayStore = StoreApi<ReplayState>

const dayMs = 86_400_000
export const everyFigure: FigureOf = { clock: null, outcome: null, group: null, weekday: null, hour: null }

/** A list of policies tried on what was said, beside the list that counts. */
export function createReplayStore(engine: EngineClient, now: () => number = Date.now): ReplayStore {
  let resultOf: JobId | null = null

  const store = createStore<ReplayState>()((set, get) => ({
    days: 90,
    work: noWork,
    tried: null,
    filter: 'all',
    figure: everyFigure,
    changes: noRows,

    setDays: (days) => set({ days }),
    run(policies) {
      const until = now()
      const since = Math.max(0, until - get().days * dayMs)
      const tried = JSON.stringify(policies)
      void work.begin(async () => {
        const job = await engine.call('sla.replay', { policies: [...policies], since, until })
        asked.set(job.id, tried)
        return job
      })
    },
    cancel: () => work.cancel(),
    setFilter(filter) {
      set({ filter })
      begin()
    },
    setFigure(figure) {
      set({ figure })
      begin()
    },
    more: () => pages.more(),
  }))

  const pages = pageThrough<ReplayChange>((changes) => store.setState({ changes }))
  function begin(): void {
    const job = resultOf
    if (job === null) return
    const { filter, figure } = store.getState()
    const change = filter === 'all' ? null : filter
    pages.begin((offset, limit) => engine.call('sla.replayChanges', { job, figure, change, offset, limit }))
  }

  const asked = new Map<JobId, string>()
  const work = followWork<ReplayResult>({
    engine,
    async read({ id }) {
      const result = await engine.call('sla.replayResult', { job: id })
      resultOf = id
      store.setState({ tried: asked.get(id) ?? null, figure: everyFigure })
      asked.clear()
      begin()
      return result
    },
    onChange: (change) => store.setState(({ work: before }) => ({ work: { ...before, ...change } })),
  })
  return store
}
