import { useStore } from 'zustand'
import { useNow } from '../../components/use-now.ts'
import { startOfDay } from '../../i18n/format.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './timeline.module.css'
import type { TimelineStore } from './timeline-store.ts'

/** While the reader scrolls: which day they are in. */
export function FloatingDay({ store }: { readonly store: TimelineStore }) {
  const { format } = useI18n()
  const now = useNow()
  const day = useStore(store, ({ place }) => (place?.scrolled ? startOfDay(place.at) : null))
  const scrolling = useStore(store, (state) => state.scrolling)
  if (day === null) return null
  return (
    <div className={styles.floatingDay} data-resting={!scrolling || undefined} aria-hidden="true">
      <span>{format.day(day, now)}</span>
    </div>
  )
}
