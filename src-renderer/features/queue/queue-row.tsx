import { AlarmClock, Check, Hourglass } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import type { QueueRow } from '../../../src-main/contract/desk.ts'
import type { ContactId } from '../../../src-main/contract/ids.ts'
import { Avatar } from '../../components/avatar.tsx'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { classNames } from '../../components/class-names.ts'
import { Countdown } from '../../components/countdown/countdown.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './queue-row.module.css'
import { hasRowMarks, NameMarks, RowMarks } from './row-marks.tsx'

/** How a row was pressed: opened, put in or out of the selection, or the end of a range of it. */
export type RowPress = 'open' | 'toggle' | 'range'

interface QueueRowProps {
  readonly row: QueueRow
  readonly now: number
  /** Its timeline is the one that is open. */
  readonly open: boolean
  /** One of those that something is done with at once. */
  readonly selected: boolean
  /** Some row is selected. */
  readonly selecting: boolean
  /** Place in the list from 1, and how many there are; -1 while unknown. */
  readonly position: number
  readonly total: number
  readonly onPress: (contact: ContactId, press: RowPress) => void
  readonly onPoint: (contact: ContactId) => void
}

/** DOM id of a row, for `aria-activedescendant`. */
export function queueRowId(contact: ContactId | undefined): string | undefined {
  return contact === undefined ? undefined : `queue-row-${contact}`
}

/** One customer: who, about what, how long there is to answer. */
export const QueueRowView = memo(function QueueRowView({
  row,
  now,
  open,
  selected,
  selecting,
  position,
  total,
  onPress,
  onPoint,
}: QueueRowProps) {
  const { t } = useI18n()
  const { lastMessage } = row
  const name = row.name || row.address || t('queue.nameless')
  const marked = hasRowMarks(row)
  // A chat has no subject: its words take both lines, or leave the second one to what is marked.
  const wraps = !lastMessage.subject && !marked
  const preview = lastMessage.direction === 'out' ? t('queue.you', { text: lastMessage.preview }) : lastMessage.preview
  return (
    // Keys are the listbox's: an option is never focused itself.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={queueRowId(row.contact)}
      className={classNames(styles.row, row.unread > 0 && styles.unread, selected && styles.selected)}
      role="option"
      aria-selected={selecting ? selected : open}
      data-open={open || undefined}
      aria-posinset={position}
      aria-setsize={total}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => onPress(row.contact, pressOf(event))}
      onPointerEnter={() => onPoint(row.contact)}
    >
      <span className={styles.dot}>
        {row.unread > 0 && <span className="visually-hidden">{t('queue.unread', { count: row.unread })}</span>}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; keys have X */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <span
        className={styles.face}
        title={t('queue.select')}
        onClick={(event) => {
          event.stopPropagation()
          onPress(row.contact, event.shiftKey ? 'range' : 'toggle')
        }}
      >
        <Avatar name={name} />
        <span className={styles.box} aria-hidden="true">
          {selected && <Check />}
        </span>
      </span>
      <div className={styles.lines}>
        <div className={styles.line}>
          <span className={styles.name}>{name}</span>
          {row.channels.map((channel) => (
            <ChannelIcon key={channel} channel={channel} />
          ))}
          <NameMarks row={row} />
          <When row={row} now={now} />
        </div>
        <div className={wraps ? styles.words : styles.line}>
          <span className={styles.subject}>{lastMessage.subject || preview}</span>
          <HowLong row={row} now={now} />
        </div>
        {!wraps && (
          <div className={styles.line}>
            <span className={styles.preview}>{lastMessage.subject && preview}</span>
            {marked && <RowMarks row={row} />}
          </div>
        )}
      </div>
    </div>
  )
})

/** How long there is to answer; where no policy says so, how long they have waited. */
function HowLong({ row, now }: { readonly row: QueueRow; readonly now: number }) {
  const { t, format } = useI18n()
  if (row.due) return <Countdown due={row.due} />
  if (row.waitingSince === null) return null
  return (
    <span className={styles.waiting} title={t('queue.waiting', { since: format.full(row.waitingSince) })}>
      <Hourglass aria-hidden="true" />
      {format.duration(now - row.waitingSince)}
    </span>
  )
}

/** When something was said last; of who sleeps, when they wake. */
function When({ row, now }: { readonly row: QueueRow; readonly now: number }) {
  const { t, format } = useI18n()
  if (row.snoozedUntil !== null && row.snoozedUntil > now) {
    const until = format.moment(row.snoozedUntil, now)
    return (
      <time
        className={classNames(styles.time, styles.asleep)}
        dateTime={new Date(row.snoozedUntil).toISOString()}
        title={t('queue.asleep', { until: format.full(row.snoozedUntil) })}
      >
        <AlarmClock aria-hidden="true" />
        {until}
      </time>
    )
  }
  return (
    <time className={styles.time} dateTime={new Date(row.lastAt).toISOString()} title={format.full(row.lastAt)}>
      {format.short(row.lastAt, now)}
    </time>
  )
}

function pressOf(event: MouseEvent): RowPress {
  if (event.shiftKey) return 'range'
  return event.ctrlKey || event.metaKey ? 'toggle' : 'open'
}
