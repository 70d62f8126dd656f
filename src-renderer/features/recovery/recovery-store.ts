import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Recovery } from '../../../src-main/contract/calls.ts'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

export interface RecoveryState {
  /** `unknown` before the engine answered; null when the desk is open. */
  readonly recovery: Recovery | null | 'unknown'
  readonly busy: boolean
  readonly error: DeskErrorShape | null
  check(): Promise<void>
  /** Takes a backup, or null for an empty desk; the damaged file is set aside. */
  recover(backup: string | null): Promise<void>
}

export type RecoveryStore = StoreApi<RecoveryState>

export function createRecoveryStore(engine: EngineClient): RecoveryStore {
  return createStore<RecoveryState>()((set) => {
    const ask = async (question: () => Promise<{ readonly recovery: Recovery | null }>) => {
      set({ busy: true, error: null })
      try {
        const { recovery } = await question()
        set({ recovery, busy: false })
      } catch (thrown) {
        set({ busy: false, error: DeskError.from(thrown).toShape() })
      }
    }
    return {
      recovery: 'unknown',
      busy: false,
      error: null,
      check: () => ask(() => engine.call('desk.status', {})),
      recover: (backup) => ask(() => engine.call('desk.recover', { backup })),
    }
  })
}
