import type { RemoteEvent } from '../../../src-main/channels/channel.ts'
import { openStore } from '../../../src-main/engine/open-store.ts'
import type { Writer } from '../../../src-main/engine/writer/writer.ts'
import { openFileSecrets } from '../../../src-main/hosts/node/file-secrets.ts'
import { findProgramFolder } from '../../../src-main/hosts/node/program-folder.ts'
import { randomFrom } from '../corpus/random.ts'
import { historyAccounts } from './accounts.ts'
import { composer } from './compose.ts'
import { type HistorySize, planHistory } from './plan.ts'

/** As many as the engine stores in one transaction while a mailbox comes in. */
const batchSize = 1_000
const mergePages = 4_096
const doneShare = 0.45

export interface Filling {
  /** Seconds from the first batch until the last is stored, without those spent merging the index afterwards. */
  readonly ingestSeconds: number
}

/**
 * Fills a new desk through the writer's own operations, newest first as a first sync does, then merges the index as the
 * desk does when nothing else is to be written, and marks a share of the customers as done, as agents would have.
 */
export async function fillDesk(dataPath: string, size: HistorySize, say: (line: string) => void): Promise<Filling> {
  const clock = { now: () => Date.UTC(2026, 9, 31) }
  const { writerThread } = findProgramFolder()
  const store = await openStore({ dataPath, secrets: await openFileSecrets(dataPath), clock, writerThread })
  try {
    const start = performance.now()
    const contacts = await ingestAll(store.writer, size, say)
    const ingestSeconds = (performance.now() - start) / 1000
    while (await store.writer.run('mergeIndex', { pages: mergePages }));
    await markDone(store.writer, contacts, size.seed)
    return { ingestSeconds }
  } finally {
    store.reader.close()
    await store.writer.close()
  }
}

async function ingestAll(writer: Writer, size: HistorySize, say: (line: string) => void): Promise<ReadonlySet<number>> {
  const plan = planHistory(size)
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
        if (Math.floor(added / 50_000) < Math.floor((added + result.added) / 50_000))
          say(`${added + result.added} stored`)
        added += result.added
      })
  }
  for (const index of plan.newestFirst) {
    const { account, message } = compose(index)
    const events = gathered[account]
    if (events && events.push({ type: 'message', message }) === batchSize) await store(account)
  }
  for (const account of gathered.keys()) await store(account)
  await stored
  if (added !== size.messages) throw new Error(`${added} of ${size.messages} messages were stored`)
  return contacts
}

async function markDone(writer: Writer, contacts: ReadonlySet<number>, seed: string): Promise<void> {
  const random = randomFrom(`${seed} done`)
  const chosen = [...contacts].sort((a, b) => a - b).filter(() => random.chance(doneShare))
  for (let from = 0; from < chosen.length; from += 500) {
    await Promise.all(chosen.slice(from, from + 500).map((contact) => writer.run('setContactDone', { contact })))
  }
}
