import { useEffect, useMemo } from 'react'
import type { ContactId } from '../../src-main/contract/ids.ts'
import { useEngine } from '../engine-client/desk-context.tsx'
import type { QueueStore } from '../features/queue/queue-store.ts'
import { createFirstPages, type FirstPages } from '../features/timeline/first-pages.ts'

/** A customer who is looked at for so long has been painted, with all that belongs to them. */
const restMs = 250

/** The beginnings of timelines. Whoever goes through the queue opens the next one, so that one is read ahead. */
export function useFirstPages(queue: QueueStore, open: ContactId | null): FirstPages {
  const engine = useEngine()
  const firstPages = useMemo(() => createFirstPages(engine), [engine])
  useEffect(() => firstPages.dispose, [firstPages])
  useEffect(() => {
    const timer = setTimeout(() => {
      const { rows } = queue.getState()
      const next = rows[rows.findIndex((row) => row.contact === open) + 1]
      if (open !== null && next) firstPages.expect(next.contact)
    }, restMs)
    return () => clearTimeout(timer)
  }, [open, queue, firstPages])
  return firstPages
}
