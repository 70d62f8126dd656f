import { useEffect } from 'react'
import { useEngine } from '../../engine-client/desk-context.tsx'

/** The window's title carries how many are breached or due soon, for the taskbar and the browser's tab. */
export function useDueTitle(name: string): void {
  const engine = useEngine()
  useEffect(() => {
    const show = ({ breached, soon }: { readonly breached: number; readonly soon: number }) => {
      const urgent = breached + soon
      document.title = urgent > 0 ? `(${urgent}) ${name}` : name
    }
    let told = false
    engine.call('sla.groups', { account: null }).then(
      (groups) => told || show(groups),
      () => {},
    )
    return engine.subscribe((event) => {
      if (event.type !== 'due') return
      told = true
      show(event)
    })
  }, [engine, name])
}
