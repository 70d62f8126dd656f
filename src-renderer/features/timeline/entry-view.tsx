import { memo, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { Attachment, TimelineEntry } from '../../../src-main/contract/message.ts'
import { classNames } from '../../components/class-names.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { BounceCard } from './bounce-card.tsx'
import { EntryBody } from './entry-body.tsx'
import { EntryHeader } from './entry-header.tsx'
import styles from './entry-view.module.css'
import { InvitationCard } from './invitation-card.tsx'
import { type MessageView, type MessageViews, untouchedView } from './message-views.ts'
import { Undelivered } from './undelivered.tsx'

interface EntryViewProps {
  readonly entry: TimelineEntry
  readonly continued: boolean
  readonly views: MessageViews
  /** Flashes whenever this becomes another number: a jump came here. */
  readonly flash: number | null
  readonly onOpenMessage: (message: MessageId) => void
  readonly onWrite: (kind: 'reply' | 'reply-all' | 'forward', message: MessageId) => void
  readonly onSplit: (message: MessageId) => void
}

/** One message: theirs plain and to the left, ours tinted and to the right. */
export const EntryView = memo(function EntryView({
  entry,
  continued,
  views,
  flash,
  onOpenMessage,
  onWrite,
  onSplit,
}: EntryViewProps) {
  const { t } = useI18n()
  const view = useStore(views, (state) => state.views[entry.id]) ?? untouchedView
  const { update, load } = views.getState()
  const formatted = entry.hasHtml && (view.formatted ?? prefersFormatted(entry))
  const wantsBody = formatted || view.unfolded
  const card = useRef<HTMLElement>(null)
  const [engaged, setEngaged] = useState(false)

  useEffect(() => {
    if (wantsBody) load(entry.id)
  }, [wantsBody, load, entry.id])

  useEffect(() => {
    if (flash !== null)
      card.current?.animate([{ backgroundColor: 'var(--highlight)' }, {}], { duration: 1600, easing: 'ease-out' })
  }, [flash])

  return (
    <div
      className={classNames(
        styles.row,
        styles[entry.direction],
        continued && styles.continued,
        formatted && styles.wide,
      )}
    >
      <article
        ref={card}
        className={classNames(styles.card, entry.channel !== 'email' && styles.bubble)}
        aria-label={t(`timeline.entry.${entry.direction}`, { name: entry.from.name || entry.from.address || '?' })}
        data-message={entry.id}
        onPointerEnter={() => setEngaged(true)}
        onFocus={() => setEngaged(true)}
      >
        <EntryHeader
          entry={entry}
          continued={continued}
          engaged={engaged}
          formatted={formatted}
          originalColours={view.originalColours}
          onWrite={onWrite}
          onSplit={onSplit}
          onFormattedChange={(next) => update(entry.id, { formatted: next, openFolds: null, error: null })}
          onOriginalColoursChange={(originalColours) => update(entry.id, { originalColours })}
        />
        {entry.about?.type === 'bounce' && (
          <BounceCard message={entry.id} report={entry.about} onOpenMessage={onOpenMessage} />
        )}
        {entry.about?.type === 'invitation' && <InvitationCard invitation={entry.about} />}
        <EntryBody entry={entry} views={views} view={view} formatted={formatted} />
        <AttachmentList attachments={formatted ? besideTheMail(entry.attachments, view) : entry.attachments} />
        <Undelivered recipients={entry.undelivered} />
      </article>
    </div>
  )
})

/** Newsletters are made to be looked at; people's words are made to be read. */
function prefersFormatted(entry: TimelineEntry): boolean {
  return entry.kind === 'bulk' || entry.text.trim() === ''
}

/** Without the images that the mail shows itself. */
function besideTheMail(attachments: readonly Attachment[], { found }: MessageView): readonly Attachment[] {
  return attachments.filter(({ contentId, inline }) =>
    found === null ? contentId === null || !inline : contentId === null || !found.attached.includes(contentId),
  )
}
