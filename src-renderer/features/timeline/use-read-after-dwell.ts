import { useEffect, useRef } from 'react'
import type { ContactId, MessageId } from '../../../src-main/contract/ids.ts'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import type { EngineClient } from '../../engine-client/engine-client.ts'

const dwellMs = 900

/**
 * Marks a contact as read once the reader has stayed a moment with a visible window. What the reader marks as unread by
 * hand stays so: only messages newer than those already dealt with count. `entries` is null until they are known.
 */
export function useReadAfterDwell(
  engine: EngineClient,
  contact: ContactId,
  entries: readonly TimelineEntry[] | null,
): void {
  const dealtWith = useRef<MessageId | null>(null)
  const newestUnread = entries?.findLast((entry) => entry.unread)?.id ?? null
  const loaded = entries !== null
  const newest = entries?.at(-1)?.id ?? null

  useEffect(() => {
    if (!loaded) return
    if (newestUnread === null) {
      dealtWith.current ??= newest
      return
    }
    if (dealtWith.current !== null && newestUnread <= dealtWith.current) return

    let timer: ReturnType<typeof setTimeout> | undefined
    const dwell = () => {
      clearTimeout(timer)
      if (document.visibilityState !== 'visible') return
      timer = setTimeout(() => {
        dealtWith.current = newestUnread
        // Failing leaves it unread, which is the truth; the next visit tries again.
        engine.call('contact.read', { contact, read: true }).catch(() => {})
      }, dwellMs)
    }
    dwell()
    document.addEventListener('visibilitychange', dwell)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', dwell)
    }
  }, [engine, contact, loaded, newest, newestUnread])
}
