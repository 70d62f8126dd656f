import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import styles from './text-area.module.css'

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'className' | 'onChange' | 'aria-label'> {
  /** Read aloud; what the field is for stands above it. */
  readonly label: string
  readonly invalid?: boolean
  readonly onValueChange: (value: string) => void
}

/** A few lines of text in a field that grows with them. */
export function TextArea({ label, invalid = false, onValueChange, ...rest }: TextAreaProps) {
  return (
    <textarea
      {...rest}
      aria-label={label}
      aria-invalid={invalid || undefined}
      className={classNames(styles.area, invalid && styles.invalid)}
      onChange={(event) => onValueChange(event.currentTarget.value)}
    />
  )
}
