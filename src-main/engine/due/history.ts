import { setImmediate as nextTurn } from 'node:timers/promises'
import { agentName } from '../desk/agent.ts'
import type { SlaFacts } from '../sla/facts.ts'
import type { Period } from '../sla/figures/clock-records.ts'
import { accountsById } from '../store/accounts.ts'
import type { ConversationRow } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { conversationsWithAnswers } from '../store/sla-facts.ts'
import { conversationsSpokenIn, countSpokenIn } from '../store/sla-history.ts'
import { type FactSources, factsOf, factsToMatch } from './facts-of.ts'

const slice = 200
/** Windows ask meanwhile, and are answered in between. */
const atMostMs = 8

export interface HistoryWalk extends Period {
  readonly account: number | null
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
  readonly each: (facts: SlaFacts, row: ConversationRow) => void
  /** Only what policies match by is asked for. */
  readonly onlyToMatch?: boolean
}

/** Reads the facts of every conversation in which something was said in a period, in small pieces. */
export async function walkHistory(db: Database, walk: HistoryWalk): Promise<void> {
  const sources: FactSources = {
    db,
    accounts: accountsById(db),
    me: walk.onlyToMatch ? null : agentName(db),
    answered: conversationsWithAnswers(db),
  }
  const read = walk.onlyToMatch ? factsToMatch : factsOf
  const total = countSpokenIn(db, walk)
  let done = 0
  let after = -1
  let since = performance.now()
  for (;;) {
    const rows = conversationsSpokenIn(db, walk, after, slice)
    for (const row of rows) {
      const facts = read(sources, row)
      if (facts) walk.each(facts, row)
      if (performance.now() - since > atMostMs) {
        await nextTurn()
        if (walk.signal.aborted) return
        since = performance.now()
      }
    }
    done += rows.length
    walk.onProgress(done, total)
    if (rows.length < slice) return
    after = (rows.at(-1) as ConversationRow).id
  }
}
