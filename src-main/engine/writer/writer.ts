import { Worker } from 'node:worker_threads'
import { DeskError } from '../../contract/errors.ts'
import type { OperationRequest, ThreadReply, ThreadTask } from './messages.ts'
import type { OperationInput, OperationName, OperationOutput } from './operations.ts'

/** The engine's side of the one thread that writes. */
export interface Writer {
  /** Runs one operation in one transaction, after all that were asked for before. Throws `DeskError`. */
  run<Name extends OperationName>(
    operation: Name,
    input: OperationInput<Name>,
    onProgress?: (done: number) => void,
  ): Promise<OperationOutput<Name>>
  /** Finishes what was asked for and closes the file. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: ((done: number) => void) | undefined
}

/** Starts the writer's thread; resolves when the file is open and migrated. Throws what the store says of the file. */
export function startWriter(
  entry: URL,
  task: Omit<Extract<ThreadTask, { task: 'write' }>, 'task'>,
  now: () => number,
): Promise<Writer> {
  const worker = new Worker(entry, { workerData: { task: 'write', ...task } satisfies ThreadTask })
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve())
  })
  const failAll = (error: DeskError) => {
    for (const each of waiting.values()) each.reject(error)
    waiting.clear()
  }

  const writer: Writer = {
    run(operation, input, onProgress) {
      const id = nextId++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, onProgress })
        worker.postMessage({ id, operation, input, now: now() } satisfies OperationRequest)
      })
    },
    async close() {
      worker.postMessage('close')
      await exited
    },
  }

  return new Promise((resolve, reject) => {
    worker.on('message', (reply: ThreadReply) => {
      if ('ready' in reply) resolve(writer)
      else if ('failed' in reply) {
        void worker.terminate()
        reject(DeskError.fromShape(reply.failed))
      } else if ('id' in reply) settle(waiting, reply)
    })
    worker.once('error', (error) => {
      const failure = new DeskError(
        'store',
        'writer-failed',
        `The desk's writer stopped: ${error.message}`,
        {},
        { cause: error },
      )
      failAll(failure)
      reject(failure)
    })
    worker.once('exit', () => failAll(new DeskError('cancelled', 'desk-closed', 'The desk was closed')))
  })
}

function settle(waiting: Map<number, Waiting>, reply: Extract<ThreadReply, { id: number }>): void {
  const request = waiting.get(reply.id)
  if (!request) return
  if ('progress' in reply) {
    request.onProgress?.(reply.progress)
    return
  }
  waiting.delete(reply.id)
  if ('error' in reply) request.reject(DeskError.fromShape(reply.error))
  else request.resolve(reply.ok)
}

/** Runs a task that reads the whole file on a thread of its own. */
export function runThread<Result>(entry: URL, task: ThreadTask): Promise<Result> {
  const worker = new Worker(entry, { workerData: task })
  return new Promise((resolve, reject) => {
    worker.once('message', (reply: ThreadReply) => {
      if ('result' in reply) resolve(reply.result as Result)
      else if ('failed' in reply) reject(DeskError.fromShape(reply.failed))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new DeskError('bug', 'unexpected', 'The thread ended without an answer')))
  })
}
