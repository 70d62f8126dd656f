import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './text-field.module.css'

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'size' | 'onChange'> {
  readonly label: string
  /** Keeps the label for screen readers only. */
  readonly labelHidden?: boolean
  /** A quiet line under the field. */
  readonly hint?: ReactNode
  /** What is wrong with the value; replaces the hint. */
  readonly error?: string | null | undefined
  /** Sits inside the field, after the text: a unit, a show-password button. */
  readonly trailing?: ReactNode
  readonly onValueChange?: (value: string) => void
}

/** One line of text with its label, hint and error. */
export function TextField({
  label,
  labelHidden = false,
  hint,
  error,
  trailing,
  id,
  type = 'text',
  onValueChange,
  ...rest
}: TextFieldProps) {
  const ownId = useId()
  const inputId = id ?? ownId
  const noteId = `${inputId}-note`
  const note = error ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={inputId} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <div className={classNames(styles.frame, error && styles.invalid)}>
        <input
          {...rest}
          id={inputId}
          type={type}
          className={styles.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? noteId : undefined}
          onChange={(event) => onValueChange?.(event.currentTarget.value)}
        />
        {trailing}
      </div>
      {note && (
        <p id={noteId} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}
