import { type Ref, type RefObject, useEffect, useRef } from 'react'
import type { ComposerProfile, DraftId, DraftKind } from '../../../src-main/contract/compose.ts'
import type {
  FormatState,
  RichTextHandle,
  SlashWord,
  WritingHandle,
} from '../../components/rich-text/rich-text-handle.ts'
import { useRichText } from '../../components/rich-text/rich-text-provider.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { Pictures } from './pictures.ts'
import { PlainEditor } from './plain-editor.tsx'

interface WritingAreaProps {
  /** What it begins with; another `session` begins anew. */
  readonly text: string
  readonly session: number
  readonly draft: DraftId | null
  readonly profile: ComposerProfile | undefined
  readonly kind: DraftKind
  readonly language: string | null
  readonly focusFirst: boolean
  readonly pictures: Pictures
  readonly onSlash: (word: SlashWord | null) => void
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onChange: (text: string) => void
  readonly onFormat: (state: FormatState) => void
  readonly onFiles: (files: readonly File[], inline: boolean) => void
  readonly rich: Ref<RichTextHandle>
  readonly plain: Ref<WritingHandle>
}

/** The sheet: rich where the channel carries it, plain where it does not. */
export function WritingArea(props: WritingAreaProps) {
  const { text, session, profile, kind, language, focusFirst, onChange, onFormat, onFiles, onSlash, onKey } = props
  const { t } = useI18n()
  const RichText = useRichText()
  const draft = useLatest(props.draft)
  const common = {
    label: t(kind === 'note' ? 'composer.noteText' : 'composer.text'),
    placeholder: t(kind === 'note' || kind === 'new' ? `composer.placeholder.${kind}` : 'composer.placeholder'),
    language,
    onChange,
    onSlash,
    onKey,
  }
  if (profile && !profile.html)
    return (
      <PlainEditor
        {...common}
        key={session}
        ref={props.plain}
        text={text}
        focusFirst={focusFirst}
        maxLength={profile.maxTextLength}
        onFiles={(files) => {
          onFiles(files, false)
          return profile.attachments
        }}
      />
    )
  if (!RichText) return null
  return (
    <RichText
      {...common}
      key={session}
      ref={props.rich}
      html={text}
      focusFirst={focusFirst}
      pictures={(contentId) => props.pictures.addressOf(draft.current, contentId)}
      onFormat={onFormat}
      onFiles={(files) => {
        onFiles(
          files,
          files.every(({ type }) => type.startsWith('image/')),
        )
        return true
      }}
    />
  )
}

function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
