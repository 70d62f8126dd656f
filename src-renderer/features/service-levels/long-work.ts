import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { JobView } from '../../../src-main/contract/jobs.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

/** A piece of long work, from its start to what it found. */
export interface LongWork<Result> {
  /** Null before the first, and before the desk has taken it on. */
  readonly job: JobView | null
  /** Asked for, and neither found, cancelled nor failed yet. */
  readonly working: boolean
  /** What the last one found, also while the next one is under way. */
  readonly result: Result | null
  readonly error: DeskErrorShape | null
}

export const noWork: LongWork<never> = { job: null, working: false, result: null, error: null }

interface LongWorkDeps<Result> {
  readonly engine: EngineClient
  readonly read: (job: JobView) => Promise<Result>
  readonly onChange: (change: Partial<LongWork<Result>>) => void
}

export interface LongWorkKeeper {
  /** What is under way is given up for it. */
  begin(start: () => Promise<JobView>): Promise<void>
  cancel(): void
}

/** Follows one job at a time, and reads its result when it is done. */
export function followWork<Result>({ engine, read, onChange }: LongWorkDeps<Result>): LongWorkKeeper {
  let turn = 0
  let followed: JobView | null = null
  // A short job may be done before its first answer is here.
  const heard = new Map<JobView['id'], JobView>()

  function receive(job: JobView): void {
    followed = job
    onChange({ job })
    if (job.status === 'running') return
    heard.clear()
    if (job.status === 'done') void finish(job, turn)
    else onChange({ working: false, error: job.status === 'failed' ? job.error : null })
  }

  async function finish(job: JobView, mine: number): Promise<void> {
    try {
      const result = await read(job)
      if (mine === turn) onChange({ result, working: false, error: null })
    } catch (thrown) {
      if (mine === turn) onChange({ working: false, error: DeskError.from(thrown).toShape() })
    }
  }

  function giveUp(): void {
    if (followed?.status === 'running') engine.call('job.cancel', { id: followed.id }).catch(() => {})
  }

  engine.subscribe((event) => {
    if (event.type !== 'job') return
    if (event.job.id === followed?.id) {
      if (followed.status === 'running') receive(event.job)
    } else heard.set(event.job.id, event.job)
  })

  // What was said in the time without a pipe is lost, and a desk that started anew knows nothing of the work.
  async function lookAgain(): Promise<void> {
    const mine = turn
    const jobs = await engine.call('job.list', {}).catch(() => [])
    if (mine !== turn || followed?.status !== 'running') return
    const now = jobs.find(({ id }) => id === followed?.id)
    const failed = new DeskError(
      'network',
      'engine-restarted',
      'The desk restarted while it worked on this. Try again.',
    )
    receive(now ?? { ...followed, status: 'failed', error: failed.toShape() })
  }
  engine.onConnection((connection) => {
    if (connection === 'connected' && followed?.status === 'running') void lookAgain()
  })

  return {
    async begin(start) {
      giveUp()
      const mine = ++turn
      followed = null
      heard.clear()
      onChange({ job: null, working: true, error: null })
      try {
        const job = await start()
        if (mine === turn) receive(heard.get(job.id) ?? job)
        // Nobody waits for it any more.
        else engine.call('job.cancel', { id: job.id }).catch(() => {})
      } catch (thrown) {
        if (mine === turn) onChange({ working: false, error: DeskError.from(thrown).toShape() })
      }
    },
    cancel() {
      giveUp()
      turn += 1
      followed = null
      onChange({ job: null, working: false, error: null })
    },
  }
}
