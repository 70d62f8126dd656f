import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import { createTick, type Tick } from './tick.ts'

const TickContext = createContext<Tick | null>(null)

/** The one clock of the window; put it around the app. */
export function TickProvider({ children }: { readonly children: ReactNode }) {
  const [tick] = useState(() => createTick())
  return <TickContext value={tick}>{children}</TickContext>
}

export function useTick(): Tick {
  const tick = useContext(TickContext)
  if (!tick) throw new Error('TickProvider is missing above this component')
  return tick
}

const rests = () => () => {}

/**
 * What `read` makes of the time, looked at every second while `active`; painted anew only when it comes out otherwise.
 */
export function useTicking<Value extends string | number | boolean | null>(
  read: (now: number) => Value,
  active = true,
): Value {
  const tick = useTick()
  return useSyncExternalStore(active ? tick.subscribe : rests, () => read(tick.now()))
}
