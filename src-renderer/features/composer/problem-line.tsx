import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'
import { classNames } from '../../components/class-names.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './problem-line.module.css'

interface ProblemLineProps {
  readonly problem: DeskErrorShape
  /** Good to know, before anything was tried. */
  readonly calm?: boolean
  readonly children?: ReactNode
}

/** What stands in the way, in words, right above the buttons; what can be done about it behind it. */
export function ProblemLine({ problem, calm = false, children }: ProblemLineProps) {
  const { describeError } = useI18n()
  return (
    <div className={classNames(styles.problem, calm && styles.calm)} role={calm ? 'status' : 'alert'}>
      {calm ? <Info aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
      <p>{describeError(problem)}</p>
      {children}
    </div>
  )
}
