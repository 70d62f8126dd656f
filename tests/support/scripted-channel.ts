import type {
  Batch,
  CanFetchPart,
  CanListFolders,
  Channel,
  RemoteEvent,
  RemoteFolder,
  RemoteMessage,
  Session,
} from '../../src-main/channels/channel.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { PostOffice } from './post-office.ts'
import { said } from './remote-events.ts'

type Announced = RemoteEvent | RemoteMessage
/** One batch of events, or one event as a batch of its own. */
export type ScriptedBatch = Announced | readonly Announced[]

export type Moment = 'open' | 'pull' | 'wait' | 'probe' | 'fetch' | 'close'

/** A server in memory: the cursor is the number of batches that were taken, as a server's own change counter would be. */
export interface ScriptedChannel extends Channel {
  /** What happened, in order: `open`, `pull 0`, `wait`, `probe`, `close`. */
  readonly diary: readonly string[]
  /** Sessions that were opened and not closed. */
  readonly openSessions: number
  readonly fetches: readonly string[]
  /** Adds batches and wakes who waits, as a push does. */
  push(...batches: readonly ScriptedBatch[]): void
  /** The next time (or the next `times`) this is done, it fails so. */
  failNext(moment: Moment, error: Error, times?: number): void
  /** Whoever does this from now on waits until `release`. */
  hold(moment: Moment): void
  release(moment: Moment): void
  /** The connection dies under a session that waits. */
  cut(error: Error): void
  /** Bytes by `folder/uid/section`, or `folder/uid` for a whole source. */
  readonly parts: Map<string, Uint8Array>
  folderList: readonly RemoteFolder[]
}

/** With a post office its sessions also send. */
export function scripted(batches: readonly ScriptedBatch[], post?: PostOffice): ScriptedChannel {
  const script = [...batches]
  /** Batches of the first sync fill history in; what is pushed later is news. */
  const history = batches.length
  const diary: string[] = []
  const fetches: string[] = []
  const failures = new Map<Moment, Error[]>()
  const gates = new Map<Moment, { promise: Promise<void>; open: () => void }>()
  const waiting = new Set<{ resolve: () => void; reject: (error: Error) => void }>()
  const parts = new Map<string, Uint8Array>()
  let openSessions = 0

  const pass = async (moment: Moment, note: string = moment) => {
    diary.push(note)
    await gates.get(moment)?.promise
    const failure = failures.get(moment)?.shift()
    if (failure) throw failure
  }
  const batchAt = (index: number): Batch => {
    const batch = script[index] as ScriptedBatch
    const announced = Array.isArray(batch) ? (batch as readonly Announced[]) : [batch as Announced]
    const events = announced.map((event) => ('type' in event ? event : said(event)))
    return { events, cursor: String(index + 1), live: index >= history }
  }

  const openSession = (): Session & CanFetchPart & CanListFolders & Partial<ReturnType<PostOffice['session']>> => {
    let isOpen = true
    let taken = 0
    openSessions++
    let drop: (error: Error) => void = () => {}
    const dropped = new Promise<never>((_, reject) => {
      drop = reject
    })
    dropped.catch(() => {})
    const fetch = async (name: string) => {
      fetches.push(name)
      await pass('fetch', `fetch ${name}`)
      const bytes = parts.get(name)
      if (!bytes) throw new DeskError('not-found', 'message-gone', 'The server has it no more')
      return bytes
    }
    return {
      ...post?.session(),
      async *pull(since, signal) {
        taken = Number(since ?? 0)
        await pass('pull', `pull ${taken}`)
        while (taken < script.length && !signal.aborted) {
          const batch = batchAt(taken++)
          yield batch
        }
      },
      async waitForChange(signal) {
        await pass('wait')
        if (taken < script.length || signal.aborted) return
        const pushed = new Promise<void>((resolve, reject) => {
          const one = { resolve, reject }
          waiting.add(one)
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
        await Promise.race([pushed, dropped])
      },
      probe: () => pass('probe'),
      fetchPart: ({ place, section }) => fetch(`${place.folder}/${place.uid}/${section}`),
      fetchSource: (place) => fetch(`${place.folder}/${place.uid}`),
      folders: async () => channel.folderList,
      async close() {
        if (!isOpen) return
        isOpen = false
        openSessions--
        diary.push('close')
        drop(new DeskError('network', 'connection-lost', 'The connection was closed'))
      },
    }
  }

  const channel: ScriptedChannel = {
    kind: 'email',
    capabilities: {
      maxTextLength: null,
      html: true,
      attachments: true,
      threads: true,
      seenFlags: true,
      subject: true,
      replyWindowMs: null,
    },
    diary,
    fetches,
    parts,
    folderList: [],
    get openSessions() {
      return openSessions
    },
    async open(_, host) {
      await pass('open')
      await host.credential()
      return openSession()
    },
    push(...more) {
      script.push(...more)
      for (const one of waiting) one.resolve()
      waiting.clear()
    },
    failNext(moment, error, times = 1) {
      failures.set(moment, [...(failures.get(moment) ?? []), ...Array.from({ length: times }, () => error)])
    },
    hold(moment) {
      const gate = Promise.withResolvers<void>()
      gates.set(moment, { promise: gate.promise, open: gate.resolve })
    },
    release(moment) {
      gates.get(moment)?.open()
      gates.delete(moment)
    },
    cut(error) {
      for (const one of waiting) one.reject(error)
      waiting.clear()
    },
  }
  return channel
}
