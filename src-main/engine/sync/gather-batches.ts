import type { Batch } from '../../channels/channel.ts'

/** Events of one transaction at most: enough to spread its fixed cost, little enough to hold in memory twice. */
const mostEvents = 1_000

export interface Gathering {
  /** Takes a batch; resolves when the next may be fetched. Throws what storing an earlier one threw. */
  add(batch: Batch): Promise<void>
  /** Resolves when everything is stored. */
  end(): Promise<void>
}

/**
 * Stores batches in order while the next ones are fetched: two processors work at once. What arrives while a transaction
 * runs goes into the next one together, with the cursor of the last, for large transactions cost less per message. News
 * is never kept waiting for history: a live batch ends its transaction.
 */
export function gatherBatches(store: (batch: Batch) => Promise<void>): Gathering {
  let running: Promise<void> | null = null
  let gathered: Batch | null = null

  const start = (): void => {
    const batch = gathered
    if (!batch) return
    gathered = null
    const work = store(batch).then(() => {
      running = null
      start()
    })
    // A rejection is met by the next `add` or `end`; until then it must not count as unhandled.
    work.catch(() => {})
    running = work
  }

  return {
    async add(batch) {
      if (gathered && (gathered.live !== batch.live || gathered.events.length + batch.events.length > mostEvents)) {
        await running
      }
      gathered = gathered ? { ...batch, events: [...gathered.events, ...batch.events] } : batch
      if (!running) start()
    },
    async end() {
      while (running) await running
    },
  }
}
