import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import styles from './segmented-control.module.css'

interface SegmentedControlProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly count?: number | undefined }[]
  readonly onValueChange: (value: Value) => void
  /** How a count is written; plain digits when left out. */
  readonly formatCount?: (count: number) => string
}

/** A few views of the same thing side by side; arrows move between them. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  options,
  onValueChange,
  formatCount = String,
}: SegmentedControlProps<Value>) {
  return (
    <RadioGroup<Value> className={styles.group} aria-label={label} value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <Radio.Root key={option.value} value={option.value} className={styles.option}>
          <span className={styles.label}>{option.label}</span>
          {option.count !== undefined && <span className={styles.count}>{formatCount(option.count)}</span>}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
