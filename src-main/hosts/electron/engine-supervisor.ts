import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import { assertNever, DeskError, type DeskErrorShape } from '../../contract/errors.ts'
import type { Secrets } from '../../engine/engine-deps.ts'
import { engineHeapFlags } from '../engine-heap.ts'
import type { FromEngine, HostEvent, SecretRequest, ToEngine } from './engine-messages.ts'
import { ipc } from './ipc.ts'
import { afterCrash, engineRestarts } from './restart-budget.ts'

interface SupervisorDeps {
  /** The built `engine-process.js`. */
  readonly modulePath: string
  readonly dataPath: string
  readonly secrets: Secrets
  readonly now: () => number
  onEvent(event: HostEvent): void
  /** The engine cannot run: it said why, or (null) it crashed more often than the budget allows. */
  onGivenUp(error: DeskErrorShape | null): void
}

export interface EngineSupervisor {
  /** Hands the window a pipe straight to the engine, and a new one after each restart until the window is gone. */
  connect(window: WebContents): void
  resumed(): void
  networkChanged(online: boolean): void
  /** Starts again after `onGivenUp`, with a fresh budget. */
  retry(): void
  /** Lets the engine finish what it writes; resolves when its process has ended. */
  stop(): Promise<void>
}

/** Longer than any transaction; after that the process is ended, and the journal makes that harmless. */
const stopWithinMs = 5000

/** Keeps one engine running in a process of its own, so that neither can take the other down. */
export function superviseEngine(deps: SupervisorDeps): EngineSupervisor {
  const windows = new Set<WebContents>()
  let crashes: readonly number[] = []
  let engine: UtilityProcess | null = null
  let stopping = false

  const start = (): void => {
    const child = utilityProcess.fork(deps.modulePath, [deps.dataPath], {
      serviceName: 'Throughline engine',
      execArgv: [...engineHeapFlags],
    })
    engine = child
    let refused: DeskErrorShape | null = null
    child.on('message', (message: FromEngine) => {
      switch (message.type) {
        case 'ready':
          return
        case 'failed':
          refused = message.error
          child.kill()
          return
        case 'secret':
          void answerSecret(deps.secrets, message.id, message.request).then((answer) => child.postMessage(answer))
          return
        case 'event':
          deps.onEvent(message.event)
          return
        default:
          assertNever(message)
      }
    })
    child.on('exit', () => {
      engine = null
      if (stopping) return
      const after = afterCrash(engineRestarts, crashes, deps.now())
      crashes = after.crashes
      if (refused !== null || !after.restart) deps.onGivenUp(refused)
      else start()
    })
    for (const window of windows) joinToEngine(window, child)
  }

  const tell = (message: ToEngine): void => engine?.postMessage(message)

  start()
  return {
    connect(window) {
      if (!windows.has(window)) {
        windows.add(window)
        window.once('destroyed', () => windows.delete(window))
      }
      if (engine !== null) joinToEngine(window, engine)
    },
    resumed: () => tell({ type: 'resumed' }),
    networkChanged: (online) => tell({ type: 'network', online }),
    retry() {
      crashes = []
      if (engine === null) start()
    },
    stop() {
      stopping = true
      return engine === null ? Promise.resolve() : ended(engine)
    },
  }
}

function joinToEngine(window: WebContents, engine: UtilityProcess): void {
  if (window.isDestroyed()) return
  const { port1, port2 } = new MessageChannelMain()
  engine.postMessage({ type: 'port' } satisfies ToEngine, [port1])
  window.postMessage(ipc.havePort, null, [port2])
}

function ended(engine: UtilityProcess): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => engine.kill(), stopWithinMs)
    engine.once('exit', () => {
      clearTimeout(impatience)
      resolve()
    })
    engine.postMessage({ type: 'close' } satisfies ToEngine)
  })
}

async function answerSecret(secrets: Secrets, id: number, request: SecretRequest): Promise<ToEngine> {
  try {
    return { type: 'secret-found', id, value: await performed(secrets, request) }
  } catch (thrown) {
    return { type: 'secret-failed', id, error: DeskError.from(thrown).toShape() }
  }
}

async function performed(secrets: Secrets, request: SecretRequest): Promise<string | null> {
  switch (request.operation) {
    case 'read':
      return await secrets.read(request.name)
    case 'write':
      await secrets.write(request.name, request.value)
      return null
    case 'remove':
      await secrets.remove(request.name)
      return null
    default:
      return assertNever(request)
  }
}
