import { useRef } from 'react'
import { useStore } from 'zustand'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { TimelineStore } from './timeline-store.ts'

/** Reads aloud whose message came while the timeline is open: the newest only, and never what was there at first. */
export function ArrivalAnnouncement({ store }: { readonly store: TimelineStore }) {
  const { t } = useI18n()
  const newest = useStore(store, ({ newer, entries }) => (newer ? undefined : entries.at(-1)))
  const known = useRef(newest?.sentAt ?? Number.POSITIVE_INFINITY)
  const arrived = newest?.direction === 'in' && newest.sentAt > known.current ? newest : null
  const nameOf = ({ from }: TimelineEntry) => from.name || from.address || t('timeline.unknownSender')
  return (
    <p className="visually-hidden" role="status">
      {/* Keyed, so that a second message of the same person is read aloud as well. */}
      {arrived && <span key={arrived.id}>{t('timeline.entry.in', { name: nameOf(arrived) })}</span>}
    </p>
  )
}
