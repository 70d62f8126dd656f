import type { AccountView } from '../../src-main/contract/account.ts'

/** What tells an account from the others: its name, or its address where several bear one name. */
export function accountLabel(account: AccountView, accounts: readonly AccountView[]): string {
  const namesakes = accounts.filter(({ name }) => name === account.name)
  return account.name !== '' && namesakes.length === 1 ? account.name : account.address
}
