import type { KeyboardEvent, PointerEvent } from 'react'
import styles from './pane-resizer.module.css'

interface PaneResizerProps {
  readonly label: string
  /** The pane lies to the left or to the right of this line. */
  readonly pane: 'left' | 'right'
  readonly width: number
  readonly min: number
  readonly max: number
  readonly initial: number
  readonly onWidthChange: (width: number) => void
}

const stepPx = 16

/** The line between two panes: drag it, move it with the arrows, double-click to reset. */
export function PaneResizer({ label, pane, width, min, max, initial, onWidthChange }: PaneResizerProps) {
  const sign = pane === 'left' ? 1 : -1
  const resize = (next: number) => onWidthChange(Math.round(Math.min(max, Math.max(min, next))))

  function startDrag(event: PointerEvent<HTMLDivElement>): void {
    const line = event.currentTarget
    const from = event.clientX
    line.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => resize(width + sign * (moved.clientX - from))
    line.addEventListener('pointermove', move)
    line.addEventListener('lostpointercapture', () => line.removeEventListener('pointermove', move), { once: true })
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowLeft: -stepPx, ArrowRight: stepPx }[event.key]
    if (step === undefined) return
    event.preventDefault()
    resize(width + sign * step)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> takes no value and no focus
    <div
      className={styles.line}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={startDrag}
      onDoubleClick={() => resize(initial)}
      onKeyDown={onKeyDown}
    />
  )
}
