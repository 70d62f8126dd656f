import { Paperclip, Trash2 } from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import type { ComposerProfile, DraftChange, DraftView } from '../../../src-main/contract/compose.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { FormatBar } from '../../components/rich-text/format-bar.tsx'
import type { FormatState, RichTextHandle } from '../../components/rich-text/rich-text-handle.ts'
import { Select } from '../../components/select.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { replyLanguages } from '../../i18n/reply-languages.ts'
import { DraftState } from './composer-header.tsx'
import type { SendOptions } from './composer-store.ts'
import styles from './composer-tools.module.css'
import type { KeptDraft } from './draft-keeper.ts'
import { SendButton } from './send-button.tsx'

interface ComposerToolsProps {
  readonly kept: KeptDraft | undefined
  readonly profile: ComposerProfile | undefined
  readonly note: boolean
  /** On a sheet of its own: what else stands in the header is here. */
  readonly alone: boolean
  readonly sending: boolean
  readonly format: FormatState
  readonly text: RefObject<RichTextHandle | null>
  readonly tool: ReactNode
  readonly onAttach: (files: readonly File[]) => void
  readonly onChange: (change: DraftChange) => void
  readonly onDiscard: () => void
  readonly onSend: (options: SendOptions) => void
}

/** Below the text: what it can be made, what goes along, and the way out. */
export function ComposerTools(props: ComposerToolsProps) {
  const { kept, profile, note, alone, sending, format, text, tool, onAttach, onChange, onDiscard, onSend } = props
  const { t } = useI18n()
  const draft = kept?.draft
  return (
    <footer className={styles.tools}>
      {profile?.attachments !== false && <AttachButton onAttach={onAttach} />}
      {profile?.html !== false && (
        <FormatBar
          state={format}
          onToggle={(each) => text.current?.toggle(each)}
          onLink={(href) => text.current?.setLink(href)}
        />
      )}
      {tool}
      {alone ? <DraftState kept={kept} /> : <span className={styles.space} />}
      {alone && <IconButton size="small" label={t('composer.discard')} icon={<Trash2 />} onClick={onDiscard} />}
      {draft && !note && !alone && <LanguageChoice draft={draft} onChange={onChange} />}
      {note ? (
        <Button variant="primary" size="small" busy={sending} onClick={() => onSend({})}>
          {t('composer.keepNote')}
        </Button>
      ) : (
        <SendButton busy={sending} answers={draft !== undefined && draft.conversation !== null} onSend={onSend} />
      )}
    </footer>
  )
}

function AttachButton({ onAttach }: Pick<ComposerToolsProps, 'onAttach'>) {
  const { t } = useI18n()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton
        size="small"
        label={t('composer.attach')}
        icon={<Paperclip />}
        onClick={() => picker.current?.click()}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('composer.attach')}
        onChange={(event) => {
          onAttach([...(event.currentTarget.files ?? [])])
          // The same file can be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

const guessed = 'guessed'

function LanguageChoice({ draft, onChange }: { readonly draft: DraftView } & Pick<ComposerToolsProps, 'onChange'>) {
  const { t, locale } = useI18n()
  return (
    <Select
      label={t('composer.language')}
      labelHidden
      quiet
      value={draft.language ?? guessed}
      options={[{ value: guessed, label: t('composer.language.guessed') }, ...replyLanguages(locale, draft.language)]}
      onValueChange={(value) => onChange({ language: value === guessed ? null : value })}
    />
  )
}
