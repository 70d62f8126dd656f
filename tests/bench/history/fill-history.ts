import type { RemoteEvent } from '../../../src-main/channels/channel.ts'
import type { Writer } from '../../../src-main/engine/writer/writer.ts'
import { randomFrom } from '../corpus/random.ts'
import { historyAccounts } from './accounts.ts'
import { composer } from './compose.ts'
import { type HistoryPlan, type HistorySize, planHistory } from './plan.ts'
import { regularCustomer } from './regular.ts'
import { done, onContact } from '../../support/triage-steps.ts'

/** As many as the engine stores in one transaction while a mailbox comes in. */
const batchSize = 1_000
const doneShare = 0.45

/**
 * Fills a new desk through the writer's own operations, newest first as a first sync does, and marks a share of the
 * customers as done, as agents would have. `onProgress` hears how many are stored.
 */
export async function fillHistory(
  writer: Writer,
  size: HistorySize,
  onProgress: (stored: number) => void,
): Promise<void> {
  const plan = planHistory(size)
  const contacts = await ingestAll(writer, plan, onProgress)
  // Whoever writes every day is never done with.
  contacts.delete(regularCustomer(plan))
  await markDone(writer, contacts, size.seed)
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

async function markDone(writer: Writer, contacts: ReadonlySet<number>, seed: string): Promise<void> {
  const random = randomFrom(`${seed} done`)
  const chosen = [...contacts].sort((a, b) => a - b).filter(() => random.chance(doneShare))
  for (let from = 0; from < chosen.length; from += 500) {
    await Promise.all(chosen.slice(from, from + 500).map((contact) => writer.run('applyStep', onContact(contact, done))))
  }
}
