import { useEffect, useRef } from 'react'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { useEngine, useHost } from '../../engine-client/desk-context.tsx'

/**
 * In a browser, a new message of a customer is announced by the page while nobody looks at it.
 * The Electron host announces by itself, also without a window.
 */
export function useArrivalNotifications(enabled: boolean, onOpen: (contact: ContactId) => void): void {
  const engine = useEngine()
  const host = useHost()
  const open = useRef(onOpen)
  open.current = onOpen
  useEffect(() => {
    if (!enabled || host.kind !== 'browser') return
    return engine.subscribe((event) => {
      if (event.type !== 'arrived' || document.hasFocus() || !canNotify()) return
      const { contact, name, subject, preview } = event
      // The tag lets a customer's newer message take the place of the older.
      const notification = new Notification(name, { body: subject || preview, tag: String(contact) })
      notification.addEventListener('click', () => {
        window.focus()
        open.current(contact)
        notification.close()
      })
    })
  }, [enabled, engine, host])
}

function canNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'granted'
}
