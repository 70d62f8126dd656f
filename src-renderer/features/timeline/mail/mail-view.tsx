import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { TimelineEntry } from '../../../../src-main/contract/message.ts'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { useEngine, useHost } from '../../../engine-client/desk-context.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { readAttachment } from '../attachment-bytes.ts'
import { type MessageView, type MessageViews, openFoldsOf, showsRemoteImages } from '../message-views.ts'
import { showAttachedImages } from './attached-images.ts'
import { LinkDestination } from './link-destination.tsx'
import { type MailLink, setOpenFolds } from './mail-frame.ts'
import { MailNotices } from './mail-notices.tsx'
import { MailSource } from './mail-source.tsx'
import styles from './mail-view.module.css'
import { useMailFrame } from './use-mail-frame.ts'

interface MailViewProps {
  readonly entry: TimelineEntry
  readonly views: MessageViews
  readonly view: MessageView
  readonly html: string
}

/**
 * A customer's HTML as it was meant to look, in a frame without scripts whose policy lets nothing in from outside.
 * Remote images come by a second frame with a wider policy, and only when the reader wants them.
 */
export function MailView({ entry, views, view, html }: MailViewProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const host = useHost()
  const { imageSenders, allFoldsOpen } = useStore(views)
  const [hovered, setHovered] = useState<MailLink | null>(null)
  const [doubtful, setDoubtful] = useState<MailLink | null>(null)
  const { update } = views.getState()
  const remoteImages = showsRemoteImages(view, imageSenders, entry.from.address)
  const open = openFoldsOf(view, allFoldsOpen)

  const frame = useMailFrame({
    html,
    remoteImages,
    originalColours: view.originalColours,
    onFound: (found) => update(entry.id, { found }),
    listeners: {
      onHeight: (frameHeight) => update(entry.id, { frameHeight }),
      onOpen: (link) => (link.misnamed === null ? host.openExternal(link.href) : setDoubtful(link)),
      onHover: setHovered,
      onFolds: (openFolds) => update(entry.id, { openFolds }),
    },
  })
  const { ref, shown } = frame

  useEffect(() => {
    if (shown && ref.current) setOpenFolds(ref.current, open)
  }, [shown, ref, open])

  useEffect(() => {
    const page = ref.current?.contentDocument
    if (!shown || !page) return
    return showAttachedImages(page, shown.contentIds, entry.attachments, (attachment, signal) =>
      readAttachment(engine, attachment, signal),
    )
  }, [shown, ref, engine, entry.attachments])

  if (view.found?.tooHeavy) return <MailSource html={html} />
  return (
    <div className={styles.mail}>
      {view.found && <MailNotices entry={entry} views={views} found={view.found} remoteImages={remoteImages} />}
      <div className={styles.paper} data-original={view.originalColours || undefined}>
        <iframe
          key={frame.key}
          ref={ref}
          className={styles.frame}
          title={t('timeline.mailFrame', { subject: entry.subject || t('timeline.noSubject') })}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          src={frame.page}
          data-shown={shown !== null || undefined}
          style={{ height: view.frameHeight }}
          onLoad={frame.onLoad}
        />
      </div>
      {hovered && (
        <div className={styles.destination} role="status">
          <div>
            <LinkDestination link={hovered} />
          </div>
        </div>
      )}
      {doubtful && (
        <ConfirmDialog
          open
          danger
          onOpenChange={() => setDoubtful(null)}
          title={t('mail.misnamed.title')}
          description={t('mail.misnamed.text', {
            named: doubtful.misnamed ?? '',
            host: new URL(doubtful.href).hostname,
          })}
          confirmLabel={t('mail.misnamed.open', { host: new URL(doubtful.href).hostname })}
          onConfirm={() => {
            host.openExternal(doubtful.href)
            setDoubtful(null)
          }}
        />
      )}
    </div>
  )
}
