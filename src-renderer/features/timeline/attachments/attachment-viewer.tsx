import { ChevronLeft, ChevronRight, Download, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '../../../../src-main/contract/message.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { saveBlob } from '../../../components/save-blob.ts'
import { Spinner } from '../../../components/spinner.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './attachment-viewer.module.css'
import { ImageStage } from './image-stage.tsx'
import { PdfStage } from './pdf-stage.tsx'
import { previewKindOf } from './preview-kind.ts'
import { useAttachmentBytes } from './use-attachment-bytes.ts'
import { type Zoom, zoomIn, zoomOut } from './zoom.ts'

interface AttachmentViewerProps {
  /** Those of one message that can be looked at. */
  readonly attachments: readonly Attachment[]
  readonly shown: Attachment
  readonly onShow: (attachment: Attachment) => void
  readonly onClose: () => void
}

/** Images and PDFs of a message in the whole window, one after the other. */
export function AttachmentViewer({ attachments, shown, onShow, onClose }: AttachmentViewerProps) {
  const { t, format } = useI18n()
  const { blob, progress, error, retry } = useAttachmentBytes(shown)
  const [zoom, setZoom] = useState<Zoom>(1)
  const [pages, setPages] = useState<{ readonly page: number; readonly pages: number } | null>(null)
  const name = shown.name || t('timeline.unnamedFile')
  const index = attachments.findIndex(({ id }) => id === shown.id)

  function step(by: 1 | -1): void {
    const next = attachments[index + by]
    if (!next) return
    setZoom(1)
    setPages(null)
    onShow(next)
  }

  useKeys((key) => {
    // Close up the arrows move over the picture.
    if (key === 'ArrowLeft' && zoom <= 1) step(-1)
    else if (key === 'ArrowRight' && zoom <= 1) step(1)
    else if (key === '+' || key === '=') setZoom(zoomIn)
    else if (key === '-') setZoom(zoomOut)
    else if (key === '0') setZoom(1)
    else return false
    return true
  })

  const tools = (
    <div className={styles.tools}>
      {attachments.length > 1 && (
        <div className={styles.group}>
          <IconButton
            label={t('timeline.previousFile')}
            shortcut="←"
            icon={<ChevronLeft />}
            disabled={index <= 0}
            onClick={() => step(-1)}
          />
          <span className={styles.count}>
            {t('timeline.countOf', { number: index + 1, count: attachments.length })}
          </span>
          <IconButton
            label={t('timeline.nextFile')}
            shortcut="→"
            icon={<ChevronRight />}
            disabled={index === attachments.length - 1}
            onClick={() => step(1)}
          />
        </div>
      )}
      {pages && <span className={styles.count}>{t('timeline.pdf.pageOf', { ...pages })}</span>}
      <div className={styles.group}>
        <IconButton label={t('timeline.zoomOut')} shortcut="-" icon={<ZoomOut />} onClick={() => setZoom(zoomOut)} />
        <button type="button" className={styles.zoom} title={t('timeline.fit')} onClick={() => setZoom(1)}>
          {format.percent(zoom)}
        </button>
        <IconButton label={t('timeline.zoomIn')} shortcut="+" icon={<ZoomIn />} onClick={() => setZoom(zoomIn)} />
      </div>
      <Button icon={<Download />} disabled={!blob} onClick={() => blob && saveBlob(blob, name)}>
        {t('timeline.save')}
      </Button>
    </div>
  )

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={name}
      description={format.bytes(shown.sizeBytes)}
      size="full"
      footer={tools}
    >
      <div className={styles.frame}>
        {error ? (
          <ErrorState title={t('timeline.fileFailed', { name })} error={error} onRetry={retry} />
        ) : !blob ? (
          <div className={styles.waiting}>
            {progress === null ? (
              <Spinner />
            ) : (
              <ProgressBar label={t('timeline.fetching', { name })} fraction={progress} />
            )}
          </div>
        ) : previewKindOf(shown) === 'pdf' ? (
          <PdfStage
            key={shown.id}
            blob={blob}
            zoom={zoom}
            onPageChange={(page, count) => setPages({ page, pages: count })}
          />
        ) : (
          <ImageStage key={shown.id} blob={blob} name={name} zoom={zoom} onZoomChange={setZoom} />
        )}
      </div>
    </Dialog>
  )
}

/** Hands every plain key to `act`, which says whether it used it. */
function useKeys(act: (key: string) => boolean): void {
  const current = useRef(act)
  current.current = act
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (current.current(event.key)) event.preventDefault()
    }
    // On the way down: the dialog keeps the arrows from whoever listens outside of it.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
}
