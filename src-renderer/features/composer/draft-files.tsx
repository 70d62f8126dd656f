import { CircleAlert, Paperclip, RotateCw, X } from 'lucide-react'
import type { ComposerProfile, DraftFile, DraftFileId } from '../../../src-main/contract/compose.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './draft-files.module.css'
import type { Upload } from './file-uploads.ts'

interface DraftFilesProps {
  readonly files: readonly DraftFile[]
  readonly uploads: readonly Upload[]
  readonly profile: ComposerProfile | undefined
  readonly onRemove: (file: DraftFileId) => void
  readonly onRetry: (upload: string) => void
  readonly onCancel: (upload: string) => void
}

/** Base64 makes four bytes of three, and a line end of every 76 signs. */
const growth = (4 / 3) * (78 / 76)

/** What goes along with the text, and what is on its way into it. */
export function DraftFiles({ files, uploads, profile, onRemove, onRetry, onCancel }: DraftFilesProps) {
  const { t, format } = useI18n()
  const beside = files.filter(({ contentId }) => contentId === null)
  // What did not arrive says so itself, and is not part of the message.
  const arriving = uploads.filter(({ error }) => error === null)
  const failed = uploads.filter(({ error }) => error !== null)
  const bytes = [...files.map(({ sizeBytes }) => sizeBytes), ...arriving.map(({ file }) => file.size)]
  const sizeBytes = bytes.reduce((sum, each) => sum + each, 0) * growth
  const limit = profile?.maxMessageBytes ?? null
  const tooLarge = limit !== null && sizeBytes > limit
  if (beside.length === 0 && uploads.length === 0 && !tooLarge) return null
  return (
    <div className={styles.files}>
      <ul className={styles.list} aria-label={t('composer.files')}>
        {beside.map((file) => (
          <li key={file.id} className={styles.file}>
            <Paperclip aria-hidden="true" />
            <span className={styles.name} title={file.name}>
              {file.name}
            </span>
            <span className={styles.size}>{format.bytes(file.sizeBytes)}</span>
            <IconButton
              size="small"
              label={t('composer.removeFile', { name: file.name })}
              icon={<X />}
              onClick={() => onRemove(file.id)}
            />
          </li>
        ))}
        {arriving.map((upload) => (
          <li key={upload.id} className={styles.file}>
            <Paperclip aria-hidden="true" />
            <span className={styles.name} title={upload.file.name}>
              {upload.file.name}
            </span>
            <span className={styles.progress}>
              <ProgressBar
                label={t('composer.fileArrives', { name: upload.file.name })}
                fraction={upload.file.size === 0 ? 0 : upload.sentBytes / upload.file.size}
              />
            </span>
            <IconButton
              size="small"
              label={t('composer.removeFile', { name: upload.file.name })}
              icon={<X />}
              onClick={() => onCancel(upload.id)}
            />
          </li>
        ))}
      </ul>
      {failed.map((upload) => (
        <FailedFile key={upload.id} upload={upload} onRetry={onRetry} onCancel={onCancel} />
      ))}
      {tooLarge && (
        <p className={styles.tooLarge} role="alert">
          {t('composer.tooLarge', { size: format.bytes(sizeBytes), limit: format.bytes(limit) })}
        </p>
      )}
    </div>
  )
}

/** A file that did not arrive, and why: it stays until it does or is taken out, for somebody counts on it. */
function FailedFile({
  upload,
  onRetry,
  onCancel,
}: { readonly upload: Upload } & Pick<DraftFilesProps, 'onRetry' | 'onCancel'>) {
  const { t, describeError } = useI18n()
  const { id, file, error } = upload
  if (!error) return null
  return (
    <div className={styles.failed} role="alert">
      <CircleAlert aria-hidden="true" />
      <p>
        <strong>{file.name}</strong> {describeError(error)}
      </p>
      {/* What is refused is refused again. */}
      {error.kind !== 'rejected' && (
        <IconButton size="small" label={t('components.retry')} icon={<RotateCw />} onClick={() => onRetry(id)} />
      )}
      <IconButton
        size="small"
        label={t('composer.removeFile', { name: file.name })}
        icon={<X />}
        onClick={() => onCancel(id)}
      />
    </div>
  )
}
