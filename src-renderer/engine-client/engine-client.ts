import type { CallInput, CallName, CallOutput } from '../../src-main/contract/calls.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { DeskEvent } from '../../src-main/contract/events.ts'
import type { Port, ResponseFrame } from '../../src-main/contract/frames.ts'
import type { HostBridge } from '../../src-main/contract/host-bridge.ts'

/** `connecting`: before the first pipe · `reconnecting`: the engine went away and its host starts it again. */
export type Connection = 'connecting' | 'connected' | 'reconnecting'

/** The window's only way to the engine. */
export interface EngineClient {
  /**
   * Asks the engine. Rejects with `DeskError`. A question asked while the engine is away waits for it; one that was
   * already on its way is asked again when repeating it changes nothing, else it rejects with code `engine-restarted`.
   */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** Events of the engine. After a reconnect a `changed` for everything is sent, for some may have been missed. */
  subscribe(listener: (event: DeskEvent) => void): () => void
  connection(): Connection
  onConnection(listener: (connection: Connection) => void): () => void
}

interface PendingCall {
  readonly name: CallName
  readonly input: unknown
  readonly resolve: (output: never) => void
  readonly reject: (error: DeskError) => void
}

/** Questions that change nothing, or settle on the same end however often they are asked. */
const repeatable: ReadonlySet<CallName> = new Set<CallName>([
  'desk.status',
  'account.list',
  'account.discover',
  'account.test',
  'account.pause',
  'account.retry',
  'account.folders',
  'queue.page',
  'queue.rows',
  'queue.counts',
  'queue.count',
  'triage.words',
  'compose.complete',
  'canned.find',
  'timeline.page',
  'timeline.months',
  'timeline.nextUnread',
  'message.where',
  'message.body',
  'message.source',
  'attachment.read',
  'contact.card',
  'contact.note',
  'search.messages',
  'search.suggest',
  'job.list',
  'settings.get',
  'settings.set',
  'network.set',
])

/** Makes the client over whatever pipe the host hands over, now and after each restart of the engine. */
export function createEngineClient(host: Pick<HostBridge, 'onPort'>): EngineClient {
  const pending = new Map<number, PendingCall>()
  const eventListeners = new Set<(event: DeskEvent) => void>()
  const connectionListeners = new Set<(connection: Connection) => void>()
  let port: Port | null = null
  let connection: Connection = 'connecting'
  let nextId = 1

  function setConnection(next: Connection): void {
    if (next === connection) return
    connection = next
    for (const listener of connectionListeners) listener(next)
  }

  function emit(event: DeskEvent): void {
    for (const listener of eventListeners) listener(event)
  }

  function lost(gone: Port): void {
    if (gone !== port) return
    port = null
    setConnection('reconnecting')
    for (const [id, call] of pending) {
      if (repeatable.has(call.name)) continue
      pending.delete(id)
      call.reject(
        new DeskError('network', 'engine-restarted', 'The desk restarted while it worked on this. Try again.'),
      )
    }
  }

  function receive(frame: ResponseFrame): void {
    if ('event' in frame) {
      emit(frame.event)
      return
    }
    const call = pending.get(frame.id)
    if (!call) return
    pending.delete(frame.id)
    if ('error' in frame) call.reject(DeskError.fromShape(frame.error))
    else call.resolve(frame.ok as never)
  }

  host.onPort((fresh) => {
    const replaced = port
    if (replaced) {
      lost(replaced)
      replaced.close()
    }
    port = fresh
    const missedEvents = connection === 'reconnecting'
    fresh.onFrame((frame) => {
      if (fresh === port) receive(frame as ResponseFrame)
    })
    fresh.onClose(() => lost(fresh))
    for (const [id, call] of pending) fresh.post({ id, call: call.name, input: call.input })
    setConnection('connected')
    if (missedEvents) emit({ type: 'changed', contacts: null })
  })

  return {
    call(name, input) {
      return new Promise((resolve, reject) => {
        const id = nextId++
        pending.set(id, { name, input, resolve, reject })
        port?.post({ id, call: name, input })
      })
    },
    subscribe(listener) {
      eventListeners.add(listener)
      return () => eventListeners.delete(listener)
    },
    connection: () => connection,
    onConnection(listener) {
      connectionListeners.add(listener)
      return () => connectionListeners.delete(listener)
    },
  }
}
