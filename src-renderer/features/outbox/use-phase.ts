import type { AccountView } from '../../../src-main/contract/account.ts'
import type { OutboxItem } from '../../../src-main/contract/compose.ts'
import { useNow } from '../../components/use-now.ts'
import { type OutgoingPhase, outgoingPhase } from './outgoing-phase.ts'

/** What an answer waits for lies around it: the network, and its account. */
export interface Surroundings {
  readonly accounts: readonly AccountView[]
  readonly offline: boolean
}

/** How far an answer is now; counts the seconds while it may be taken back. */
export function usePhase(item: OutboxItem, { accounts, offline }: Surroundings): OutgoingPhase {
  const counts = item.state === 'waiting' && item.dueAt > Date.now() && item.dueAt - Date.now() < 120_000
  const now = useNow(counts ? 500 : 15_000)
  const account = accounts.find(({ id }) => id === item.account)?.state ?? null
  return outgoingPhase(item, { now, offline, account })
}
