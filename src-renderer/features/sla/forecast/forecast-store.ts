import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type { AccountId } from '../../../../src-main/contract/ids.ts'
import type { SlaForecast } from '../../../../src-main/contract/sla.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'

export interface ForecastState {
  /** Epoch ms: nobody answers until then. */
  readonly until: number
  /** Of `until`; the last one stays while the next is on its way. */
  readonly forecast: SlaForecast | null
  readonly error: DeskErrorShape | null
  lookTo(until: number): void
  reload(): void
  dispose(): void
}

export type ForecastStore = StoreApi<ForecastState>

/** What breaches while nobody is there, up to a time that is chosen. */
export function createForecast(engine: EngineClient, until: number, account: AccountId | null): ForecastStore {
  let question = 0

  const store = createStore<ForecastState>()((set, get) => ({
    until,
    forecast: null,
    error: null,
    lookTo(next) {
      if (next === get().until) return
      set({ until: next })
      void load()
    },
    reload: () => void load(),
    dispose() {
      question += 1
      unsubscribe()
    },
  }))

  async function load(): Promise<void> {
    const mine = ++question
    try {
      const forecast = await engine.call('sla.forecast', { until: store.getState().until, account })
      if (mine === question) store.setState({ forecast, error: null })
    } catch (thrown) {
      if (mine === question) store.setState({ error: DeskError.from(thrown).toShape() })
    }
  }

  const unsubscribe = engine.subscribe(({ type }) => {
    if (type === 'changed' || type === 'sla-rules') void load()
  })
  void load()
  return store
}
