import { MailWarning, Paperclip, PencilLine, Star } from 'lucide-react'
import type { QueueRow } from '../../../src-main/contract/desk.ts'
import { initialsOf } from '../../components/avatar.tsx'
import { PriorityIcon } from '../../components/priority-icon.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './row-marks.module.css'

/** More tags than these would push the words out. */
const shownTags = 2

/** Beside the name: only what is out of the ordinary. */
export function NameMarks({ row }: { readonly row: QueueRow }) {
  const { t } = useI18n()
  const { priority, starred } = row
  return (
    <>
      {priority !== 'normal' && (
        <span
          className={styles.priority}
          data-priority={priority}
          role="img"
          aria-label={t('queue.priority.is', { priority: t(`triage.priority.${priority}`) })}
        >
          <PriorityIcon priority={priority} />
        </span>
      )}
      {starred && <Star className={styles.star} role="img" aria-label={t('queue.starred')} />}
    </>
  )
}

/** Whether anything stands at the end of the last line. */
export function hasRowMarks({ tags, assignees, hasDraft, answerPending, lastMessage }: QueueRow): boolean {
  return tags.length + assignees.length > 0 || hasDraft || answerPending || lastMessage.hasAttachments
}

/** At the end of the last line: what lies there unfinished, who takes care, what it is about. */
export function RowMarks({ row }: { readonly row: QueueRow }) {
  const { t, format } = useI18n()
  const { tags, assignees, hasDraft, answerPending, lastMessage } = row
  const hidden = tags.length - shownTags
  return (
    <span className={styles.marks}>
      {tags.slice(0, shownTags).map((tag) => (
        <span key={tag} className={styles.tag} title={tag}>
          {tag}
        </span>
      ))}
      {hidden > 0 && (
        <span className={styles.tag} title={format.list(tags.slice(shownTags))}>
          +{format.number(hidden)}
        </span>
      )}
      {answerPending && <MailWarning className={styles.mark} data-pending role="img" aria-label={t('queue.pending')} />}
      {hasDraft && <PencilLine className={styles.mark} role="img" aria-label={t('queue.draft')} />}
      {lastMessage.hasAttachments && (
        <Paperclip className={styles.mark} role="img" aria-label={t('queue.attachment')} />
      )}
      {assignees.map((name) => (
        <span key={name} className={styles.assignee} role="img" aria-label={t('queue.assigned', { name })} title={name}>
          {initialsOf(name)}
        </span>
      ))}
    </span>
  )
}
