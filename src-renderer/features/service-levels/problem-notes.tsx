import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './split-page.module.css'

export interface ProblemNote {
  readonly key: string
  readonly text: string
  /** It cannot be kept like this. */
  readonly blocks: boolean
  readonly action?: ReactNode
}

/** What is odd about the thing that is written, and what would happen. */
export function ProblemNotes({ label, notes }: { readonly label: string; readonly notes: readonly ProblemNote[] }) {
  return (
    <ul className={styles.notes} aria-label={label} aria-live="polite">
      {notes.map(({ key, text, blocks, action }) => (
        <li key={key} className={styles.note} data-blocks={blocks || undefined}>
          {blocks ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
          <span>{text}</span>
          {action}
        </li>
      ))}
    </ul>
  )
}
