import { type Chaos, startChaos } from '../../support/chaos.ts'
import { type EngineProcess, startEngine } from '../engine-process.ts'
import { alone, type Figure } from '../figure.ts'
import { addAndSync } from '../first-sync.ts'
import type { Lab, MailboxSize } from '../lab.ts'
import { percentile } from '../percentile.ts'

const queries = ['please', 'invoice', 'refund delivery', '"tracking number"', 'authoris*', 'возврат', 'perché', '注文']

/** What a person at the window feels while a mailbox comes in, and how much of it travels. */
export async function questionFigures(lab: Lab): Promise<readonly Figure[]> {
  return [...(await measure(lab, 'small')), ...(await measure(lab, 'large'))]
}

async function measure(lab: Lab, size: MailboxSize): Promise<readonly Figure[]> {
  const mailbox = await lab.mailbox(size)
  lab.say(`questions during a sync of ${mailbox.count}`)
  // Counting costs the connection a little, so this sync is not the one that is timed.
  const counter = await startChaos((await lab.dovecot()).imapPort)
  const engine = await startEngine(await lab.folder(`asked-${size}`), { follow: true })
  try {
    const latencies = await askWhileSyncing(engine, counter, mailbox.user)
    const p95 = percentile(latencies, 0.95)
    const share = (counter.received / mailbox.bytes) * 100
    const mails = `${mailbox.count.toLocaleString('en')} mails`
    return [
      alone({
        name: `a window's questions while ${mails} sync, p95`,
        goal: '< 50 ms',
        ours: p95,
        unit: 'ms',
        met: p95 < 50,
      }),
      // The large mailbox is nearly all text: there is little to leave out, so the promise is about the small one.
      alone({
        name: `share of the bytes fetched, ${mails}`,
        goal: size === 'small' ? '≤ 25 %' : '',
        ours: share,
        unit: '%',
        met: size === 'small' ? share <= 25 : null,
      }),
    ]
  } finally {
    await engine.close()
    await counter.close()
  }
}

async function askWhileSyncing(engine: EngineProcess, counter: Chaos, user: string): Promise<readonly number[]> {
  const latencies: number[] = []
  let finished = false
  const done = addAndSync(engine, counter.port, user).finally(() => {
    finished = true
  })
  for (let round = 0; !finished; round += 1) {
    latencies.push(...(await askAround(engine, round)))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await done
  if (latencies.length < 20) throw new Error(`Only ${latencies.length} questions were answered during the sync`)
  return latencies
}

/** What one person does: look at the queue, open somebody, search for something. */
async function askAround(engine: EngineProcess, round: number): Promise<readonly number[]> {
  const queue = await timed(() =>
    engine.call('queue.page', { filter: 'all', account: null, order: 'newest', after: null, limit: 50 }),
  )
  const contact = queue.answer.rows[round % Math.max(1, queue.answer.rows.length)]?.contact
  const timeline = contact && (await timed(() => engine.call('timeline.page', { contact, anchor: null, limit: 50 })))
  const query = queries[round % queries.length] ?? ''
  const search = await timed(() => engine.call('search.messages', { query, limit: 50 }))
  return [queue.ms, ...(timeline ? [timeline.ms] : []), search.ms]
}

async function timed<Answer>(ask: () => Promise<Answer>): Promise<{ readonly answer: Answer; readonly ms: number }> {
  const start = performance.now()
  const answer = await ask()
  return { answer, ms: performance.now() - start }
}
