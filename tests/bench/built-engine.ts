import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { DeskStatus } from '../../src-main/contract/calls.ts'
import { DeskError } from '../../src-main/contract/errors.ts'
import type { ResponseFrame } from '../../src-main/contract/frames.ts'
import type { FromEngine, ToEngine } from '../../src-main/hosts/electron/engine-messages.ts'
import { engineHeapFlags } from '../../src-main/hosts/engine-heap.ts'
import { openFileSecrets } from '../../src-main/hosts/node/file-secrets.ts'
import { findProgramFolder } from '../../src-main/hosts/node/program-folder.ts'
import { buildWhenStale } from '../../src-main/hosts/starting/build-when-stale.ts'

/** One that could not open has nothing to close. */
const closeMs = 5_000

type FromChild = { readonly message: FromEngine } | { readonly port: number; readonly frame: ResponseFrame }

/**
 * The engine's process as the desktop app starts it: built, and asking its host for the key. Answers a function that
 * starts it and tells how many ms passed until it said how many messages there are: Node, our modules, the file, the
 * writer's thread, the question and the answer.
 */
export async function builtEngine(dataPath: string, scratch: string): Promise<() => Promise<number>> {
  const { root } = findProgramFolder()
  await buildWhenStale(root)
  const secrets = await openFileSecrets(dataPath)
  const parentPort = join(scratch, 'parent-port.mjs')
  const source = await readFile(new URL('../support/parent-port-of-child.ts', import.meta.url), 'utf8')
  // Electron has the parent port built in: compiling ours from TypeScript must not count.
  await writeFile(parentPort, stripTypeScriptTypes(source))

  return async () => {
    const start = performance.now()
    const child = fork(join(root, 'out/main/engine-process.js'), [dataPath], {
      execArgv: [...engineHeapFlags, '--import', parentPort],
    })
    const send = (message: ToEngine, ports: readonly number[] = []) => child.send({ message, ports })
    child.on('message', async (sent: FromChild) => {
      if (!('message' in sent) || sent.message.type !== 'secret') return
      const { id, request } = sent.message
      if (request.operation === 'read') send({ type: 'secret-found', id, value: await secrets.read(request.name) })
    })
    const answered = statusOf(child)
    send({ type: 'port' }, [0])
    child.send({ port: 0, frame: { id: 1, call: 'desk.status', input: {} } })
    const ended = once(child, 'exit')
    try {
      const { messages } = await answered
      if (messages === 0) throw new Error('The engine opened an empty desk')
      return performance.now() - start
    } finally {
      send({ type: 'close' })
      setTimeout(() => child.kill(), closeMs).unref()
      await ended
    }
  }
}

function statusOf(child: ReturnType<typeof fork>): Promise<DeskStatus> {
  return new Promise((resolve, reject) => {
    child.on('message', (sent: FromChild) => {
      if ('message' in sent && sent.message.type === 'failed') reject(DeskError.fromShape(sent.message.error))
      if (!('frame' in sent) || !('id' in sent.frame)) return
      if ('ok' in sent.frame) resolve(sent.frame.ok as DeskStatus)
      else reject(new Error('The engine could not tell its status'))
    })
    child.once('exit', (code) => reject(new Error(`The engine ended with ${code} before it was ready`)))
  })
}
