import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/calls.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { DeskEvent } from '../../src-main/contract/events.ts'
import type { ResponseFrame } from '../../src-main/contract/frames.ts'
import { engineHeapFlags } from '../../src-main/hosts/engine-heap.ts'

export interface EngineProcess {
  readonly pid: number
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** The first event that satisfies the test. */
  event(test: (event: DeskEvent) => boolean): Promise<DeskEvent>
  /** One pass over the accounts; its duration in ms, measured in the engine's own process. */
  syncOnce(): Promise<number>
  rssBytes(): Promise<number>
  peakRssBytes(): Promise<number>
  /** Seconds of processor time since the start, all threads. */
  cpuSeconds(): Promise<number>
  close(): Promise<void>
}

const clockTicksPerSecond = 100

/** Starts an engine on a folder. `follow` keeps its accounts connected, as the desk does. */
export async function startEngine(dataPath: string, { follow }: { follow: boolean }): Promise<EngineProcess> {
  const program = fileURLToPath(new URL('engine-child.ts', import.meta.url))
  const child = fork(program, [dataPath, follow ? 'follow' : 'ask'], {
    execArgv: [...engineHeapFlags],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Frames are cloned as between Electron's processes, not written out as JSON.
    serialization: 'advanced',
  })
  const answers = new Map<number, (frame: ResponseFrame) => void>()
  const listeners = new Set<(event: DeskEvent) => void>()
  child.on('message', (frame: ResponseFrame) => {
    if ('event' in frame) for (const listener of listeners) listener(frame.event)
    else if ('id' in frame) answers.get(frame.id)?.(frame)
  })
  await control(child, 'ready')
  let questions = 0
  const pid = child.pid ?? 0

  return {
    pid,
    call: (name, input) =>
      new Promise((resolve, reject) => {
        questions += 1
        const id = questions
        answers.set(id, (frame) => {
          answers.delete(id)
          if ('ok' in frame) resolve(frame.ok as CallOutput<typeof name>)
          else if ('error' in frame) reject(DeskError.fromShape(frame.error))
        })
        child.send({ id, call: name, input })
      }),
    event: (test) =>
      new Promise((resolve) => {
        const listener = (event: DeskEvent) => {
          if (!test(event)) return
          listeners.delete(listener)
          resolve(event)
        }
        listeners.add(listener)
      }),
    syncOnce: async () => {
      const done = control(child, 'synced')
      child.send({ control: 'sync' })
      return (await done).ms ?? Number.NaN
    },
    rssBytes: () => memory(pid, 'VmRSS'),
    peakRssBytes: () => memory(pid, 'VmHWM'),
    cpuSeconds: async () => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return (Number(fields[11]) + Number(fields[12])) / clockTicksPerSecond
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.send({ control: 'close' })
      await ended
    },
  }
}

async function memory(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024
}

interface ControlFrame {
  readonly control: string
  readonly ms?: number
}

async function control(child: ChildProcess, wanted: string): Promise<ControlFrame> {
  return new Promise((resolve, reject) => {
    const onMessage = (frame: ControlFrame) => {
      if (frame.control !== wanted) return
      child.off('message', onMessage)
      child.off('exit', onExit)
      resolve(frame)
    }
    const onExit = (code: number | null) => reject(new Error(`The engine ended with ${code} before it was ${wanted}`))
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}
