import type { ReactNode } from 'react'
import type { FigureOf } from '../../../../src-main/contract/sla.ts'
import styles from '../figures.module.css'
import { isSameFigure } from './figure-words.ts'

interface FigureButtonProps {
  readonly of: FigureOf
  readonly count: number
  /** The figure whose conversations are listed. */
  readonly shown: FigureOf | null
  readonly onShow: (figure: FigureOf | null) => void
  readonly label?: string
  readonly children: ReactNode
}

/** A figure that opens what is behind it, and closes it again. */
export function FigureButton({ of, count, shown, onShow, label, children }: FigureButtonProps) {
  const isShown = isSameFigure(shown, of)
  return (
    <button
      type="button"
      className={styles.figure}
      aria-pressed={isShown}
      aria-label={label}
      disabled={count === 0}
      onClick={() => onShow(isShown ? null : of)}
    >
      {children}
    </button>
  )
}
