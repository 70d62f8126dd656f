import { CloudDownload, Download, File, FileArchive, FileAudio, FileImage, FileText, FileVideo } from 'lucide-react'
import { useState } from 'react'
import { DeskError } from '../../../src-main/contract/errors.ts'
import type { Attachment } from '../../../src-main/contract/message.ts'
import { saveBlob } from '../../components/save-blob.ts'
import { Spinner } from '../../components/spinner.tsx'
import { useErrorToast } from '../../components/toaster.tsx'
import { useEngine } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { readAttachment } from './attachment-bytes.ts'
import styles from './attachment-list.module.css'
import { AttachmentViewer } from './attachments/attachment-viewer.tsx'
import { previewKindOf } from './attachments/preview-kind.ts'
import { useThumbnail } from './attachments/thumbnails-context.tsx'

/** The files of a message: those that can be looked at as small pictures, the others by name, to be saved. */
export function AttachmentList({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t } = useI18n()
  const [shown, setShown] = useState<Attachment | null>(null)
  if (attachments.length === 0) return null
  const pictures = attachments.filter((attachment) => previewKindOf(attachment) !== null)
  const others = attachments.filter((attachment) => previewKindOf(attachment) === null)
  return (
    <>
      {pictures.length > 0 && (
        <ul className={styles.list} aria-label={t('timeline.attachments')}>
          {pictures.map((attachment) => (
            <li key={attachment.id}>
              <AttachmentTile attachment={attachment} onOpen={() => setShown(attachment)} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={styles.list} aria-label={t('timeline.attachments')}>
          {others.map((attachment) => (
            <li key={attachment.id}>
              <AttachmentChip attachment={attachment} />
            </li>
          ))}
        </ul>
      )}
      {shown && (
        <AttachmentViewer attachments={pictures} shown={shown} onShow={setShown} onClose={() => setShown(null)} />
      )}
    </>
  )
}

interface AttachmentTileProps {
  readonly attachment: Attachment
  readonly onOpen: () => void
}

/** Of one size whether or not its picture is there: nothing moves when it comes. */
function AttachmentTile({ attachment, onOpen }: AttachmentTileProps) {
  const { t, format } = useI18n()
  const picture = useThumbnail(attachment)
  const name = attachment.name || t('timeline.unnamedFile')
  const Icon = iconOf(attachment)
  return (
    <button
      type="button"
      className={styles.tile}
      title={name}
      aria-label={t('timeline.previewFile', { name: `${name}, ${format.bytes(attachment.sizeBytes)}` })}
      onClick={onOpen}
    >
      <span className={styles.picture}>{picture ? <img src={picture} alt="" /> : <Icon aria-hidden="true" />}</span>
      <span className={styles.caption}>
        <span className={styles.name}>{name}</span>{' '}
        {attachment.offline ? (
          <span className={styles.size}>{format.bytes(attachment.sizeBytes)}</span>
        ) : (
          <NotHere attachment={attachment} />
        )}
      </span>
    </button>
  )
}

function AttachmentChip({ attachment }: { readonly attachment: Attachment }) {
  const { t, format } = useI18n()
  const engine = useEngine()
  const tellError = useErrorToast()
  const [progress, setProgress] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const name = attachment.name || t('timeline.unnamedFile')
  const Icon = iconOf(attachment)

  async function save(): Promise<void> {
    if (busy) return
    setBusy(true)
    try {
      saveBlob(await readAttachment(engine, attachment, undefined, setProgress), name)
    } catch (thrown) {
      tellError(t('timeline.fileFailed', { name }), DeskError.from(thrown).toShape())
    } finally {
      setBusy(false)
      setProgress(null)
    }
  }

  return (
    <button
      type="button"
      className={styles.chip}
      title={name}
      aria-label={t('timeline.saveFile', { name: `${name}, ${format.bytes(attachment.sizeBytes)}` })}
      aria-busy={busy || undefined}
      onClick={save}
    >
      {busy ? <Spinner size="small" /> : <Icon aria-hidden="true" />}
      <span className={styles.name}>{name}</span>{' '}
      <span className={styles.size}>
        {progress === null ? format.bytes(attachment.sizeBytes) : format.percent(progress)}
      </span>
      {attachment.offline ? <Download aria-hidden="true" /> : <NotHere attachment={attachment} />}
    </button>
  )
}

/** The bytes are still with the server. */
function NotHere({ attachment }: { readonly attachment: Attachment }) {
  const { t, format } = useI18n()
  return (
    <span className={styles.size} title={t('timeline.notHere', { size: format.bytes(attachment.sizeBytes) })}>
      <CloudDownload aria-hidden="true" />
      <span className="visually-hidden">{t('timeline.notHere', { size: format.bytes(attachment.sizeBytes) })}</span>
    </span>
  )
}

function iconOf(attachment: Attachment) {
  const { type } = attachment
  const family = previewKindOf(attachment) ?? type.split('/')[0]
  if (family === 'image') return FileImage
  if (family === 'audio') return FileAudio
  if (family === 'video') return FileVideo
  if (family === 'text' || family === 'pdf') return FileText
  return /zip|compressed|tar|rar|7z/.test(type) ? FileArchive : File
}
