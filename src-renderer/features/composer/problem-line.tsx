import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './problem-line.module.css'

interface ProblemLineProps {
  readonly problem: DeskErrorShape
  readonly children?: ReactNode
}

/** What stands in the way, in words, right above the buttons; what can be done about it behind it. */
export function ProblemLine({ problem, children }: ProblemLineProps) {
  const { describeError } = useI18n()
  return (
    <div className={styles.problem} role="alert">
      <CircleAlert aria-hidden="true" />
      <p>{describeError(problem)}</p>
      {children}
    </div>
  )
}
