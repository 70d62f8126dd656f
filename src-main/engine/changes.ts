import type { DeskEvent } from '../contract/events.ts'
import type { ContactId } from '../contract/ids.ts'

/** More changed contacts than this and windows are told "many": asking for each would cost more than a fresh page. */
const namedContacts = 200
const gatherMs = 120
const countEveryMs = 500

export interface Changes {
  /** Contacts changed; null when too many to name. */
  add(contacts: readonly number[] | null): void
  /** Time passed, which counts as well. */
  count(): void
  /** Nothing more is told: what is counted is about to be closed, and what ends meanwhile may still change something. */
  close(): void
}

/**
 * Tells windows what changed: the first change at once, for a pushed message must show without delay, and what follows
 * in the next moments together. After it, how many wait and are due, where that is news.
 */
export function gatherChanges(emit: (event: DeskEvent) => void, counts: () => readonly DeskEvent[]): Changes {
  let pending: Set<number> | null | undefined
  let timer: NodeJS.Timeout | null = null
  let countTimer: NodeJS.Timeout | null = null
  const told = new Map<DeskEvent['type'], string>()
  let closed = false

  const flush = () => {
    timer = null
    if (pending === undefined) return
    const contacts = pending === null ? null : ([...pending] as ContactId[])
    pending = undefined
    emit({ type: 'changed', contacts })
    timer = setTimeout(flush, gatherMs)
    countTimer ??= setTimeout(count, countEveryMs)
  }
  const count = () => {
    countTimer = null
    for (const event of counts()) {
      const words = JSON.stringify(event)
      if (told.get(event.type) === words) continue
      told.set(event.type, words)
      emit(event)
    }
  }

  return {
    add(contacts) {
      if (closed || contacts?.length === 0) return
      if (contacts === null || pending === null) pending = null
      else {
        pending = new Set([...(pending ?? []), ...contacts])
        if (pending.size > namedContacts) pending = null
      }
      if (timer === null) flush()
    },
    count() {
      if (!closed) countTimer ??= setTimeout(count, countEveryMs)
    },
    close() {
      closed = true
      if (timer) clearTimeout(timer)
      if (countTimer) clearTimeout(countTimer)
    },
  }
}

export interface Pulse {
  beat(): void
  close(): void
}

/** Tells windows that something changed: at once, and what follows in the next moments together. */
export function gatherBeats(tell: () => void): Pulse {
  let timer: NodeJS.Timeout | null = null
  let again = false
  let closed = false
  const beat = () => {
    if (closed) return
    if (timer !== null) {
      again = true
      return
    }
    again = false
    tell()
    timer = setTimeout(() => {
      timer = null
      if (again) beat()
    }, gatherMs)
  }
  return {
    beat,
    close() {
      closed = true
      if (timer) clearTimeout(timer)
    },
  }
}
