import { MessageSquareText } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { CannedReply, CannedReplyId } from '../../../../src-main/contract/canned.ts'
import { DeskError } from '../../../../src-main/contract/errors.ts'
import type { ConversationId } from '../../../../src-main/contract/ids.ts'
import { Button } from '../../../components/button.tsx'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { useErrorToast, useToast } from '../../../components/toaster.tsx'
import { useEngine } from '../../../engine-client/desk-context.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { createEditorStore, isChanged } from './editor-store.ts'
import { LibraryList } from './library-list.tsx'
import { createLibraryStore } from './library-store.ts'
import { createPreviewStore } from './preview-store.ts'
import { ReplyEditor } from './reply-editor.tsx'
import styles from './reply-library.module.css'

/** What the library is opened with. */
export interface LibraryStart {
  readonly reply: CannedReplyId | null
  /** A conversation to look at replies in. */
  readonly conversation: ConversationId | null
}

/** All canned replies: found, written, thrown away, taken in and handed out. */
export function ReplyLibrary({ start, onClose }: { readonly start: LibraryStart; readonly onClose: () => void }) {
  const { t } = useI18n()
  const engine = useEngine()
  const toast = useToast()
  const tellError = useErrorToast()
  const [{ library, editor, preview }] = useState(() => ({
    library: createLibraryStore(engine),
    editor: createEditorStore(engine),
    preview: createPreviewStore(engine),
  }))
  const { replies, error, load } = useStore(library)
  const isOpen = useStore(editor, ({ fields }) => fields !== null)
  // What was asked for while something is not kept yet.
  const [leaving, setLeaving] = useState<(() => void) | null>(null)

  useEffect(() => {
    if (start.conversation === null) return
    preview.getState().setCustomer({ name: t('replies.preview.open'), conversation: start.conversation })
  }, [preview, start, t])
  const [begun, setBegun] = useState(false)
  useEffect(() => {
    if (!replies) return
    editor.getState().refresh(replies)
    if (begun) return
    setBegun(true)
    const asked = replies.find(({ id }) => id === start.reply)
    if (asked) editor.getState().open(asked)
  }, [editor, replies, begun, start])
  useEffect(
    () => () => {
      library.getState().dispose()
      preview.getState().dispose()
    },
    [library, preview],
  )

  /** Does it, or asks first where something would be lost. */
  function guarded(step: () => void): void {
    if (isChanged(editor.getState())) setLeaving(() => step)
    else step()
  }

  async function remove(reply: CannedReply): Promise<void> {
    try {
      await library.getState().remove(reply.id)
      editor.getState().open(null)
      const undo = () =>
        library
          .getState()
          .restore(reply.id)
          .catch((thrown) => tellError(t('app.undoFailed'), DeskError.from(thrown).toShape()))
      toast({
        title: t('replies.removed', { title: reply.title }),
        action: { label: t('components.undo'), onSelect: () => void undo() },
      })
    } catch (thrown) {
      tellError(t('app.actionFailed'), DeskError.from(thrown).toShape())
    }
  }

  async function save(): Promise<void> {
    if (await editor.getState().save()) toast({ title: t('replies.saved') })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || (event.key.toLowerCase() !== 's' && event.key !== 'Enter')) return
    event.preventDefault()
    event.stopPropagation()
    if (isOpen) void save()
  }

  const create = () => guarded(() => editor.getState().create())
  return (
    <Dialog open onOpenChange={() => guarded(onClose)} title={t('replies.title')} size="full" flush>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of everything inside. */}
      <div className={styles.library} onKeyDown={onKeyDown}>
        {error && !replies ? (
          <ErrorState title={t('replies.failed')} error={error} onRetry={() => void load()} />
        ) : (
          <>
            <LibraryList
              store={library}
              editor={editor}
              onOpen={(reply) => guarded(() => editor.getState().open(reply))}
              onCreate={create}
            />
            {isOpen ? (
              <ReplyEditor
                store={editor}
                library={library}
                preview={preview}
                onSave={() => void save()}
                onRemove={(reply) => void remove(reply)}
              />
            ) : (
              replies && (
                <div className={styles.nothing}>
                  <EmptyState
                    icon={<MessageSquareText aria-hidden="true" />}
                    title={t(replies.length === 0 ? 'replies.empty.title' : 'replies.choose.title')}
                    actions={
                      <Button variant="primary" onClick={create}>
                        {t('replies.new')}
                      </Button>
                    }
                  >
                    {t(replies.length === 0 ? 'replies.empty.text' : 'replies.choose.text')}
                  </EmptyState>
                </div>
              )
            )}
          </>
        )}
      </div>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={t('replies.unsaved.title')}
        description={t('replies.unsaved.text')}
        confirmLabel={t('replies.unsaved.discard')}
        danger
        onConfirm={() => {
          setLeaving(null)
          leaving?.()
        }}
      />
    </Dialog>
  )
}
