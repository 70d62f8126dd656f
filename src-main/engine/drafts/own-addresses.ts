import type { EmailSettings } from '../../contract/account.ts'
import type { Address } from '../../contract/message.ts'
import type { AccountRow } from '../store/accounts.ts'

/** The addresses an account may write from, its own first. */
export function identitiesOfAccount(account: AccountRow): readonly Address[] {
  const name = account.name.toLowerCase() === account.address ? '' : account.name
  const own = account.ownAddresses.length > 0 ? account.ownAddresses : [account.address]
  const sorted = [...own].sort((a, b) => Number(b === account.address) - Number(a === account.address))
  return sorted.map((address) => ({ name: account.sample || account.settings === null ? '' : name, address }))
}

/** One of an account's addresses with its name; its first where it is none of them. */
export function identityOf(account: AccountRow, address: string): Address {
  const identities = identitiesOfAccount(account)
  return identities.find((each) => each.address === address.toLowerCase()) ?? (identities[0] as Address)
}

/** The signature below what an account sends; empty where it has none. */
export function signatureOf(account: AccountRow): string {
  return account.channel === 'email' ? ((account.settings as EmailSettings | null)?.signature ?? '') : ''
}
