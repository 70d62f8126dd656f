import type { ContactId } from '../../src-main/contract/ids.ts'
import { createEngine } from '../../src-main/engine/engine.ts'
import type { Secrets } from '../../src-main/engine/engine-deps.ts'
import { postOffice } from './post-office.ts'
import { ask } from './remote-events.ts'
import { scripted } from './scripted-channel.ts'

/**
 * A program of its own that stars and answers what Ana wrote, unless it did so in an earlier life, and kills itself at a
 * step of the delivery, as a power cut would: nothing is tidied up. `node sending-process.ts DATA-FOLDER KEY LEDGER STEP`
 */
const [dataPath = '', key = '', ledger = '', step = ''] = process.argv.slice(2)
const values = new Map([
  ['database-key', key],
  ['account/email:support@shop.test', JSON.stringify({ type: 'password', password: 'x' })],
])
const secrets: Secrets = {
  read: async (name) => values.get(name) ?? null,
  write: async () => {},
  remove: async () => {},
}
const die = (at: string) => {
  if (at === step.split(',')[0]) process.kill(process.pid, 'SIGKILL')
}
const post = postOffice({ ledger, at: die })
post.keepsCopies = step === 'delivered, and the server keeps a copy'

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
  { email: scripted([ask], post) },
)
const { rows } = await engine.call('queue.page', {
  filter: 'all',
  account: null,
  order: 'newest',
  after: null,
  limit: 1,
})
const [row] = rows
const message = row?.lastMessage.id ?? null
const outbox = await engine.call('outbox.list', {})
if (row && outbox.every(({ items }) => items.length === 0)) await answerAna(row.contact)

async function answerAna(contact: ContactId): Promise<void> {
  if (step.startsWith('change')) {
    await engine.call('triage.apply', {
      target: { type: 'contacts', ids: [contact] },
      step: { type: 'star', on: true },
    })
    return
  }
  const draft = await engine.call('draft.open', { kind: 'reply', message })
  await engine.call('draft.save', { draft: draft.id, change: { body: '<p>It left</p>' } })
  die('written')
  // Nobody answers a promise of a program that is dead: what is sent at once dies on its way.
  const at = step === 'handed over' ? Date.now() + 3_600_000 : null
  await engine.call('draft.send', { draft: draft.id, seen: message, at })
  die('handed over')
}
