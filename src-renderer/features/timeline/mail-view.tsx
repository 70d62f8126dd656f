import { ImageOff } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import { Button } from '../../components/button.tsx'
import { useEngine, useHost } from '../../engine-client/desk-context.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { readAttachment } from './attachment-bytes.ts'
import styles from './entry-view.module.css'
import { fillMailFrame } from './mail-frame.ts'
import type { MessageView } from './message-views.ts'
import { sanitiseMail } from './sanitise-mail.ts'

interface MailViewProps {
  readonly entry: TimelineEntry
  readonly view: MessageView
  readonly html: string
  readonly onViewChange: (change: Partial<MessageView>) => void
}

/**
 * A customer's HTML as it was meant to look, in a frame without scripts whose policy lets nothing in from outside.
 * Remote images come by a second frame with a wider policy, and only when the reader asks.
 */
export function MailView({ entry, view, html, onViewChange }: MailViewProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const host = useHost()
  const frame = useRef<HTMLIFrameElement>(null)
  const [loaded, setLoaded] = useState<string | null>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const mail = useMemo(() => sanitiseMail(html, { remoteImages: view.remoteImages }), [html, view.remoteImages])
  const page = view.remoteImages ? './mail-frame-remote-images.html' : './mail-frame.html'

  const report = useRef(onViewChange)
  report.current = onViewChange
  useEffect(() => {
    if (loaded !== page || !frame.current) return
    const stop = fillMailFrame(frame.current, mail.html, {
      onHeight: (frameHeight) => report.current({ frameHeight }),
      onLink: (href) => host.openExternal(href),
      onHover: setHovered,
    })
    const release = frame.current.contentDocument
      ? showInlineImages(frame.current.contentDocument, entry, (attachment, signal) =>
          readAttachment(engine, attachment, signal),
        )
      : () => {}
    return () => {
      stop()
      release()
    }
  }, [loaded, page, mail, host, engine, entry])

  return (
    <div className={styles.mail}>
      {mail.remoteImages > 0 && !view.remoteImages && (
        <div className={styles.blocked}>
          <ImageOff aria-hidden="true" />
          {t('timeline.imagesBlocked', { count: mail.remoteImages })}
          <Button size="small" variant="quiet" onClick={() => onViewChange({ remoteImages: true })}>
            {t('timeline.showImages')}
          </Button>
        </div>
      )}
      <div className={styles.paper}>
        <iframe
          key={page}
          ref={frame}
          className={styles.frame}
          title={t('timeline.mailFrame', { subject: entry.subject || t('timeline.noSubject') })}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          src={page}
          style={{ height: view.frameHeight }}
          onLoad={() => setLoaded(page)}
        />
      </div>
      {hovered && (
        <div className={styles.destination} role="status">
          <LinkDestination href={hovered} />
        </div>
      )}
    </div>
  )
}

/** The real host stands out: the words of a link can say anything. */
function LinkDestination({ href }: { readonly href: string }) {
  const url = URL.parse(href)
  if (!url?.host) return href
  const [before, after] = [href.slice(0, href.indexOf(url.host)), href.slice(href.indexOf(url.host) + url.host.length)]
  return (
    <>
      {before}
      <strong>{url.host}</strong>
      {after}
    </>
  )
}

type Read = (attachment: TimelineEntry['attachments'][number], signal: AbortSignal) => Promise<Blob>

/** Puts the message's own images (`cid:`) where it names them. Returns what releases them. */
function showInlineImages(page: Document, entry: TimelineEntry, read: Read): () => void {
  const stop = new AbortController()
  const urls: string[] = []
  for (const image of page.querySelectorAll<HTMLImageElement>('img[data-cid]')) {
    const attachment = entry.attachments.find(({ contentId }) => contentId === image.dataset.cid)
    // An SVG could carry anything; as an image it runs nothing, but nobody needs it inline.
    if (!attachment?.type.startsWith('image/')) continue
    read(attachment, stop.signal)
      .then((blob) => {
        const url = URL.createObjectURL(blob)
        urls.push(url)
        image.src = url
      })
      // Offline and never fetched: the empty frame with its alternative text stays.
      .catch(() => {})
  }
  return () => {
    stop.abort()
    for (const url of urls) URL.revokeObjectURL(url)
  }
}
