import type { MessagePortMain } from 'electron'
import { assertNever, DeskError } from '../../contract/errors.ts'
import type { DeskEvent } from '../../contract/events.ts'
import { createEngine } from '../../engine/engine.ts'
import type { Engine } from '../../engine/engine-deps.ts'
import { lockDataFolder } from '../node/data-folder-lock.ts'
import { openLogFile } from '../node/log-file.ts'
import type { EngineStart, FromEngine, ToEngine } from './engine-messages.ts'
import { portOfMain } from './port-of-main.ts'
import { remoteSecrets } from './remote-secrets.ts'

// The entry of the engine's own process: the engine behind Electron's parent port, and nothing else.

const start = JSON.parse(process.argv.at(-1) ?? '') as EngineStart
const tell = (message: FromEngine): void => process.parentPort.postMessage(message)
const { log } = openLogFile(start.dataPath, 'engine', { now: Date.now })
const secrets = remoteSecrets((id, request) => tell({ type: 'secret', id, request }))
const opening = openEngine()

// Listens from the first tick: windows may knock, and secrets are answered, before the engine stands.
process.parentPort.on('message', ({ data, ports }) => {
  void receive(data as ToEngine, ports)
})
try {
  const engine = await opening
  engine.subscribe((event) => void tellHost(engine, event))
  tell({ type: 'ready' })
} catch (thrown) {
  const error = DeskError.from(thrown)
  log('error', `The engine cannot start: ${error.message}`)
  // The host ends this process when it has read why.
  tell({ type: 'failed', error: error.toShape() })
}

async function openEngine(): Promise<Engine> {
  await lockDataFolder(start.dataPath, 'the desktop app')
  return await createEngine({
    dataPath: start.dataPath,
    secrets,
    clock: { now: Date.now },
    log,
    writerThread: new URL('./writer-thread.js', import.meta.url),
    samplePath: start.samplePath,
    version: start.version,
    followAccounts: true,
  })
}

async function receive(message: ToEngine, ports: readonly MessagePortMain[]): Promise<void> {
  switch (message.type) {
    case 'secret-found':
    case 'secret-failed':
      return secrets.answered(message)
    case 'port': {
      const engine = await standing()
      for (const port of ports) engine?.serve(portOfMain(port))
      return
    }
    case 'resumed':
      return (await standing())?.resumed()
    case 'network':
      return (await standing())?.networkChanged(message.online)
    case 'close':
      await (await standing())?.close()
      process.exit(0)
      break
    default:
      assertNever(message)
  }
}

/** Null when the engine could not start; why was told above. */
async function standing(): Promise<Engine | null> {
  return await opening.catch(() => null)
}

/** The host shows what concerns the whole computer: the badge, and arrivals unless the user wants none. */
async function tellHost(engine: Engine, event: DeskEvent): Promise<void> {
  if (event.type === 'waiting') tell({ type: 'event', event })
  if (event.type !== 'arrived') return
  const settings = await engine.call('settings.get', {})
  if (settings.notifications !== false) tell({ type: 'event', event })
}
