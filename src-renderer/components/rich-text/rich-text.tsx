import type { Editor } from '@tiptap/core'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { PictureSource } from './picture.ts'
import styles from './rich-text.module.css'
import { createRichTextEditor, type RichTextListeners } from './rich-text-editor.ts'
import type { RichTextHandle } from './rich-text-handle.ts'

export interface RichTextProps extends Partial<RichTextListeners> {
  /** What it begins with; give the component another `key` to begin anew. */
  readonly html: string
  readonly label: string
  readonly placeholder: string
  /** BCP 47, for the spelling; null leaves it to the system. */
  readonly language?: string | null
  readonly focusFirst?: boolean
  readonly pictures?: PictureSource
  readonly ref?: Ref<RichTextHandle>
}

const noPictures: PictureSource = () => Promise.reject(new Error('No pictures here'))

/** A sheet to write on. Loaded when first needed: ask for it with `useRichText`. */
export function RichText({
  html,
  label,
  placeholder,
  language,
  focusFirst,
  pictures,
  ref,
  ...listeners
}: RichTextProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const made = useRef<{ readonly editor: Editor; readonly handle: RichTextHandle } | null>(null)
  const [empty, setEmpty] = useState(html === '')
  const current = useRef(listeners)
  current.current = listeners
  const first = useRef({ html, label, pictures: pictures ?? noPictures, focusFirst })

  useEffect(() => {
    const element = sheet.current
    if (!element) return
    const { focusFirst: focus, ...setting } = first.current
    const created = createRichTextEditor(element, setting, {
      onChange: (next) => current.current.onChange?.(next),
      onFormat: (state) => current.current.onFormat?.(state),
      onSlash: (word) => current.current.onSlash?.(word),
      onKey: (event) => current.current.onKey?.(event) ?? false,
      onFiles: (files) => current.current.onFiles?.(files) ?? false,
    })
    made.current = created
    const look = () => setEmpty(created.editor.isEmpty)
    created.editor.on('update', look)
    look()
    if (focus) created.handle.focus('end')
    return () => {
      made.current = null
      created.editor.destroy()
    }
  }, [])

  useImperativeHandle(ref, () => {
    const handle = () => made.current?.handle
    return {
      focus: (where) => handle()?.focus(where),
      insert: (words) => handle()?.insert(words),
      goToGap: () => handle()?.goToGap() ?? false,
      askForReply: () => handle()?.askForReply(),
      toggle: (format) => handle()?.toggle(format),
      setLink: (href) => handle()?.setLink(href),
      insertPicture: (contentId, name) => handle()?.insertPicture(contentId, name),
      goToLine: (line) => handle()?.goToLine(line),
    }
  }, [])

  return (
    <div className={styles.sheet} lang={language ?? undefined}>
      {empty && (
        <div className={styles.placeholder} aria-hidden="true">
          {placeholder}
        </div>
      )}
      <div ref={sheet} className={styles.text} />
    </div>
  )
}
