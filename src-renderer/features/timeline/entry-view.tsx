import { memo, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { Spinner } from '../../components/spinner.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { EntryHeader } from './entry-header.tsx'
import styles from './entry-view.module.css'
import { MailView } from './mail-view.tsx'
import { type MessageViews, untouchedView } from './message-views.ts'
import { PlainText } from './plain-text.tsx'

interface EntryViewProps {
  readonly entry: TimelineEntry
  readonly continued: boolean
  readonly views: MessageViews
  /** Flashes whenever this becomes another number: a jump came here. */
  readonly flash: number | null
}

/** One message: theirs plain and to the left, ours tinted and to the right. */
export const EntryView = memo(function EntryView({ entry, continued, views, flash }: EntryViewProps) {
  const { t, describeError } = useI18n()
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

  const text = view.unfolded ? (view.body?.text ?? entry.text) : entry.text
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
          onFormattedChange={(next) => update(entry.id, { formatted: next, error: null })}
        />
        {view.error && wantsBody && !view.body ? (
          <div className={styles.problem} role="alert">
            {describeError(view.error)}
            <Button size="small" onClick={() => load(entry.id)}>
              {t('components.retry')}
            </Button>
          </div>
        ) : formatted && view.body ? (
          <MailView
            entry={entry}
            view={view}
            html={view.body.html ?? ''}
            onViewChange={(change) => update(entry.id, change)}
          />
        ) : (
          <>
            {formatted && !view.body && (
              <div className={styles.loading}>
                <Spinner size="small" />
              </div>
            )}
            {!formatted && <PlainText text={text} />}
            {!formatted && !text.trim() && <p className={styles.nothing}>{t('timeline.noText')}</p>}
            {!formatted && entry.textCut && !(view.unfolded && view.body) && (
              <div className={styles.more}>
                <Button
                  size="small"
                  variant="quiet"
                  busy={view.unfolded}
                  onClick={() => update(entry.id, { unfolded: true })}
                >
                  {t('timeline.showMore')}
                </Button>
              </div>
            )}
          </>
        )}
        <AttachmentList
          attachments={entry.attachments.filter(
            (attachment) => !(formatted && attachment.contentId && attachment.inline),
          )}
        />
      </article>
    </div>
  )
})

/** Newsletters are made to be looked at; people's words are made to be read. */
function prefersFormatted(entry: TimelineEntry): boolean {
  return entry.kind === 'bulk' || entry.text.trim() === ''
}
