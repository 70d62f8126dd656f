import { type SearchOrder, searchOrders } from '../../../src-main/contract/desk.ts'
import { type Answered, askInRounds } from '../ask-in-rounds.ts'
import type { CachedDesk } from '../cached-desk.ts'
import { type EngineProcess, startEngine } from '../engine-process.ts'
import { beside, type Figure, under } from '../figure.ts'
import type { Lab } from '../lab.ts'
import { cachedPeerIndexes, type PeerIndexes } from '../peer-indexes.ts'
import { percentile } from '../percentile.ts'
import { type BenchQuery, benchQueries } from '../queries.ts'

const rounds = 30
const peerRounds = 5
const hits = 50

/** The first 50 hits of ten queries: ours over rpc, as a window asks, and the peers' as processes, as they are used. */
export async function searchFigures(lab: Lab): Promise<readonly Figure[]> {
  const maildir = await lab.maildir('large')
  const imported = await lab.imported()
  const peers = await cachedPeerIndexes(maildir, lab.say)
  lab.say(`${benchQueries.length} queries, ${peerRounds} times, by notmuch and mu`)
  const theirs = await askPeers(peers)
  const hundredThousand = await askDesk(lab, imported)
  const million = await askDesk(lab, await lab.history())
  const ours = percentile(hundredThousand.newest.later, 0.5)
  const name = `search of ${count(imported)}, median`
  return [
    ...latencies(imported, hundredThousand, 5),
    beside(name, ours, { name: 'notmuch', value: percentile(theirs.notmuch, 0.5) }, 'ms', null),
    beside(name, ours, { name: 'mu', value: percentile(theirs.mu, 0.5) }, 'ms', null),
    ...latencies(await lab.history(), million, 10),
  ]
}

function latencies(
  desk: CachedDesk,
  answers: Readonly<Record<SearchOrder, Answered>>,
  limitMs: number,
): readonly Figure[] {
  const words = { newest: 'newest first', relevance: 'by relevance' }
  return searchOrders.flatMap((order) => [
    under(`search of ${count(desk)}, ${words[order]}`, limitMs, answers[order].later),
    under(`… the first time after a start`, null, answers[order].first),
  ])
}

async function askDesk(lab: Lab, desk: CachedDesk): Promise<Readonly<Record<SearchOrder, Answered>>> {
  lab.say(`${benchQueries.length} queries, ${rounds} times in each order, of ${count(desk)}`)
  return { newest: await askFresh(desk, 'newest'), relevance: await askFresh(desk, 'relevance') }
}

/** An engine of its own for each order, so that one does not warm the other's first asks. */
async function askFresh({ dataPath }: CachedDesk, order: SearchOrder): Promise<Answered> {
  const engine = await startEngine(dataPath, { follow: false })
  try {
    await proveFound(engine)
    return await askInRounds(
      Object.fromEntries(benchQueries.map(({ ours }) => [ours, () => find(engine, ours, order)])),
      rounds,
    )
  } finally {
    await engine.close()
  }
}

function find(engine: EngineProcess, query: string, order: SearchOrder) {
  return engine.call('search.messages', { query, order, limit: hits })
}

/** A search that finds nothing would be fast. */
async function proveFound(engine: EngineProcess): Promise<void> {
  const { hits: found } = await find(engine, 'please', 'newest')
  if (found.length < hits) throw new Error(`Only ${found.length} messages say please`)
}

async function askPeers(peers: PeerIndexes) {
  const ask = async (peer: (query: BenchQuery) => Promise<number>) => {
    const questions = Object.fromEntries(benchQueries.map((query) => [query.notmuch, () => peer(query)]))
    return (await askInRounds(questions, peerRounds)).later
  }
  return { notmuch: await ask(peers.notmuch), mu: await ask(peers.mu) }
}

function count({ messages }: CachedDesk): string {
  return messages.toLocaleString('en')
}
