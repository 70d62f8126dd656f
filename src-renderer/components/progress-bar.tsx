import { Progress as Base } from '@base-ui/react/progress'
import styles from './progress-bar.module.css'

interface ProgressBarProps {
  /** What is in progress, for screen readers. */
  readonly label: string
  /** 0 to 1; null while the end is unknown. */
  readonly fraction: number | null
}

/** A thin bar. Say the figures in words beside it. */
export function ProgressBar({ label, fraction }: ProgressBarProps) {
  return (
    <Base.Root value={fraction === null ? null : Math.min(1, fraction) * 100} aria-label={label}>
      <Base.Track className={styles.track}>
        <Base.Indicator className={styles.indicator} />
      </Base.Track>
    </Base.Root>
  )
}
