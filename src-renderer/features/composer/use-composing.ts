import { useEffect, useMemo } from 'react'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { type Composing, createComposing } from './composing.ts'

/** What is written in this window. What is not kept yet is sent when the window is left and when the engine is back. */
export function useComposing(): Composing {
  const engine = useEngine()
  const composing = useMemo(() => createComposing(engine), [engine])
  useEffect(() => {
    const saveAll = () => composing.keeper.getState().saveAll()
    const saveWhenHidden = () => document.hidden && saveAll()
    window.addEventListener('pagehide', saveAll)
    document.addEventListener('visibilitychange', saveWhenHidden)
    const unsubscribe = engine.onConnection((connection) => connection === 'connected' && saveAll())
    return () => {
      window.removeEventListener('pagehide', saveAll)
      document.removeEventListener('visibilitychange', saveWhenHidden)
      unsubscribe()
      composing.profiles.getState().dispose()
    }
  }, [composing, engine])
  return composing
}
