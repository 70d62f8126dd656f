import { CloudDownload, Download, File, FileArchive, FileAudio, FileImage, FileText, FileVideo } from 'lucide-react'
import { useState } from 'react'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { Attachment } from '../../../src-main/contract/message.ts'
import { Spinner } from '../../components/spinner.tsx'
import { useErrorToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { isPreviewable, readAttachment } from './attachment-bytes.ts'
import styles from './attachment-list.module.css'
import { Lightbox } from './lightbox.tsx'

/** The files of a message as chips. A click looks at an image and saves anything else. */
export function AttachmentList({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t } = useI18n()
  if (attachments.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('timeline.attachments')}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <AttachmentChip attachment={attachment} />
        </li>
      ))}
    </ul>
  )
}

function AttachmentChip({ attachment }: { readonly attachment: Attachment }) {
  const { t, format } = useI18n()
  const engine = useEngine()
  const tellError = useErrorToast()
  const [busy, setBusy] = useState(false)
  const [preview, setPreview] = useState<Blob | null>(null)
  const name = attachment.name || t('timeline.unnamedFile')
  const Icon = iconOf(attachment.type)

  async function withBytes(use: (blob: Blob) => void): Promise<void> {
    if (busy) return
    setBusy(true)
    try {
      use(await readAttachment(engine, attachment))
    } catch (thrown) {
      tellError(t('timeline.fileFailed', { name }), DeskError.from(thrown).toShape())
    } finally {
      setBusy(false)
    }
  }

  const save = () => withBytes((blob) => saveBlob(blob, name))
  const previewable = isPreviewable(attachment.type)
  return (
    <span className={styles.chip}>
      <button
        type="button"
        className={styles.open}
        title={name}
        aria-label={t(previewable ? 'timeline.previewFile' : 'timeline.saveFile', { name })}
        onClick={() => (previewable ? withBytes(setPreview) : save())}
      >
        {busy ? <Spinner size="small" /> : <Icon aria-hidden="true" />}
        <span className={styles.name}>{name}</span>
        <span className={styles.size}>{format.bytes(attachment.sizeBytes)}</span>
        {!previewable &&
          !busy &&
          (attachment.offline ? <Download aria-hidden="true" /> : <CloudDownload aria-hidden="true" />)}
      </button>
      {previewable && (
        <button type="button" className={styles.save} aria-label={t('timeline.saveFile', { name })} onClick={save}>
          {attachment.offline ? <Download aria-hidden="true" /> : <CloudDownload aria-hidden="true" />}
        </button>
      )}
      {preview && (
        <Lightbox blob={preview} name={name} onClose={() => setPreview(null)} onSave={() => saveBlob(preview, name)} />
      )}
    </span>
  )
}

function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun when the click returns; the URL may go in a moment.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function iconOf(type: string) {
  const family = type.split('/')[0]
  if (family === 'image') return FileImage
  if (family === 'audio') return FileAudio
  if (family === 'video') return FileVideo
  if (family === 'text' || type === 'application/pdf') return FileText
  return /zip|compressed|tar|rar|7z/.test(type) ? FileArchive : File
}
