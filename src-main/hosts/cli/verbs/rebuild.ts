import { DeskError } from '../../../contract/errors.ts'
import { finishedJob } from '../finished-job.ts'
import type { Verb } from '../verb.ts'

export const rebuild: Verb = {
  name: 'rebuild',
  usage: '',
  summary: 'Make conversations, contacts, queue and search anew from what was received and done',
  options: {},
  words: { least: 0, most: 0 },
  access: 'change',
  async run({ engine, output, json }) {
    const job = await finishedJob(engine, output, () => engine.call('desk.rebuild', {}))
    if (job.error !== null) throw DeskError.fromShape(job.error)
    if (json) await output.object(job)
    else await output.line(`Rebuilt from ${job.done} messages`)
    return job.status === 'done' ? 0 : 1
  },
}
