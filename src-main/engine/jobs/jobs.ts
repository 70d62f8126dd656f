import { randomUUID } from 'node:crypto'
import { DeskError } from '../../contract/errors.ts'
import type { JobId } from '../../contract/ids.ts'
import type { JobKind, JobProblem, JobView } from '../../contract/jobs.ts'

const keptProblems = 20
const keptJobs = 20

/** What a running job tells about itself. */
export interface JobReport {
  readonly signal: AbortSignal
  progress(change: Partial<Pick<JobView, 'done' | 'total' | 'added' | 'known'>>): void
  problem(problem: JobProblem): void
}

export interface Jobs {
  /** Starts work in the background and returns its first view. */
  start(
    job: { kind: JobKind; title: string; unit: JobView['unit'] },
    run: (report: JobReport) => Promise<void>,
  ): JobView
  list(): readonly JobView[]
  /** Asks a job to stop; what it stored stays. Throws `not-found`. */
  cancel(id: JobId): JobView
  /** Stops everything and waits for it. */
  close(): Promise<void>
}

/** Keeps the long pieces of work and tells windows of them, at most every 100 ms each. */
export function createJobs(emit: (job: JobView) => void, now: () => number): Jobs {
  const jobs = new Map<JobId, { view: JobView; stop: AbortController; finished: Promise<void> }>()
  const emittedAt = new Map<JobId, number>()

  const update = (id: JobId, change: Partial<JobView>, always: boolean) => {
    const job = jobs.get(id)
    if (!job) return
    job.view = { ...job.view, ...change }
    if (!always && now() - (emittedAt.get(id) ?? 0) < 100) return
    emittedAt.set(id, now())
    emit(job.view)
  }

  return {
    start({ kind, title, unit }, run) {
      const id = randomUUID() as JobId
      const stop = new AbortController()
      const view: JobView = {
        id,
        kind,
        title,
        unit,
        status: 'running',
        done: 0,
        total: null,
        added: 0,
        known: 0,
        problems: [],
        problemCount: 0,
        error: null,
      }
      const problem = (problem: JobProblem) => {
        const known = jobs.get(id)?.view
        if (!known) return
        const problems = known.problems.length < keptProblems ? [...known.problems, problem] : known.problems
        update(id, { problems, problemCount: known.problemCount + 1 }, false)
      }
      const work = async () => {
        try {
          await run({ signal: stop.signal, progress: (change) => update(id, change, false), problem })
          update(id, { status: stop.signal.aborted ? 'cancelled' : 'done' }, true)
        } catch (thrown) {
          const error = DeskError.from(thrown)
          const cancelled = stop.signal.aborted || error.kind === 'cancelled'
          update(id, cancelled ? { status: 'cancelled' } : { status: 'failed', error: error.toShape() }, true)
        }
      }
      const job = { view, stop, finished: Promise.resolve() }
      jobs.set(id, job)
      const oldest = [...jobs.values()].find((each) => each.view.status !== 'running')
      if (jobs.size > keptJobs && oldest) jobs.delete(oldest.view.id)
      emit(view)
      job.finished = work()
      return view
    },
    list: () => [...jobs.values()].map((job) => job.view).reverse(),
    cancel(id) {
      const job = jobs.get(id)
      if (!job) throw new DeskError('not-found', 'job-unknown', 'This work is finished already')
      job.stop.abort()
      return job.view
    },
    async close() {
      for (const job of jobs.values()) job.stop.abort()
      await Promise.all([...jobs.values()].map((job) => job.finished))
    },
  }
}
