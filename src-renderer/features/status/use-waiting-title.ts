import { useEffect } from 'react'
import { useEngine } from '../../engine-client/desk-context.tsx'

/** The window's title carries how many contacts are unread, for the taskbar and the browser's tab. */
export function useWaitingTitle(name: string): void {
  const engine = useEngine()
  useEffect(() => {
    const show = (unread: number) => {
      document.title = unread > 0 ? `(${unread}) ${name}` : name
    }
    engine.call('queue.counts', { account: null }).then(
      (counts) => show(counts.unread),
      () => show(0),
    )
    return engine.subscribe((event) => {
      if (event.type === 'waiting') show(event.unread)
    })
  }, [engine, name])
}
