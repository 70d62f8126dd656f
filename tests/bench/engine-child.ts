// The engine in a process of its own, as every host runs it, talking to the bench over Node's IPC channel:
// `node engine-child.ts DATA_FOLDER follow|ask`. The frames are those of a window; `{ control }` is the bench's own.
import type { Port } from '../../src-main/contract/frames.ts'
import { openDesk } from '../../src-main/hosts/node/open-desk.ts'

const [dataPath = '', mode] = process.argv.slice(2)
const desk = await openDesk({
  dataPath,
  program: 'the bench',
  logName: 'bench.log',
  exclusive: true,
  followAccounts: mode === 'follow',
})

const send = (frame: unknown) => process.send?.(frame)
const isControl = (frame: unknown): frame is { readonly control: string } =>
  typeof frame === 'object' && frame !== null && 'control' in frame

const port: Port = {
  post: send,
  onFrame: (listener) => {
    process.on('message', (frame) => {
      if (!isControl(frame)) listener(frame)
    })
  },
  onClose: (listener) => {
    process.on('disconnect', listener)
  },
  close: () => process.disconnect(),
}
desk.engine.serve(port)

process.on('message', async (frame) => {
  if (!isControl(frame)) return
  if (frame.control === 'sync') {
    const start = performance.now()
    await desk.engine.syncOnce()
    send({ control: 'synced', ms: performance.now() - start })
  }
  if (frame.control === 'close') {
    await desk.close()
    process.exit()
  }
})
process.once('disconnect', () => process.exit())
send({ control: 'ready' })
