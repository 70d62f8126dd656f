import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { plainGap } from '../../../src-main/contract/canned.ts'
import { classNames } from '../../components/class-names.ts'
import type { SlashWord, WritingHandle } from '../../components/rich-text/rich-text-handle.ts'
import { slashAfter, slashQuery } from '../../components/rich-text/slash-word.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './plain-editor.module.css'

interface PlainEditorProps {
  readonly text: string
  readonly label: string
  readonly placeholder: string
  readonly language: string | null
  /** In the channel's own count; null without a limit. */
  readonly maxLength: number | null
  readonly focusFirst: boolean
  readonly onChange: (text: string) => void
  readonly onSlash: (word: SlashWord | null) => void
  readonly onKey: (event: globalThis.KeyboardEvent) => boolean
  readonly onFiles: (files: readonly File[]) => boolean
  readonly ref?: Ref<WritingHandle>
}

/** Where the counter begins to show, before the limit. */
const nearPart = 0.8

/** A sheet for channels without markup, with what is left of their length. */
export function PlainEditor({
  text,
  label,
  placeholder,
  language,
  maxLength,
  focusFirst,
  onChange,
  onSlash,
  onKey,
  onFiles,
  ref,
}: PlainEditorProps) {
  const { t, format } = useI18n()
  const [value, setValue] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  const selection = useRef<readonly [number, number] | null>(null)
  const length = [...value].length
  const over = maxLength !== null && length > maxLength

  function write(next: string): void {
    setValue(next)
    onChange(next)
  }

  useLayoutEffect(() => {
    if (selection.current === null) return
    field.current?.setSelectionRange(...selection.current)
    selection.current = null
  })

  function goToGap(): boolean {
    const area = field.current
    const next = area && (gapIn(value, area.selectionEnd) ?? gapIn(value, 0))
    if (!next) return false
    area.focus()
    area.setSelectionRange(...next)
    return true
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    if (onKey(event.nativeEvent) || (event.key === 'Tab' && !event.shiftKey && goToGap())) event.preventDefault()
  }

  useImperativeHandle(ref, () => ({
    focus(where) {
      const area = field.current
      area?.focus()
      if (where !== 'here') area?.setSelectionRange(...edge(area.value, where))
    },
    insert({ text: words }) {
      const area = field.current
      if (!area) return
      const query = area.selectionStart === area.selectionEnd ? slashQuery(value.slice(0, area.selectionStart)) : null
      const from = query === null ? area.selectionStart : area.selectionStart - query.length - 1
      const gap = gapIn(words, 0)
      selection.current = gap ? [from + gap[0], from + gap[1]] : [from + words.length, from + words.length]
      write(value.slice(0, from) + words + value.slice(area.selectionEnd))
      area.focus()
    },
    goToGap,
    askForReply() {
      const area = field.current
      if (!area) return
      area.focus()
      const at = area.selectionEnd
      const text = slashAfter(value.slice(0, at))
      selection.current = [at + text.length, at + text.length]
      write(value.slice(0, at) + text + value.slice(at))
    },
  }))

  function look(): void {
    const area = field.current
    const query =
      area && area.selectionStart === area.selectionEnd ? slashQuery(area.value.slice(0, area.selectionStart)) : null
    if (!area || query === null) {
      onSlash(null)
      return
    }
    // A text area does not tell where its cursor is: the picker stands at the field.
    const { left, top, bottom } = area.getBoundingClientRect()
    onSlash({ query, left, top, bottom })
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.area}
        aria-label={label}
        aria-invalid={over || undefined}
        placeholder={placeholder}
        value={value}
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked to write.
        autoFocus={focusFirst}
        lang={language ?? undefined}
        spellCheck
        onChange={(event) => write(event.currentTarget.value)}
        onSelect={look}
        onBlur={() => onSlash(null)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const files = [...event.clipboardData.files]
          if (files.length > 0 && onFiles(files)) event.preventDefault()
        }}
      />
      {maxLength !== null && (
        <span
          className={classNames(styles.counter, over && styles.over, length < maxLength * nearPart && styles.far)}
          role={over ? 'alert' : undefined}
        >
          {over
            ? t('composer.over', { count: length - maxLength })
            : t('composer.left', { length: format.number(length), limit: format.number(maxLength) })}
        </span>
      )}
    </div>
  )
}

function edge(value: string, where: 'start' | 'end'): readonly [number, number] {
  return where === 'start' ? [0, 0] : [value.length, value.length]
}

/** A gap, or a variable that nobody filled in. */
const leftOpen = new RegExp(`${plainGap.source}|\\{\\{[^{}\\n]{1,200}\\}\\}`)

/** The next place to fill in, from a place on. */
function gapIn(text: string, from: number): readonly [number, number] | null {
  const found = leftOpen.exec(text.slice(from))
  return found && [from + found.index, from + found.index + found[0].length]
}
