import type { RemoteEvent } from '../../../src-main/channels/channel.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import type { TriageStep } from '../../../src-main/contract/triage.ts'
import type { Writer } from '../../../src-main/engine/writer/writer.ts'
import { randomFrom } from '../corpus/random.ts'
import { historyAccounts } from './accounts.ts'
import { composer } from './compose.ts'
import { type HistoryPlan, type HistorySize, planHistory } from './plan.ts'
import { regularCustomer } from './regular.ts'

/** As many as the engine stores in one transaction while a mailbox comes in. */
const batchSize = 1_000
const doneShare = 0.45
const atOnce = 500
const sorted: readonly (readonly [share: number, step: TriageStep])[] = [
  [0.3, { type: 'assign', to: 'Juno' }],
  [0.1, { type: 'assign', to: 'Max' }],
  [0.02, { type: 'tag', tag: 'vip', on: true }],
  [0.2, { type: 'tag', tag: 'delivery', on: true }],
  [0.03, { type: 'priority', priority: 'high' }],
  [0.1, { type: 'status', status: 'waiting' }],
  // Long after anybody measures.
  [0.01, { type: 'snooze', until: Date.UTC(2090, 0, 1) }],
]

/**
 * Fills a new desk through the writer's own operations, newest first as a first sync does, and sorts customers as agents
 * would have. `onProgress` hears how many are stored.
 */
export async function fillHistory(
  writer: Writer,
  size: HistorySize,
  onProgress: (stored: number) => void,
): Promise<void> {
  const plan = planHistory(size)
  await writer.run('beginRules', { language: 'en', zone: 'Europe/Rome' })
  const contacts = await ingestAll(writer, plan, onProgress)
  // Whoever writes every day is never done with.
  contacts.delete(regularCustomer(plan))
  await sort(writer, contacts, size.seed)
}

async function ingestAll(
  writer: Writer,
  plan: HistoryPlan,
  onProgress: (stored: number) => void,
): Promise<Set<number>> {
  const compose = composer(plan)
  const contacts = new Set<number>()
  const ids: number[] = []
  for (const { account } of historyAccounts) ids.push((await writer.run('putAccount', account)).id)
  const gathered = historyAccounts.map((): RemoteEvent[] => [])
  let stored: Promise<void> = Promise.resolve()
  let added = 0

  const store = async (account: number) => {
    const events = gathered[account]?.splice(0) ?? []
    // One batch is written while the next is made.
    await stored
    stored = writer
      .run('ingest', { accountId: ids[account] ?? 0, events, cursor: null, live: false })
      .then((result) => {
        for (const contact of result.contacts) contacts.add(contact)
        added += result.added
        onProgress(added)
      })
  }
  for (const index of plan.newestFirst) {
    const { account, message } = compose(index)
    const events = gathered[account]
    if (events?.push({ type: 'message', message }) === batchSize) await store(account)
  }
  for (const account of gathered.keys()) await store(account)
  await stored
  if (added !== plan.size.messages) throw new Error(`${added} of ${plan.size.messages} messages were stored`)
  return contacts
}

/** What agents did over the years: half of it is done, and a share of the rest is somebody's, tagged, asleep. */
async function sort(writer: Writer, contacts: ReadonlySet<number>, seed: string): Promise<void> {
  const random = randomFrom(`${seed} done`)
  const left: number[] = []
  const done: number[] = []
  for (const contact of [...contacts].sort((a, b) => a - b)) (random.chance(doneShare) ? done : left).push(contact)
  await apply(writer, done, { type: 'status', status: 'done' })
  for (const [share, step] of sorted)
    await apply(
      writer,
      left.filter(() => random.chance(share)),
      step,
    )
}

async function apply(writer: Writer, contacts: readonly number[], step: TriageStep): Promise<void> {
  for (let from = 0; from < contacts.length; from += atOnce) {
    const ids = contacts.slice(from, from + atOnce) as ContactId[]
    await writer.run('applyStep', { target: { type: 'contacts', ids, view: null }, step })
  }
}
