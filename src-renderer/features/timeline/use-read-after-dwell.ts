import { useEffect } from 'react'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'
import type { TimelineStore } from './timeline-store.ts'

const dwellMs = 900

/**
 * Marks as read what the reader has had before them for a moment in a visible window, and nothing else. What the reader
 * marks as unread by hand stays so: a message counts once.
 */
export function useReadAfterDwell(engine: EngineClient, contact: ContactId, store: TimelineStore): void {
  useEffect(() => {
    const dealtWith = new Set<MessageId>()
    let timer: ReturnType<typeof setTimeout> | undefined

    const look = () => {
      clearTimeout(timer)
      const { entries, place, folded } = store.getState()
      if (!place || document.visibilityState !== 'visible') return
      const inView = entries.filter(({ id }) => id >= place.first && id <= place.last && !folded.has(id))
      for (const { id, unread } of inView) if (!unread) dealtWith.add(id)
      const fresh = inView.filter(({ id, unread }) => unread && !dealtWith.has(id))
      const [first, last] = [fresh.at(0), fresh.at(-1)]
      if (!first || !last) return
      timer = setTimeout(() => {
        for (const { id } of fresh) dealtWith.add(id)
        // Failing leaves it unread, which is the truth; the next visit tries again.
        engine
          .call('contact.read', { contact, read: true, between: { first: first.id, last: last.id } })
          .catch(() => {})
      }, dwellMs)
    }

    look()
    const unsubscribe = store.subscribe((now, before) => {
      if (now.place !== before.place || now.entries !== before.entries) look()
    })
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      unsubscribe()
      document.removeEventListener('visibilitychange', look)
    }
  }, [engine, contact, store])
}
