import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { DeskError } from '../../contract/errors.ts'
import type { DeliveryDeps, SendingDelivery } from './deliveries.ts'
import type { Settled } from './delivery-steps.ts'

/** Writes down what left, one at a time, while the next is on its way. */
export interface Settling {
  /** Resolves when the one before is written down. Throws what that threw. */
  add(settled: Settled): Promise<void>
  /** Resolves when everything is. */
  end(): Promise<void>
}

const retryMs = 2_000

export function createSettling(deps: DeliveryDeps, delivery: SendingDelivery): Settling {
  let running: Promise<void> = Promise.resolve()
  return {
    async add(settled) {
      await running
      running = settle(deps, delivery, settled)
      // A rejection is met by the next `add` or `end`; until then it must not count as unhandled.
      running.catch(() => {})
    },
    end: () => running,
  }
}

/**
 * What left must be written down, whatever the disk says: tried again for as long as the account is followed. Ended
 * before that, it is found on its way, and the server is asked.
 */
async function settle(deps: DeliveryDeps, delivery: SendingDelivery, settled: Settled): Promise<void> {
  // The writer does one thing at a time: the next answer waits for its word, and nobody waits for this.
  await nextTurn()
  for (;;) {
    try {
      deps.changed(await deps.writer.run('settleSent', settled))
      return
    } catch (thrown) {
      const error = DeskError.from(thrown)
      if (error.kind === 'cancelled' || delivery.isLeaving()) throw error
      deps.log('error', `An answer left and could not be written down: ${error.message}`)
      await sleep(retryMs)
    }
  }
}
