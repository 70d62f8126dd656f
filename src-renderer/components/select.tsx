import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import { classNames } from './class-names.ts'
import popup from './popup.module.css'
import styles from './select.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface SelectProps<Value extends string> {
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly onValueChange: (value: Value) => void
  readonly disabled?: boolean
  /** Without a frame, for a choice that should not draw the eye. */
  readonly quiet?: boolean
  /** On one line with its label, at the end of it: in a list of such fields. */
  readonly inline?: boolean
  /** Somebody has just asked for it. */
  readonly focusFirst?: boolean
}

/** One of a few named values. */
export function Select<Value extends string>({
  label,
  labelHidden = false,
  value,
  options,
  onValueChange,
  disabled = false,
  quiet = false,
  inline = false,
  focusFirst = false,
}: SelectProps<Value>) {
  return (
    <div className={classNames(styles.field, inline && styles.inline)}>
      <Base.Root
        items={options}
        value={value}
        disabled={disabled}
        onValueChange={(next) => next !== null && onValueChange(next)}
      >
        <Base.Label className={labelHidden ? 'visually-hidden' : styles.label}>{label}</Base.Label>
        <Base.Trigger className={classNames(styles.trigger, quiet && styles.quiet)} autoFocus={focusFirst}>
          <Base.Value />
          <Base.Icon className={styles.icon}>
            <ChevronsUpDown aria-hidden="true" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className={popup.popup}>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={popup.item}>
                  <Base.ItemText className={popup.label}>{option.label}</Base.ItemText>
                  <Base.ItemIndicator className={popup.check}>
                    <Check aria-hidden="true" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  )
}
