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
    const only = wanted === undefined ? null : await findAccount(engine, wanted)
    const unsubscribe = engine.subscribe((event) => {
      if (event.type === 'account')
        output.progress(`${event.account.address}: ${accountStateText(event.account.state)}`)
    })
    try {
      if (only === null) await engine.syncOnce()
      else await engine.syncOnce(only.id)
    } finally {
      unsubscribe()
    }
    let failures = 0
    for (const account of await engine.call('account.list', {})) {
      if (account.local || (only !== null && account.id !== only.id)) continue
      const { state } = account
      const error = state.status === 'attention' || state.status === 'offline' ? state.error : null
      if (error !== null) {
        failures++
        output.note(printable(`${account.address}: ${error.message}`))
      }
      if (json) await output.object(account)
      else if (error === null) await output.line(printable(`${account.address}: ${account.messages} messages`))
    }
    return failures === 0 ? 0 : 1
  },
}
