import {
  AlarmClock,
  Archive,
  Ban,
  Check,
  ChevronsUp,
  Ellipsis,
  Hourglass,
  ListChecks,
  MailOpen,
  MessageCircleOff,
  OctagonAlert,
  RotateCcw,
  Star,
  Tag,
  Trash2,
  UserRoundCheck,
  X,
} from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './bulk-bar.module.css'
import { mostSelected } from './row-selection.ts'

/** What can be done with many customers at once. */
export type BulkCommand =
  | 'done'
  | 'reopen'
  | 'snooze'
  | 'assign'
  | 'tag'
  | 'waiting'
  | 'no-answer'
  | 'priority'
  | 'star'
  | 'toggle-read'
  | 'archive'
  | 'spam'
  | 'block'
  | 'delete'

interface BulkBarProps {
  readonly count: number
  /** All of them are done: what can be done first of all is to open them again. */
  readonly settled: boolean
  readonly onCommand: (command: BulkCommand) => void
  readonly onSelectAll: () => void
  readonly onClear: () => void
}

/** Takes the place of the bar above the list while rows are selected. */
export function BulkBar({ count, settled, onCommand, onSelectAll, onClear }: BulkBarProps) {
  const { t } = useI18n()
  const item = (command: BulkCommand, icon: ReactElement, shortcut?: string, danger = false): ReactNode => (
    <MenuItem icon={icon} {...(shortcut && { shortcut })} danger={danger} onSelect={() => onCommand(command)}>
      {t(`queue.bulk.${command}`)}
    </MenuItem>
  )
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('queue.bulk')}>
      <IconButton label={t('queue.bulk.clear')} shortcut="Esc" icon={<X />} onClick={onClear} />
      <span className={styles.count} role="status" title={count === mostSelected ? t('queue.bulk.most') : undefined}>
        {t('queue.bulk.count', { count })}
      </span>
      {settled ? (
        <IconButton
          label={t('queue.bulk.reopen')}
          shortcut="⇧E"
          icon={<RotateCcw />}
          onClick={() => onCommand('reopen')}
        />
      ) : (
        <IconButton label={t('queue.bulk.done')} shortcut="E" icon={<Check />} onClick={() => onCommand('done')} />
      )}
      <IconButton
        label={t('queue.bulk.snooze')}
        shortcut="S"
        icon={<AlarmClock />}
        onClick={() => onCommand('snooze')}
      />
      <IconButton
        label={t('queue.bulk.assign')}
        shortcut="⇧A"
        icon={<UserRoundCheck />}
        onClick={() => onCommand('assign')}
      />
      <IconButton label={t('queue.bulk.tag')} shortcut="T" icon={<Tag />} onClick={() => onCommand('tag')} />
      <Menu align="end" trigger={<IconButton label={t('queue.bulk.more')} icon={<Ellipsis />} />}>
        <MenuItem icon={<ListChecks />} onSelect={onSelectAll}>
          {t('queue.bulk.all')}
        </MenuItem>
        <MenuSeparator />
        {item('waiting', <Hourglass />, 'W')}
        {!settled && item('no-answer', <MessageCircleOff />, '⇧N')}
        {!settled && item('reopen', <RotateCcw />, '⇧E')}
        {item('priority', <ChevronsUp />, 'P')}
        {item('star', <Star />, '*')}
        {item('toggle-read', <MailOpen />, 'U')}
        {item('archive', <Archive />, 'Y')}
        <MenuSeparator />
        {item('spam', <OctagonAlert />, '!')}
        {item('block', <Ban />)}
        {item('delete', <Trash2 />, '#', true)}
      </Menu>
    </div>
  )
}
