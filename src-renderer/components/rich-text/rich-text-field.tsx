import { useRef, useState } from 'react'
import { FormatBar } from './format-bar.tsx'
import styles from './rich-text-field.module.css'
import type { FormatState, RichTextHandle } from './rich-text-handle.ts'
import { useRichText } from './rich-text-provider.tsx'

interface RichTextFieldProps {
  readonly label: string
  readonly hint: string
  readonly placeholder: string
  /** What it begins with. */
  readonly html: string
  readonly onChange: (html: string) => void
}

const plain: FormatState = { active: new Set(), link: null }

/** A few lines of rich text in a form. */
export function RichTextField({ label, hint, placeholder, html, onChange }: RichTextFieldProps) {
  const RichText = useRichText()
  const editor = useRef<RichTextHandle>(null)
  const [format, setFormat] = useState(plain)
  const [first] = useState(html)
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <div className={styles.frame}>
        <div className={styles.sheet}>
          {RichText && (
            <RichText
              ref={editor}
              html={first}
              label={label}
              placeholder={placeholder}
              onChange={onChange}
              onFormat={setFormat}
            />
          )}
        </div>
        <FormatBar
          state={format}
          onToggle={(each) => editor.current?.toggle(each)}
          onLink={(href) => editor.current?.setLink(href)}
        />
      </div>
      <p className={styles.hint}>{hint}</p>
    </div>
  )
}
