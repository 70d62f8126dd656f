import { createEngine } from '../../src-main/engine/engine.ts'
import type { Secrets } from '../../src-main/engine/engine-deps.ts'
import { mail } from './remote-events.ts'
import { scripted } from './scripted-channel.ts'

/**
 * A program of its own, to be killed: follows a scripted mailbox of so many mails, one a batch, and tells on standard
 * output of each that is stored. `node desk-process.ts DATA-FOLDER KEY MAILS`
 */
const [dataPath = '', key = '', mails = '0'] = process.argv.slice(2)
const values = new Map([
  ['database-key', key],
  ['account/email:support@shop.test', JSON.stringify({ type: 'password', password: 'x' })],
])
const secrets: Secrets = {
  read: async (name) => values.get(name) ?? null,
  write: async () => {},
  remove: async () => {},
}

const batches = Array.from({ length: Number(mails) }, (_, n) => mail({ id: `m${n}`, text: `mail ${n}`, at: n }))
const engine = await createEngine(
  {
    dataPath,
    secrets,
    clock: { now: Date.now },
    log: () => {},
    writerThread: new URL('../../src-main/engine/writer/writer-thread.ts', import.meta.url),
    samplePath: '',
    version: 'test',
    followAccounts: true,
  },
  { email: scripted(batches) },
)
let told = -1
engine.subscribe(async () => {
  const { messages } = await engine.call('desk.status', {})
  if (messages !== told) console.log(messages)
  told = messages
})
