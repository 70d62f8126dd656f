import { Copy, Trash2 } from 'lucide-react'
import { useEffect, useId, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { CannedReply } from '../../../../src-main/contract/canned.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import type { RichTextHandle } from '../../../components/rich-text/rich-text-handle.ts'
import { TextField } from '../../../components/text-field.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { type EditorStore, isChanged } from './editor-store.ts'
import type { LibraryStore } from './library-store.ts'
import type { PreviewStore } from './preview-store.ts'
import styles from './reply-editor.module.css'
import { ReplyFiles } from './reply-files.tsx'
import { ReplyPreview } from './reply-preview.tsx'
import { ReplySteps } from './reply-steps.tsx'
import { TagsField } from './tags-field.tsx'
import { VariableList } from './variable-list.tsx'
import { VariantEditor } from './variant-editor.tsx'

interface ReplyEditorProps {
  readonly store: EditorStore
  readonly library: LibraryStore
  readonly preview: PreviewStore
  readonly onSave: () => void
  readonly onRemove: (reply: CannedReply) => void
}

/** One canned reply: what it says, to whom, and what comes along; beside it how it reads. */
export function ReplyEditor({ store, library, preview, onSave, onRemove }: ReplyEditorProps) {
  const { t, format, describeError } = useI18n()
  const { kept, fields, session, saving, problem, change } = useStore(store)
  const changed = useStore(store, isChanged)
  const replies = useStore(library, (state) => state.replies)
  const text = useRef<RichTextHandle>(null)
  const title = useRef<HTMLInputElement>(null)
  const isNew = kept === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new one begins with its title.
  useEffect(() => {
    if (isNew) title.current?.focus()
  }, [isNew, session])
  const foldersId = useId()
  const folders = useMemo(
    () => [...new Set((replies ?? []).map(({ folder }) => folder))].filter((folder) => folder !== ''),
    [replies],
  )
  if (!fields) return null
  const isShortcutTaken = problem?.code === 'shortcut-taken'

  return (
    <>
      <section className={styles.editor} aria-label={fields.title || t('replies.new')}>
        <header className={styles.header}>
          <p className={styles.usage}>
            {kept === null
              ? t('replies.notKept')
              : kept.lastUsedAt === null
                ? t('replies.neverUsed')
                : t('replies.used', { count: kept.used, date: format.date(kept.lastUsedAt) })}
          </p>
          {kept && (
            <>
              <IconButton
                label={t('replies.duplicate')}
                icon={<Copy />}
                disabled={changed}
                onClick={() =>
                  store.getState().create({
                    ...fields,
                    title: t('replies.copyOf', { title: fields.title }).slice(0, 200),
                    shortcut: '',
                  })
                }
              />
              <IconButton label={t('replies.delete')} icon={<Trash2 />} onClick={() => onRemove(kept)} />
            </>
          )}
          <Button variant="primary" busy={saving} disabled={!changed || fields.title.trim() === ''} onClick={onSave}>
            {t('replies.save')}
          </Button>
        </header>
        <div className={styles.fields}>
          <div className={styles.pair}>
            <TextField
              label={t('replies.field.title')}
              value={fields.title}
              maxLength={200}
              autoComplete="off"
              ref={title}
              onValueChange={(title) => change({ title })}
            />
            <TextField
              label={t('replies.field.shortcut')}
              placeholder={t('replies.field.shortcut.placeholder')}
              value={fields.shortcut}
              maxLength={60}
              autoComplete="off"
              spellCheck={false}
              error={isShortcutTaken ? describeError(problem) : null}
              // What the picker cannot find after a slash is not taken in.
              onValueChange={(typed) => change({ shortcut: typed.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, '') })}
            />
          </div>
          <div className={styles.pair}>
            <TextField
              label={t('replies.field.folder')}
              placeholder={t('replies.field.folder.placeholder')}
              value={fields.folder}
              maxLength={200}
              autoComplete="off"
              list={foldersId}
              onValueChange={(folder) => change({ folder })}
            />
            <datalist id={foldersId}>
              {folders.map((folder) => (
                <option key={folder} value={folder} />
              ))}
            </datalist>
            <TagsField key={session} tags={fields.tags} onChange={(tags) => change({ tags })} />
          </div>
          <TextField
            label={t('replies.field.subject')}
            placeholder={t('replies.field.subject.placeholder')}
            value={fields.subject}
            maxLength={500}
            autoComplete="off"
            onValueChange={(subject) => change({ subject })}
          />
          <VariantEditor store={store} preview={preview} text={text} />
          <ReplySteps steps={fields.steps} onChange={(steps) => change({ steps: [...steps] })} />
          <ReplyFiles
            files={kept?.files ?? []}
            onAdd={(files) => void store.getState().addFiles(files)}
            onRemove={(index) => void store.getState().removeFile(index)}
          />
          {problem && !isShortcutTaken && (
            <p className={styles.problem} role="alert">
              {describeError(problem)}
            </p>
          )}
        </div>
      </section>
      <aside className={styles.beside}>
        <ReplyPreview store={preview} reply={{ steps: fields.steps, files: kept?.files ?? [] }} />
        <VariableList store={preview} text={text} />
      </aside>
    </>
  )
}
