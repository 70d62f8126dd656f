import { useEffect, useState } from 'react'
import styles from './policy-editor.module.css'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** A whole number in the middle of a sentence. What is none, or out of bounds, is put right when the field is left. */
export function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value))
  useEffect(() => setTyped(String(value)), [value])

  return (
    <input
      type="text"
      inputMode="numeric"
      className={styles.number}
      aria-label={label}
      value={typed}
      maxLength={6}
      autoComplete="off"
      onChange={(event) => {
        const next = event.currentTarget.value.replace(/\D/g, '')
        setTyped(next)
        const read = Number(next)
        if (next !== '' && read >= min && read <= max) onChange(read)
      }}
      onBlur={() => {
        const read = typed === '' ? value : Math.min(max, Math.max(min, Number(typed)))
        setTyped(String(read))
        if (read !== value) onChange(read)
      }}
    />
  )
}
