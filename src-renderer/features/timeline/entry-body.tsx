import { useStore } from 'zustand'
import type { TimelineEntry } from '../../../src-main/contract/message.ts'
import { Button } from '../../components/button.tsx'
import { Spinner } from '../../components/spinner.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './entry-view.module.css'
import { MailView } from './mail/mail-view.tsx'
import { type MessageView, type MessageViews, openFoldsOf } from './message-views.ts'
import { PlainText } from './plain-text.tsx'

interface EntryBodyProps {
  readonly entry: TimelineEntry
  readonly views: MessageViews
  readonly view: MessageView
  /** As the sender laid it out, rather than as text. */
  readonly formatted: boolean
}

/** What a message says, as text or as its sender laid it out. */
export function EntryBody({ entry, views, view, formatted }: EntryBodyProps) {
  const { t, describeError } = useI18n()
  const { load } = views.getState()
  if (view.error && !view.body && (formatted || view.unfolded)) {
    return (
      <div className={styles.problem} role="alert">
        {describeError(view.error)}
        <Button size="small" onClick={() => load(entry.id)}>
          {t('components.retry')}
        </Button>
      </div>
    )
  }
  if (!formatted) return <EntryText entry={entry} views={views} view={view} />
  if (view.body) return <MailView entry={entry} views={views} view={view} html={view.body.html ?? ''} />
  return (
    <div className={styles.loading}>
      <Spinner size="small" />
    </div>
  )
}

function EntryText({ entry, views, view }: Omit<EntryBodyProps, 'formatted'>) {
  const { t } = useI18n()
  const allFoldsOpen = useStore(views, (state) => state.allFoldsOpen)
  const { update } = views.getState()
  const { text, folds } = (view.unfolded && view.body) || entry
  return (
    <>
      {text.trim() ? (
        <div className={styles.words}>
          <PlainText
            text={text}
            folds={folds}
            open={openFoldsOf(view, allFoldsOpen)}
            onOpenChange={(openFolds) => update(entry.id, { openFolds })}
          />
        </div>
      ) : (
        // A report or a request says everything on its card.
        !entry.about && <p className={styles.nothing}>{t('timeline.noText')}</p>
      )}
      {entry.textCut && !(view.unfolded && view.body) && (
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
  )
}
