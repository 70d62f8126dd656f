import type { AccountView } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Engine } from '../../engine/engine-deps.ts'

/** The account with this id or address. Throws `not-found`. */
export async function findAccount(engine: Engine, idOrAddress: string): Promise<AccountView> {
  const accounts = await engine.call('account.list', {})
  const wanted = idOrAddress.toLowerCase()
  const found = accounts.find(({ id, address }) => id === idOrAddress || address.toLowerCase() === wanted)
  if (found !== undefined) return found
  throw new DeskError(
    'not-found',
    'no-account',
    `There is no account "${idOrAddress}"; "account list" shows them all`,
    {
      account: idOrAddress,
    },
  )
}
