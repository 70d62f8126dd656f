import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { FormatBar } from './format-bar.tsx'
import styles from './rich-text-field.module.css'
import type { FormatState, RichTextHandle } from './rich-text-handle.ts'
import { useRichText } from './rich-text-provider.tsx'

interface RichTextFieldProps {
  readonly label: string
  readonly hint?: string
  readonly placeholder: string
  /** What it begins with; give the component another `key` to begin anew. */
  readonly html: string
  /** BCP 47, for the spelling; null leaves it to the system. */
  readonly language?: string | null
  readonly onChange: (html: string) => void
  readonly ref?: Ref<RichTextHandle | null>
}

const plain: FormatState = { active: new Set(), link: null }

/** A few lines of rich text in a form. */
export function RichTextField({ label, hint, placeholder, html, language = null, onChange, ref }: RichTextFieldProps) {
  const RichText = useRichText()
  const editor = useRef<RichTextHandle>(null)
  const [format, setFormat] = useState(plain)
  const [first] = useState(html)
  useImperativeHandle<RichTextHandle | null, RichTextHandle | null>(ref, () => editor.current)
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
              language={language}
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
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  )
}
