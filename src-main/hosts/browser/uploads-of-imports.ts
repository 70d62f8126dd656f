import type { DeskEvent } from '../../contract/events.ts'
import type { Port } from '../../contract/frames.ts'
import type { JobView } from '../../contract/jobs.ts'
import type { Uploads } from './uploads.ts'

export interface UploadsOfImports {
  /** The same port, listened in on: it learns which job was given which paths. */
  follow(port: Port): Port
  /** To be told every event of the engine. */
  event(event: DeskEvent): void
}

interface ImportRequest {
  readonly id: number
  readonly call: string
  readonly input: { readonly paths: readonly string[] }
}

/** Removes what was uploaded for an import once that has ended, however it ended. */
export function removeUploadsAfterImport(uploads: Uploads): UploadsOfImports {
  const pathsOfJob = new Map<string, readonly string[]>()
  /** A short import may end before its answer is sent. */
  const ended = new Set<string>()

  const began = (job: JobView, paths: readonly string[]): void => {
    if (job.status === 'running' && !ended.has(job.id)) pathsOfJob.set(job.id, paths)
    else void uploads.remove(paths)
  }

  return {
    follow(port) {
      const asked = new Map<number, readonly string[]>()
      return {
        ...port,
        onFrame: (listener) =>
          port.onFrame((frame) => {
            if (isImportRequest(frame)) asked.set(frame.id, frame.input.paths)
            listener(frame)
          }),
        post(frame) {
          const { id, ok } = frame as { readonly id?: number; readonly ok?: JobView }
          const paths = id === undefined ? undefined : asked.get(id)
          if (id !== undefined && paths !== undefined) {
            asked.delete(id)
            if (ok === undefined) void uploads.remove(paths)
            else began(ok, paths)
          }
          port.post(frame)
        },
      }
    },
    event(event) {
      if (event.type !== 'job' || event.job.kind !== 'import' || event.job.status === 'running') return
      ended.add(event.job.id)
      const paths = pathsOfJob.get(event.job.id)
      pathsOfJob.delete(event.job.id)
      if (paths !== undefined) void uploads.remove(paths)
    },
  }
}

function isImportRequest(frame: unknown): frame is ImportRequest {
  const { id, call, input } = (frame ?? {}) as Partial<ImportRequest>
  return (
    typeof id === 'number' &&
    call === 'files.import' &&
    Array.isArray(input?.paths) &&
    input.paths.every((path) => typeof path === 'string')
  )
}
