import { DeskError } from '../../../contract/errors.ts'
import { findAccount } from '../find-account.ts'
import { finishedJob } from '../finished-job.ts'
import type { Verb } from '../verb.ts'

export const accountRemove: Verb = {
  name: 'account remove',
  usage: 'ACCOUNT',
  summary: 'Remove an account, by id or address, with its messages from this computer; its server keeps everything',
  options: {},
  words: { least: 1, most: 1 },
  access: 'change',
  async run({ engine, output, json, words }) {
    const account = await findAccount(engine, words[0] ?? '')
    const job = await finishedJob(engine, output, () => engine.call('account.remove', { id: account.id }))
    if (job.error !== null) throw DeskError.fromShape(job.error)
    if (json) await output.object(job)
    else await output.line(`Removed ${account.address}`)
    return job.status === 'done' ? 0 : 1
  },
}
