import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError, type DeskErrorShape } from '../../../../src-main/contract/errors.ts'
import type { ConversationId } from '../../../../src-main/contract/ids.ts'
import type { SlaExplanation } from '../../../../src-main/contract/sla.ts'
import type { EngineClient } from '../../../engine-client/engine-client.ts'

export interface ExplainState {
  /** Null while loading, and after a failure. */
  readonly explanation: SlaExplanation | null
  readonly error: DeskErrorShape | null
  /** Which of the clocks is looked at. */
  readonly chosen: number
  choose(clock: number): void
  reload(): void
  dispose(): void
}

export type ExplainStore = StoreApi<ExplainState>

/** The account of one conversation's clocks, kept up to date while it is open. */
export function createExplainStore(engine: EngineClient, conversation: ConversationId): ExplainStore {
  let question = 0

  const store = createStore<ExplainState>()((set) => ({
    explanation: null,
    error: null,
    chosen: 0,
    choose: (chosen) => set({ chosen }),
    reload: () => void load(),
    dispose() {
      question += 1
      unsubscribe()
    },
  }))

  async function load(): Promise<void> {
    const mine = ++question
    try {
      const explanation = await engine.call('sla.explain', { conversation })
      if (mine === question) store.setState({ explanation, error: null, chosen: sameClock(explanation) })
    } catch (thrown) {
      if (mine === question) store.setState({ error: DeskError.from(thrown).toShape() })
    }
  }

  /** The clock that is looked at stays so, wherever it stands now. */
  function sameClock({ clocks }: SlaExplanation): number {
    const { explanation, chosen } = store.getState()
    const looked = explanation?.clocks[chosen]
    const found = clocks.findIndex((clock) => clock.kind === looked?.kind && clock.startedAt === looked.startedAt)
    return Math.max(0, found)
  }

  const unsubscribe = engine.subscribe(({ type }) => {
    if (type === 'changed' || type === 'sla-rules' || type === 'outbox') void load()
  })
  void load()
  return store
}
