import { useEffect, useRef } from 'react'
import type { DeskEvent } from '../../../../src-main/contract/events.ts'
import type { ContactId } from '../../../../src-main/contract/ids.ts'
import { useToast } from '../../../components/toaster.tsx'
import { useEngine, useHost } from '../../../engine-client/desk-context.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { noticesOf } from './sla-notices.ts'

interface SlaNoticesDeps {
  /** Whether the system may tell while nobody looks at the window. */
  readonly notifications: boolean
  readonly onOpen: (contact: ContactId) => void
  readonly onShowDue: () => void
}

/**
 * Tells of clocks that came near their end or passed it: in the window while it is looked at, and by the system while it
 * is not. The Electron host tells by itself, also without a window. What is told, and when, the engine decides.
 */
export function useSlaNotices(deps: SlaNoticesDeps): void {
  const i18n = useI18n()
  const engine = useEngine()
  const host = useHost()
  const toast = useToast()
  const now = useRef({ ...deps, i18n })
  now.current = { ...deps, i18n }
  useEffect(() => {
    function tell(event: Extract<DeskEvent, { type: 'sla' }>): void {
      const { notifications, onOpen, onShowDue, i18n } = now.current
      for (const { title, text, tag, contact, breach } of noticesOf(event, i18n)) {
        const open = () => (contact === null ? onShowDue() : onOpen(contact))
        if (document.hasFocus() || host.kind !== 'browser') {
          const label = i18n.t(contact === null ? 'sla.notice.showDue' : 'sla.notice.open')
          toast({ title, description: text, tone: breach ? 'danger' : 'neutral', action: { label, onSelect: open } })
        } else if (notifications && 'Notification' in window && Notification.permission === 'granted') {
          const notification = new Notification(title, { body: text, tag })
          notification.addEventListener('click', () => {
            window.focus()
            open()
            notification.close()
          })
        }
      }
    }
    return engine.subscribe((event) => {
      if (event.type === 'sla') tell(event)
    })
  }, [engine, host, toast])
}
