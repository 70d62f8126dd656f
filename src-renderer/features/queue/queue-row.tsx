import { Clock, Paperclip } from 'lucide-react'
import { memo } from 'react'
import type { QueueRow } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { Avatar } from '../../components/avatar.tsx'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { classNames } from '../../components/class-names.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './queue-row.module.css'

interface QueueRowProps {
  readonly row: QueueRow
  readonly now: number
  readonly selected: boolean
  /** Place in the list from 1, and how many there are; -1 while unknown. */
  readonly position: number
  readonly total: number
  readonly onOpen: (contact: ContactId) => void
  readonly onPoint: (contact: ContactId) => void
}

/** DOM id of a row, for `aria-activedescendant`. */
export function queueRowId(contact: ContactId | undefined): string | undefined {
  return contact === undefined ? undefined : `queue-row-${contact}`
}

/** One customer: who, about what, how long they have waited. */
export const QueueRowView = memo(function QueueRowView({
  row,
  now,
  selected,
  position,
  total,
  onOpen,
  onPoint,
}: QueueRowProps) {
  const { t, format } = useI18n()
  const { lastMessage } = row
  const name = row.name || row.address || t('queue.nameless')
  const preview = lastMessage.direction === 'out' ? t('queue.you', { text: lastMessage.preview }) : lastMessage.preview
  return (
    // Keys are the listbox's: an option is never focused itself.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={queueRowId(row.contact)}
      className={classNames(styles.row, row.unread > 0 && styles.unread)}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      onClick={() => onOpen(row.contact)}
      onPointerEnter={() => onPoint(row.contact)}
    >
      <span className={styles.dot}>
        {row.unread > 0 && <span className="visually-hidden">{t('queue.unread', { count: row.unread })}</span>}
      </span>
      <Avatar name={name} />
      <div className={styles.lines}>
        <div className={styles.line}>
          <span className={styles.name}>{name}</span>
          {row.channels.map((channel) => (
            <ChannelIcon key={channel} channel={channel} />
          ))}
          <time className={styles.time} dateTime={new Date(row.lastAt).toISOString()} title={format.full(row.lastAt)}>
            {format.short(row.lastAt, now)}
          </time>
        </div>
        <div className={lastMessage.subject ? styles.line : styles.words}>
          {/* A chat has no subject: its words take both lines. */}
          <span className={styles.subject}>{lastMessage.subject || preview}</span>
          {row.waitingSince !== null && (
            <span
              className={styles.waiting}
              data-urgency={urgencyOf(now - row.waitingSince)}
              title={t('queue.waiting', { since: format.full(row.waitingSince) })}
            >
              <Clock aria-hidden="true" />
              {format.duration(now - row.waitingSince)}
            </span>
          )}
        </div>
        {lastMessage.subject && (
          <div className={styles.line}>
            <span className={styles.preview}>{preview}</span>
            {lastMessage.hasAttachments && (
              <Paperclip className={styles.clip} role="img" aria-label={t('queue.attachment')} />
            )}
          </div>
        )}
      </div>
    </div>
  )
})

const hourMs = 3_600_000

/** Only a colour: due times come from the SLA of the engine once there is one. */
function urgencyOf(waitedMs: number): 'fresh' | 'late' | 'overdue' {
  if (waitedMs < 4 * hourMs) return 'fresh'
  return waitedMs < 24 * hourMs ? 'late' : 'overdue'
}
