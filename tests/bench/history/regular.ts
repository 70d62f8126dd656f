import type { ContactId } from '../../../src-main/contract/ids.ts'
import { identityId } from '../../../src-main/engine/people/participants.ts'
import { at } from '../corpus/random.ts'
import { historyAccounts } from './accounts.ts'
import { composer } from './compose.ts'
import type { HistoryPlan } from './plan.ts'

/** The customer with the longest history, as the desk knows them. */
export function regularCustomer(plan: HistoryPlan): ContactId {
  const { account, message } = composer(plan)(0)
  const { address } = message.direction === 'in' ? message.from : at(message.to, 0)
  return identityId(at(historyAccounts, account).account.channel, address) as ContactId
}
