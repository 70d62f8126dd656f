/** The time as a whole window sees it, moved on once a second while somebody looks. */
export interface Tick {
  /** Called after each second; the answer ends it. */
  subscribe(listener: () => void): () => void
  /** Epoch ms of the last tick: the same for all that is painted between two. */
  now(): number
}

const secondMs = 1000

/** One timer for everything that counts down; it rests while nothing does, and while the window is out of sight. */
export function createTick(page: Pick<Document, 'hidden' | 'addEventListener'> = document): Tick {
  const listeners = new Set<() => void>()
  let at = Date.now()
  let timer: ReturnType<typeof setTimeout> | null = null

  function beat(): void {
    at = Date.now()
    for (const listener of [...listeners]) listener()
    plan()
  }

  function plan(): void {
    if (timer !== null) clearTimeout(timer)
    // At the turn of the second, so that all figures change together and none is skipped.
    timer = listeners.size > 0 && !page.hidden ? setTimeout(beat, secondMs - (Date.now() % secondMs)) : null
  }

  // What was hidden, or asleep, is late: it is told at once.
  page.addEventListener('visibilitychange', () => (page.hidden ? plan() : beat()))
  return {
    subscribe(listener) {
      listeners.add(listener)
      if (timer === null) plan()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) plan()
      }
    },
    now() {
      if (timer === null && Math.abs(Date.now() - at) >= secondMs) at = Date.now()
      return at
    },
  }
}
