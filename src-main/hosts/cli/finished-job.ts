import type { JobView } from '../../contract/jobs.ts'
import type { Engine } from '../../engine/engine-deps.ts'
import type { Output } from './output.ts'
import { printable, sizeText } from './printable.ts'

/** Begins a job and answers its last state, with its progress on the terminal meanwhile. */
export async function finishedJob(engine: Engine, output: Output, begin: () => Promise<JobView>): Promise<JobView> {
  const ended = new Map<string, JobView>()
  const waiting = Promise.withResolvers<JobView>()
  let id: string | null = null
  // Listening begins before the job does: a short one may end before its beginning is answered.
  const unsubscribe = engine.subscribe((event) => {
    if (event.type !== 'job') return
    if (event.job.status !== 'running') ended.set(event.job.id, event.job)
    if (event.job.id !== id) return
    if (event.job.status === 'running') output.progress(progressText(event.job))
    else waiting.resolve(event.job)
  })
  try {
    const begun = await begin()
    id = begun.id
    return begun.status === 'running' ? (ended.get(id) ?? (await waiting.promise)) : begun
  } finally {
    unsubscribe()
  }
}

function progressText({ title, done, total, unit, added }: JobView): string {
  const amount = unit === 'bytes' ? sizeText : (count: number) => count.toLocaleString('en')
  const share = total === null || total === 0 ? '' : ` (${Math.floor((100 * done) / total)} %)`
  return `${printable(title)}: ${amount(done)}${total === null ? '' : ` of ${amount(total)}`}${share}, ${added} added`
}
