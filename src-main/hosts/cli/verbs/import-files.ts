import { access } from 'node:fs/promises'
import { DeskError } from '../../../contract/errors.ts'
import { resolveFromUser } from '../../node/data-folder.ts'
import { finishedJob } from '../finished-job.ts'
import { printable } from '../printable.ts'
import { listOption, type Verb } from '../verb.ts'

export const importFiles: Verb = {
  name: 'import',
  usage: 'PATH… [--me ADDRESS]…',
  summary: 'Import mbox files, Maildir folders, .eml files or a folder of them; --me names your own addresses',
  options: { me: { type: 'string', multiple: true } },
  words: { least: 1, most: Number.POSITIVE_INFINITY },
  access: 'begin',
  async run({ engine, output, json, words, options }) {
    const paths = words.map((word) => resolveFromUser(word))
    for (const path of paths) await requirePath(path)
    const job = await finishedJob(engine, output, () =>
      engine.call('files.import', { paths, me: [...listOption(options, 'me')] }),
    )
    for (const { origin, error } of job.problems) output.note(printable(`${origin}: ${error.message}`))
    const unnamed = job.problemCount - job.problems.length
    if (unnamed > 0) output.note(`and ${unnamed} more problems`)
    if (job.error !== null) throw DeskError.fromShape(job.error)
    if (json) await output.object(job)
    else await output.line(`${job.added} added, ${job.known} known, ${job.problemCount} problems`)
    const readNothing = job.added === 0 && job.known === 0 && job.problemCount > 0
    return job.status === 'done' && !readNothing ? 0 : 1
  },
}

async function requirePath(path: string): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new DeskError('not-found', 'no-file', `${path} is not there or cannot be read`, { path }, { cause })
  })
}
