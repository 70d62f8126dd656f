import type { OutboxRow, StoredHold } from '../store/outbox.ts'

/** What decides besides the item itself. */
export interface DeliveryFacts {
  /** What the customer or a colleague wrote after the agent last looked, oldest first. */
  readonly since: readonly number[]
  /** When the channel stops taking answers; null when it never does. */
  readonly windowClosesAt: number | null
  /** The server showed it to us: it has left, whatever we thought. */
  readonly isOnDesk: boolean
  /** An earlier answer in the same conversation waits for a person, or for its next try. */
  readonly isBehind: boolean
}

export type DeliveryStep =
  /** Until something happens. */
  | { readonly do: 'rest' }
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'hold'; readonly reason: StoredHold }
  | { readonly do: 'send' }
  /** Look for it at the server before anything else. */
  | { readonly do: 'look' }
  /** It has left. */
  | { readonly do: 'settle' }

/**
 * What is to be done with an answer in the outbox. Nothing is ever sent a second time unless the first time certainly did
 * not reach the server.
 */
export function nextStep(item: OutboxRow, facts: DeliveryFacts, now: number): DeliveryStep {
  switch (item.state) {
    case 'sent':
      return { do: 'rest' }
    case 'failed':
      return { do: 'rest' }
    case 'held':
      return item.hold?.type === 'uncertain' && facts.isOnDesk ? { do: 'settle' } : { do: 'rest' }
    // An account delivers one after the other: what is found on its way was left there by a pass that could not end.
    case 'sending':
    case 'uncertain':
      if (facts.isOnDesk) return { do: 'settle' }
      return waitFor(item.nextTryAt, now) ?? { do: 'look' }
    case 'waiting':
      return (
        waitFor(item.dueAt, now) ??
        waitFor(item.nextTryAt, now) ??
        (facts.isBehind ? { do: 'rest' } : null) ??
        objection(item, facts, now) ?? { do: 'send' }
      )
  }
}

function waitFor(until: number | null, now: number): DeliveryStep | null {
  return until !== null && until > now ? { do: 'wait', until } : null
}

function objection(item: OutboxRow, facts: DeliveryFacts, now: number): DeliveryStep | null {
  if (facts.since.length > 0) return { do: 'hold', reason: { type: 'stale', since: facts.since } }
  const closed = facts.windowClosesAt
  if (closed !== null && closed <= now && !item.anyway)
    return { do: 'hold', reason: { type: 'window-closed', at: closed } }
  return null
}
