import { OctagonX, TimerReset, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { tooltip } from '../../components/tooltip.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './due-chip.module.css'
import type { DueGroupsStore } from './due-groups-store.ts'

interface DueChipProps {
  readonly store: DueGroupsStore
  readonly onOpen: () => void
}

/** "Due today: 7", coloured and shaped by the most urgent of them; the way to the view that has them in order. */
export function DueChip({ store, onOpen }: DueChipProps) {
  const { t, format } = useI18n()
  const groups = useStore(store, (state) => state.groups)
  const minute = useNow(60_000)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was due later becomes due soon as time passes
  useEffect(() => store.getState().refresh(), [store, minute])
  if (!groups) return null
  const { breached, soon, today, capped } = groups
  const count = breached + soon + today
  if (count === 0) return null
  const tone = breached > 0 ? 'breached' : soon > 0 ? 'soon' : 'today'
  const Icon = breached > 0 ? OctagonX : soon > 0 ? TriangleAlert : TimerReset
  const figure = `${format.number(count)}${capped ? '+' : ''}`
  return (
    <button
      {...tooltip(t('queue.dueToday.label', { breached, soon, today }), 'D')}
      type="button"
      className={styles.chip}
      data-tone={tone}
      onClick={onOpen}
    >
      <Icon aria-hidden="true" />
      <span className={styles.words}>{t('queue.dueToday', { count: figure })}</span>
      <span className={styles.figure} aria-hidden="true">
        {figure}
      </span>
    </button>
  )
}
