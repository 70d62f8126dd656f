import type { JobId } from '../../contract/ids.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Store } from '../open-store.ts'
import { setting } from '../store/settings.ts'
import { countWithClocks } from '../store/sla-due.ts'
import { slaRevision } from '../store/sla-rules.ts'
import { firstSlice, type RecomputedSlice } from './recompute.ts'
import { computedThrough } from './rules.ts'

/** Works out what is due when after the rules changed, in one job at a time. */
export interface DueTimes {
  /** Begins anew: what a job before it had done, it did by rules that are old. */
  recompute(): void
  /** After the desk opened: what was cut off goes on, and a new desk has nothing to work out. */
  resume(): void
}

/** Fewer would write the same pages of the indexes again and again; more would keep what agents type waiting. */
const slice = 4_000

interface DueTimesDeps {
  readonly store: Pick<Store, 'reader' | 'writer'>
  readonly jobs: Jobs
  readonly changed: () => void
}

export function createDueTimes({ store, jobs, changed }: DueTimesDeps): DueTimes {
  let running: JobId | null = null

  const run = async (signal: AbortSignal, onProgress: (done: number) => void): Promise<void> => {
    const revision = slaRevision(store.reader)
    let done = 0
    for (let from = firstSlice; ; ) {
      const part: RecomputedSlice = await store.writer.run('recomputeDue', { from, limit: slice })
      done += part.done
      onProgress(done)
      if (part.next === null) break
      from = part.next
      if (signal.aborted) return
    }
    await store.writer.run('putSetting', { key: computedThrough, value: revision })
  }
  const recompute = () => {
    if (running !== null) jobs.cancel(running)
    const { id } = jobs.start({ kind: 'due-times', title: 'due-times', unit: 'conversations' }, async (report) => {
      report.progress({ total: countWithClocks(store.reader) })
      try {
        await run(report.signal, (done) => report.progress({ done }))
      } finally {
        if (running === id) running = null
      }
      changed()
    })
    running = id
  }
  return {
    recompute,
    resume() {
      const { reader } = store
      if (setting(reader, computedThrough) !== slaRevision(reader) && countWithClocks(reader) > 0) recompute()
    },
  }
}
