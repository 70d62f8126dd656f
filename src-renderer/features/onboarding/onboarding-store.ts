import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AccountView } from '../../../src-main/contract/account.ts'
import type { JobView } from '../../../src-main/contract/jobs.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

/**
 * `unknown`: not asked yet · `welcome`: an empty desk · `filling`: the first messages are on their way ·
 * `done`: the desk is worth showing.
 */
export type OnboardingStep = 'unknown' | 'welcome' | 'filling' | 'done'

export interface OnboardingState {
  readonly step: OnboardingStep
  readonly accounts: readonly AccountView[]
  readonly jobs: readonly JobView[]
  /** Goes to the desk although little is there. */
  skip(): void
}

export type OnboardingStore = StoreApi<OnboardingState>

/** From this many messages on the desk is better to look at than a progress bar. */
export const enoughMessages = 200

/** Whether this is the first run, and how far it is. Once done it stays done until the window opens again. */
export function createOnboardingStore(engine: EngineClient): OnboardingStore {
  const store = createStore<OnboardingState>()((set) => ({
    step: 'unknown',
    accounts: [],
    jobs: [],
    skip: () => set({ step: 'done' }),
  }))

  function update(facts: Partial<Pick<OnboardingState, 'accounts' | 'jobs'>>): void {
    const { step, accounts, jobs } = { ...store.getState(), ...facts }
    if (step === 'done' || step === 'unknown') return
    store.setState({ ...facts, step: nextStep(accounts, jobs) })
  }

  async function begin(): Promise<void> {
    const [accounts, jobs] = await Promise.all([engine.call('account.list', {}), engine.call('job.list', {})])
    if (store.getState().step !== 'unknown') return
    // A desk that has accounts was set up before; only an empty one gets the welcome.
    store.setState({ accounts, jobs, step: accounts.length > 0 ? 'done' : nextStep(accounts, jobs) })
  }

  engine.subscribe((event) => {
    const { accounts, jobs } = store.getState()
    if (event.type === 'account') update({ accounts: replaced(accounts, event.account) })
    else if (event.type === 'account-removed') update({ accounts: accounts.filter(({ id }) => id !== event.id) })
    else if (event.type === 'job') update({ jobs: replaced(jobs, event.job) })
  })
  // A desk that cannot even list its accounts says so itself; this page has nothing to add.
  begin().catch(() => store.setState({ step: 'done' }))
  return store
}

/** Pure: what an empty desk shows, given what is coming in. */
export function nextStep(accounts: readonly AccountView[], jobs: readonly JobView[]): OnboardingStep {
  const incoming = jobs.filter((job) => job.kind === 'import' || job.kind === 'sample')
  const running = incoming.some((job) => job.status === 'running')
  // Files in which nothing could be read leave an account without a message: nothing to look at.
  const used = accounts.filter((account) => !account.local || account.messages > 0)
  const messages = used.reduce((sum, account) => sum + account.messages, 0)
  if (used.length === 0) return running ? 'filling' : 'welcome'
  if (messages >= enoughMessages) return 'done'
  const working = used.some(({ state }) => isWorking(state.status))
  return running || working ? 'filling' : 'done'
}

/** An account that waits for the user keeps the page up as well: its sentence is shown there. */
function isWorking(status: AccountView['state']['status']): boolean {
  return status === 'connecting' || status === 'syncing' || status === 'offline' || status === 'attention'
}

function replaced<Item extends { readonly id: string }>(items: readonly Item[], item: Item): readonly Item[] {
  const known = items.some(({ id }) => id === item.id)
  return known ? items.map((each) => (each.id === item.id ? item : each)) : [...items, item]
}
