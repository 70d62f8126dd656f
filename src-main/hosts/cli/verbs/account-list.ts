import { accountStateText } from '../account-state-text.ts'
import { timeText } from '../printable.ts'
import { tableLines } from '../table.ts'
import type { Verb } from '../verb.ts'

const columns = [
  { heading: 'ACCOUNT', widest: 40 },
  { heading: 'KIND', widest: 10 },
  { heading: 'ADDRESS', widest: 40 },
  { heading: 'MESSAGES', widest: 10 },
  { heading: 'LAST SYNC', widest: 16 },
  { heading: 'STATE', widest: 120 },
]

export const accountList: Verb = {
  name: 'account list',
  usage: '',
  summary: 'Show every account with its state',
  options: {},
  words: { least: 0, most: 0 },
  access: 'read',
  async run({ engine, output, json }) {
    const accounts = await engine.call('account.list', {})
    if (json) for (const account of accounts) await output.object(account)
    else {
      const rows = accounts.map(({ id, kind, address, messages, lastSyncAt, state }) => [
        id,
        kind,
        address,
        String(messages),
        timeText(lastSyncAt),
        accountStateText(state),
      ])
      for (const line of tableLines(columns, rows)) await output.line(line)
    }
    return 0
  },
}
