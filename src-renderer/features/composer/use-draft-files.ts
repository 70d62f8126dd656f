import type { RefObject } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { DraftFileId, DraftId } from '../../../src-main/contract/compose.ts'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { RichTextHandle } from '../../components/rich-text/rich-text-handle.ts'
import { useErrorToast } from '../../components/toaster.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { Composing } from './composing.ts'
import type { Upload } from './file-uploads.ts'

interface DraftFilesHandle {
  readonly uploads: readonly Upload[]
  /** `inline`: pictures into the text, at the cursor. */
  add(files: readonly File[], inline: boolean): void
  remove(file: DraftFileId): void
  retry(upload: string): void
  cancel(upload: string): void
}

/** The files of one draft. `onChange`: what stood in their way may be gone. */
export function useDraftFiles(
  { uploads, pictures }: Composing,
  draft: DraftId | null,
  text: RefObject<RichTextHandle | null>,
  onChange: () => void,
): DraftFilesHandle {
  const { t } = useI18n()
  const tellError = useErrorToast()
  const own = useStore(
    uploads,
    useShallow((state) => state.uploads.filter((upload) => upload.draft === draft)),
  )
  const { add, remove, retry, cancel } = uploads.getState()

  async function addAll(files: readonly File[], inline: boolean): Promise<void> {
    if (draft === null) return
    if (!inline) {
      await add(draft, files)
      return
    }
    for (const file of files) {
      const [stored] = await add(draft, [file], true)
      if (!stored?.contentId) continue
      pictures.keep(stored.contentId, file)
      text.current?.insertPicture(stored.contentId, file.name)
    }
  }

  return {
    uploads: own,
    add(files, inline) {
      onChange()
      void addAll(files, inline)
    },
    remove(file) {
      onChange()
      if (draft === null) return
      remove(draft, file).catch((thrown) => tellError(t('composer.notSaved'), DeskError.from(thrown).toShape()))
    },
    retry(upload) {
      onChange()
      retry(upload)
    },
    cancel(upload) {
      onChange()
      cancel(upload)
    },
  }
}
