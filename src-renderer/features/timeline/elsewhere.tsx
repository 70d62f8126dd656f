import { ArrowDown, ArrowUp } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './timeline.module.css'
import type { TimelineStore } from './timeline-store.ts'

interface ElsewhereProps {
  readonly store: TimelineStore
  readonly onGoToEnd: () => void
  readonly onGoToUnread: () => void
}

/** What is out of view, above or below, and the way there. */
export function Elsewhere({ store, onGoToEnd, onGoToUnread }: ElsewhereProps) {
  const { t } = useI18n()
  const unread = useStore(store, ({ unreadElsewhere }) => unreadElsewhere?.where ?? null)
  const arrived = useStore(store, (state) => state.arrived)
  const farFromEnd = useStore(store, ({ place }) => place?.farFromEnd ?? false)
  if (unread === null && arrived === 0 && !farFromEnd) return null
  return (
    <div className={styles.elsewhere}>
      {unread && (
        <Button size="small" icon={unread === 'above' ? <ArrowUp /> : <ArrowDown />} onClick={onGoToUnread}>
          {t('timeline.nextUnread')}
          <Kbd>N</Kbd>
        </Button>
      )}
      {(arrived > 0 || farFromEnd) && (
        <Button size="small" icon={<ArrowDown />} onClick={onGoToEnd}>
          {arrived > 0 ? t('timeline.arrived', { count: arrived }) : t('timeline.toNewest')}
        </Button>
      )}
    </div>
  )
}
