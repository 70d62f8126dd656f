import type { MessagePortMain } from 'electron'
import { assertNever, DeskError } from '../../contract/errors.ts'
import { type OpenDesk, openDesk } from '../node/open-desk.ts'
import type { FromEngine, ToEngine } from './engine-messages.ts'
import { portOfMain } from './port-of-main.ts'
import { remoteSecrets } from './remote-secrets.ts'
import { tellHost } from './tell-host.ts'

// The entry of the engine's own process: the engine behind Electron's parent port, and nothing else.

const tell = (message: FromEngine): void => process.parentPort.postMessage(message)
const secrets = remoteSecrets((id, request) => tell({ type: 'secret', id, request }))
const opening = openDesk({
  dataPath: process.argv.at(-1) ?? '',
  program: 'the desktop app',
  logName: 'engine',
  exclusive: true,
  followAccounts: true,
  secrets,
})

// Listens from the first tick: windows may knock, and secrets are answered, before the engine stands.
process.parentPort.on('message', ({ data, ports }) => {
  void receive(data as ToEngine, ports)
})
try {
  const { engine } = await opening
  tell({ type: 'ready' })
  // A desk that waits to be recovered has nothing to count; the window says so.
  await tellHost(engine, (event) => tell({ type: 'event', event })).catch(() => {})
} catch (thrown) {
  // The host ends this process when it has read why.
  tell({ type: 'failed', error: DeskError.from(thrown).toShape() })
}

async function receive(message: ToEngine, ports: readonly MessagePortMain[]): Promise<void> {
  switch (message.type) {
    case 'secret-found':
    case 'secret-failed':
      return secrets.answered(message)
    case 'port': {
      const desk = await standing()
      for (const port of ports) desk?.engine.serve(portOfMain(port))
      return
    }
    case 'resumed':
      return (await standing())?.engine.resumed()
    case 'network':
      return (await standing())?.engine.networkChanged(message.online)
    case 'close':
      await (await standing())?.close()
      process.exit(0)
      break
    default:
      assertNever(message)
  }
}

/** Null when the desk could not open; why was told above. */
async function standing(): Promise<OpenDesk | null> {
  return await opening.catch(() => null)
}
