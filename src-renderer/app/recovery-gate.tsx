import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useEngine } from '../engine-client/desk-context.tsx'
import { RecoveryScreen } from '../features/recovery/recovery-screen.tsx'
import { createRecoveryStore } from '../features/recovery/recovery-store.ts'

/** Shows the window once the desk is open; until then, why it is not and what can be done. */
export function RecoveryGate({ children }: { readonly children: ReactNode }) {
  const engine = useEngine()
  const [store] = useState(() => createRecoveryStore(engine))
  const recovery = useStore(store, (state) => state.recovery)
  useEffect(() => {
    void store.getState().check()
    return engine.subscribe((event) => {
      if (event.type === 'recovery') void store.getState().check()
    })
  }, [engine, store])
  if (recovery === 'unknown') return null
  return recovery === null ? children : <RecoveryScreen store={store} recovery={recovery} />
}
