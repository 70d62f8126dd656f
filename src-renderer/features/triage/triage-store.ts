import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallInput, CallOutput } from '../../../src-main/contract/calls.ts'
import type { ActionId, ContactId } from '../../../src-main/contract/ids.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

export type TriageTarget = CallInput<'triage.apply'>['target']

/** A step that was taken and can be taken back. */
export interface TakenStep {
  readonly action: ActionId
  /** Whom it was about; the first is opened when it is taken back. */
  readonly contacts: readonly ContactId[]
  /** When it was asked for, epoch ms. */
  readonly at: number
}

/** Asks the engine for a step; null: nothing came of it. */
type Ask = () => Promise<{ readonly action: ActionId | null }>

export interface TriageState {
  /** Names and tags that were used before; null until they are known. */
  readonly words: CallOutput<'triage.words'> | null
  /** Oldest first. */
  readonly taken: readonly TakenStep[]
  /** Asks anew for the words: another window may have used more. */
  loadWords(): void
  /** Rejects with `DeskError`; null when there was nothing to do. */
  apply(target: TriageTarget, step: TriageStep, contacts: readonly ContactId[]): Promise<TakenStep | null>
  /** A conversation's own change, such as a move: `change` asks the engine for it. */
  change(ask: Ask, contact: ContactId): Promise<TakenStep | null>
  /**
   * Takes a step back, the last one when none is named; `onBegin` hears which before the engine does. Rejects with
   * `DeskError`; null when there is none.
   */
  undo(step?: TakenStep, onBegin?: (step: TakenStep) => void): Promise<TakenStep | null>
  /** When the step that would be taken back next was asked for, epoch ms; 0 when there is none. */
  lastAt(): number
}

export type TriageStore = StoreApi<TriageState>

/** So many steps can be taken back one after another. */
const keptSteps = 100

/** What this window did to the customers, in order, and the words it did it with. */
export function createTriageStore(engine: EngineClient): TriageStore {
  let underway: Promise<unknown> = Promise.resolve()
  /** When the last step was asked for that the engine has not answered yet. */
  let unansweredSince = 0

  const store = createStore<TriageState>()((_, get) => ({
    words: null,
    taken: [],
    loadWords: () => void loadWords(),
    async apply(target, step, contacts) {
      const taken = await take(() => engine.call('triage.apply', { target, step }), contacts)
      if (step.type === 'tag' || step.type === 'assign') void loadWords()
      return taken
    },
    change: (ask, contact) => take(ask, [contact]),
    async undo(wanted, onBegin) {
      // Painted ahead, a step can be taken back before the engine has answered to it.
      await underway
      const step = wanted ?? get().taken.at(-1)
      // Two presses in a row are two steps back; one step is not taken back twice.
      if (!step || !get().taken.includes(step)) return null
      store.setState({ taken: get().taken.filter((other) => other !== step) })
      onBegin?.(step)
      await engine.call('action.undo', { action: step.action })
      return step
    },
    lastAt: () => Math.max(unansweredSince, get().taken.at(-1)?.at ?? 0),
  }))

  function take(ask: Ask, contacts: readonly ContactId[]): Promise<TakenStep | null> {
    const at = Date.now()
    unansweredSince = at
    const taken = remembered(ask, contacts, at)
    underway = Promise.allSettled([underway, taken])
    return taken
  }

  async function remembered(ask: Ask, contacts: readonly ContactId[], at: number): Promise<TakenStep | null> {
    try {
      const { action } = await ask()
      if (action === null) return null
      const step: TakenStep = { action, contacts, at }
      store.setState({ taken: [...store.getState().taken, step].slice(-keptSteps) })
      return step
    } finally {
      if (unansweredSince === at) unansweredSince = 0
    }
  }

  async function loadWords(): Promise<void> {
    try {
      store.setState({ words: await engine.call('triage.words', {}) })
    } catch {
      // The pickers take new words too; they only offer none.
    }
  }

  return store
}
