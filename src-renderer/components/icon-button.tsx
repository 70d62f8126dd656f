import type { ComponentProps, ReactElement } from 'react'
import { classNames } from './class-names.ts'
import styles from './icon-button.module.css'
import { tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> {
  /** What it does; read aloud, and shown as a tooltip. */
  readonly label: string
  readonly icon: ReactElement
  /** A key that does the same, shown in the tooltip. */
  readonly shortcut?: string
  readonly size?: 'normal' | 'small'
  /** Pressed state of a toggle. */
  readonly pressed?: boolean
}

/** A square button with an icon, a name and a tooltip. */
export function IconButton({
  label,
  icon,
  shortcut,
  size = 'normal',
  pressed,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...tooltip(label, shortcut)}
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={classNames(styles.button, styles[size])}
    >
      {icon}
    </button>
  )
}
