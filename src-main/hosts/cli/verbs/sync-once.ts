import type { AccountView } from '../../../contract/account.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Engine } from '../../../engine/engine-deps.ts'
import { accountStateText } from '../account-state-text.ts'
import { findAccount } from '../find-account.ts'
import { printable } from '../printable.ts'
import { textOption, usageError, type Verb } from '../verb.ts'

export const syncOnce: Verb = {
  name: 'sync',
  usage: '--once [--account ACCOUNT]',
  summary: 'Fetch what is new from every account that is not paused, and end',
  options: { once: { type: 'boolean' }, account: { type: 'string' } },
  words: { least: 0, most: 0 },
  access: 'change',
  async run({ engine, output, json, options }) {
    if (options.once !== true)
      throw usageError('The command line syncs once: sync --once. "npm start" follows accounts')
    const wanted = textOption(options, 'account')
    const accounts = wanted === undefined ? await accountsToSync(engine) : [await findAccount(engine, wanted)]
    const unsubscribe = engine.subscribe((event) => {
      if (event.type !== 'account') return
      output.progress(printable(`${event.account.address}: ${accountStateText(event.account.state)}`))
    })
    let failures = 0
    // One after the other, so that one account's trouble is told and the others still come.
    for (const { id, address } of accounts) {
      const error = await syncedOrError(engine, id)
      if (error !== null) {
        failures++
        output.note(printable(`${address}: ${error.message}`))
      }
      const account = await findAccount(engine, id)
      if (json) await output.object(account)
      else if (error === null) await output.line(printable(`${address}: ${account.messages} messages`))
    }
    unsubscribe()
    return failures === 0 ? 0 : 1
  },
}

async function accountsToSync(engine: Engine): Promise<readonly AccountView[]> {
  const accounts = await engine.call('account.list', {})
  return accounts.filter(({ local, state }) => !local && state.status !== 'paused')
}

async function syncedOrError(engine: Engine, id: AccountView['id']): Promise<DeskError | null> {
  try {
    await engine.syncOnce(id)
    return null
  } catch (thrown) {
    return DeskError.from(thrown)
  }
}
