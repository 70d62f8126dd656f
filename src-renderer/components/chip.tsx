import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './chip.module.css'

interface ChipProps {
  readonly icon?: ReactNode
  readonly children: ReactNode
  /** What the cross does, read aloud. */
  readonly removeLabel: string
  readonly onRemove: () => void
}

/** A choice that is in force, with a cross to take it back. */
export function Chip({ icon, children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className={styles.chip}>
      {icon}
      <span className={styles.label}>{children}</span>
      <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
        <X aria-hidden="true" />
      </button>
    </span>
  )
}
