import { Plus, Trash2 } from 'lucide-react'
import { type RefObject, useEffect } from 'react'
import { useStore } from 'zustand'
import { type ChannelKind, channelKinds } from '../../../../src-main/contract/message.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { RichTextField } from '../../../components/rich-text/rich-text-field.tsx'
import type { RichTextHandle } from '../../../components/rich-text/rich-text-handle.ts'
import { Select } from '../../../components/select.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { replyLanguages } from '../../../i18n/reply-languages.ts'
import { problemWords } from '../problem-words.ts'
import { useVariantLabel } from '../variant-label.ts'
import type { EditorStore } from './editor-store.ts'
import type { PreviewStore } from './preview-store.ts'
import styles from './variant-editor.module.css'

interface VariantEditorProps {
  readonly store: EditorStore
  readonly preview: PreviewStore
  readonly text: RefObject<RichTextHandle | null>
}

const any = 'any'

/** The wordings of a reply, one under the pen: for which channel and language, its text, and what is wrong with it. */
export function VariantEditor({ store, preview, text }: VariantEditorProps) {
  const { t, locale } = useI18n()
  const label = useVariantLabel()
  const { fields, variant: at, session, chooseVariant, changeVariant, addVariant, removeVariant } = useStore(store)
  const rendered = useStore(preview, (state) => state.rendered)
  const problems = rendered?.problems ?? []
  const variant = fields?.variants[at]
  const subject = fields?.subject ?? ''
  useEffect(() => {
    if (variant) preview.getState().show(variant, subject)
  }, [preview, variant, subject])
  if (!fields || !variant) return null

  return (
    <section className={styles.wordings} aria-label={t('replies.wordings')}>
      <fieldset className={styles.tabs} aria-label={t('replies.wordings')}>
        {fields.variants.map((each, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a wording is its place in the list.
            key={index}
            type="button"
            className={styles.tab}
            aria-pressed={index === at}
            onClick={() => chooseVariant(index)}
          >
            {label(each)}
          </button>
        ))}
        <IconButton size="small" label={t('replies.variant.add')} icon={<Plus />} onClick={addVariant} />
      </fieldset>
      <div className={styles.about}>
        <Select
          label={t('replies.variant.language')}
          labelHidden
          value={variant.language ?? any}
          options={[
            { value: any, label: t('replies.variant.anyLanguage') },
            ...replyLanguages(locale, variant.language),
          ]}
          onValueChange={(value) => changeVariant({ language: value === any ? null : value })}
        />
        <Select<ChannelKind | typeof any>
          label={t('replies.variant.channel')}
          labelHidden
          value={variant.channel ?? any}
          options={[
            { value: any, label: t('replies.variant.anyChannel') },
            ...channelKinds.map((value) => ({ value, label: t(`channel.${value}`) })),
          ]}
          onValueChange={(value) => changeVariant({ channel: value === any ? null : value })}
        />
        {fields.variants.length > 1 && (
          <IconButton label={t('replies.variant.remove')} icon={<Trash2 />} onClick={removeVariant} />
        )}
      </div>
      <RichTextField
        key={`${session} ${at}`}
        ref={text}
        label={t('replies.field.text')}
        placeholder={t('replies.field.text.placeholder')}
        html={variant.body}
        language={variant.language}
        onChange={(body) => changeVariant({ body })}
      />
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={t('replies.problems')}>
          {problems.map((problem) => (
            <li key={`${problem.code} ${problem.line} ${problem.text}`}>
              <button
                type="button"
                className={styles.problem}
                data-code={problem.code}
                onClick={() => text.current?.goToLine(problem.line)}
              >
                <span className={styles.line}>{t('replies.problem.line', { line: problem.line })}</span>
                {problemWords(problem, t)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
