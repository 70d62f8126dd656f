import { createStore, type StoreApi } from 'zustand/vanilla'
import { DeskError, type DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { DeskEvent } from '../../../src-main/contract/events.ts'
import type { HostBridge } from '../../../src-main/contract/host-bridge.ts'
import type { JobId } from '../../../src-main/contract/ids.ts'
import type { JobView } from '../../../src-main/contract/jobs.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import type { PickKind } from './pick-files.ts'

export interface ImportsState {
  /** Imports and the sample's jobs, newest first. */
  readonly jobs: readonly JobView[]
  readonly hasSample: boolean
  /** Files are on their way to where the engine can read them. */
  readonly reading: boolean
  readonly error: DeskErrorShape | null

  load(): Promise<void>
  /** Imports what was dropped. */
  importFiles(files: readonly File[] | Promise<readonly File[]>): Promise<void>
  /** Asks with the system's dialog, or the browser's where the host has none. */
  chooseFiles(): Promise<void>
  /** A Maildir, where the dialog of `chooseFiles` offers no folders; null where it does. */
  readonly chooseFolder: (() => Promise<void>) | null
  cancel(id: JobId): Promise<void>
  openSample(): Promise<void>
  removeSample(): Promise<void>
  dismissError(): void
}

export type ImportsStore = StoreApi<ImportsState>

interface ImportsDeps {
  readonly engine: EngineClient
  readonly host: Pick<HostBridge, 'kind' | 'pathsOf' | 'chooseFiles'>
  readonly pickFiles: (kind: PickKind) => Promise<readonly File[]>
}

/** Mail files coming in, and the sample workspace, which comes in the same way. */
export function createImportsStore({ engine, host, pickFiles }: ImportsDeps): ImportsStore {
  const store = createStore<ImportsState>()((set, get) => {
    const put = (job: JobView) => set({ jobs: withJob(get().jobs, job) })
    const refuse = (thrown: unknown) => set({ reading: false, error: DeskError.from(thrown).toShape() })

    async function attempt(work: () => Promise<void>): Promise<void> {
      set({ error: null })
      try {
        await work()
      } catch (thrown) {
        const error = DeskError.from(thrown)
        if (error.kind === 'cancelled') set({ reading: false })
        else refuse(error)
      }
    }

    async function importPaths(paths: readonly string[]): Promise<void> {
      if (paths.length > 0) put(await engine.call('files.import', { paths: [...paths] }))
    }

    async function readFiles(files: readonly File[]): Promise<void> {
      if (files.length === 0) return
      set({ reading: true })
      const paths = await host.pathsOf(files)
      if (paths.length === 0) throw nothingToRead()
      await importPaths(paths)
      set({ reading: false })
    }

    return {
      jobs: [],
      hasSample: false,
      reading: false,
      error: null,

      async load() {
        await attempt(async () => {
          const [jobs, desk] = await Promise.all([engine.call('job.list', {}), engine.call('desk.status', {})])
          set({ jobs: jobs.filter(isImport).reduce(withJob, get().jobs), hasSample: desk.hasSample })
        })
      },

      importFiles: (files) => attempt(async () => readFiles(await files)),

      chooseFiles: () =>
        attempt(async () => {
          const paths = await host.chooseFiles()
          if (paths === null) await readFiles(await pickFiles('files'))
          else await importPaths(paths)
        }),

      chooseFolder: host.kind === 'browser' ? () => attempt(async () => readFiles(await pickFiles('folder'))) : null,

      cancel: (id) => attempt(async () => put(await engine.call('job.cancel', { id }))),
      openSample: () => attempt(async () => put(await engine.call('sample.open', {}))),
      removeSample: () =>
        attempt(async () => {
          put(await engine.call('sample.remove', {}))
        }),
      dismissError: () => set({ error: null }),
    }
  })

  engine.subscribe((event) => receive(store, event))
  // Events of the time without a pipe are lost, so everything is asked again.
  engine.onConnection((connection) => connection === 'connected' && store.getState().load())
  void store.getState().load()
  return store
}

function receive(store: ImportsStore, event: DeskEvent): void {
  const { jobs, load } = store.getState()
  if (event.type === 'job' && isImport(event.job)) store.setState({ jobs: withJob(jobs, event.job) })
  else if (event.type === 'account' && event.account.sample) store.setState({ hasSample: true })
  else if (event.type === 'account-removed') void load()
}

/** The job of the sample that runs now, opening or removing it. */
export function runningSample({ jobs }: ImportsState): JobView | null {
  return jobs.find((job) => job.kind === 'sample' && job.status === 'running') ?? null
}

function isImport(job: JobView): boolean {
  return job.kind === 'import' || job.kind === 'sample'
}

function withJob(jobs: readonly JobView[], job: JobView): readonly JobView[] {
  const known = jobs.some(({ id }) => id === job.id)
  return known ? jobs.map((each) => (each.id === job.id ? job : each)) : [job, ...jobs]
}

function nothingToRead(): DeskError {
  return new DeskError('invalid', 'nothing-to-import', 'There is no file in what you dropped. Drop mbox or .eml files.')
}
