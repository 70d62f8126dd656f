/** Sleeping that can be ended from outside: for a back-off that the user or a network change cuts short. */
export interface Wake {
  /** Resolves after `ms` (null: never by itself), when woken, or when the signal aborts. */
  sleep(ms: number | null, signal: AbortSignal): Promise<void>
  wake(): void
}

export function createWake(): Wake {
  let wakeUp: () => void = () => {}
  return {
    sleep(ms, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) {
          resolve()
          return
        }
        const timer = ms === null ? null : setTimeout(end, ms)
        function end(): void {
          if (timer) clearTimeout(timer)
          signal.removeEventListener('abort', end)
          wakeUp = () => {}
          resolve()
        }
        signal.addEventListener('abort', end, { once: true })
        wakeUp = end
      })
    },
    wake() {
      wakeUp()
    },
  }
}
