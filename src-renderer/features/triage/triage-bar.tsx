import {
  AlarmClock,
  Archive,
  Ban,
  Check,
  Ellipsis,
  GitMerge,
  Hourglass,
  MailOpen,
  MailQuestion,
  MessageCircleOff,
  OctagonAlert,
  RotateCcw,
  Star,
  Tag,
  Trash2,
  UserRoundCheck,
  UsersRound,
} from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { PriorityIcon } from '../../components/priority-icon.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './triage-bar.module.css'

/** What can be done with a customer; a name is also that of its shortcut. */
export type TriageCommand =
  | 'done'
  | 'waiting'
  | 'no-answer'
  | 'reopen'
  | 'snooze'
  | 'assign'
  | 'priority'
  | 'tag'
  | 'star'
  | 'toggle-read'
  | 'archive'
  | 'spam'
  | 'delete'
  | 'block'
  | 'move-conversation'
  | 'merge-conversation'

interface TriageBarProps {
  readonly open: boolean
  readonly unread: boolean
  readonly starred: boolean
  readonly spam: boolean
  readonly onCommand: (command: TriageCommand) => void
}

/** The steps for the customer whose timeline is open: the daily ones as buttons, the others in a menu. */
export function TriageBar({ open, unread, starred, spam, onCommand }: TriageBarProps) {
  const { t } = useI18n()
  const command = (name: TriageCommand) => () => onCommand(name)
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('triage.bar')}>
      {open ? (
        <Button size="small" icon={<Check />} onClick={command('done')}>
          {t('triage.done')}
          <Kbd>E</Kbd>
        </Button>
      ) : (
        <Button size="small" icon={<RotateCcw />} onClick={command('reopen')}>
          {t('triage.reopen')}
        </Button>
      )}
      <IconButton label={t('triage.snooze')} shortcut="S" icon={<AlarmClock />} onClick={command('snooze')} />
      <IconButton label={t('triage.assign')} shortcut="⇧A" icon={<UserRoundCheck />} onClick={command('assign')} />
      <span className={styles.roomy}>
        <IconButton label={t('triage.tag')} shortcut="T" icon={<Tag />} onClick={command('tag')} />
        <IconButton
          label={t(starred ? 'triage.unstar' : 'triage.star')}
          shortcut="*"
          icon={<Star data-starred={starred || undefined} />}
          pressed={starred}
          onClick={command('star')}
        />
        <IconButton
          label={t(unread ? 'triage.markRead' : 'triage.markUnread')}
          shortcut="U"
          icon={unread ? <MailOpen /> : <MailQuestion />}
          onClick={command('toggle-read')}
        />
      </span>
      <Menu align="end" trigger={<IconButton label={t('triage.more')} icon={<Ellipsis />} />}>
        <MenuItem icon={<Hourglass />} shortcut="W" onSelect={command('waiting')}>
          {t('triage.waiting')}
        </MenuItem>
        {open && (
          <MenuItem icon={<MessageCircleOff />} shortcut="⇧N" onSelect={command('no-answer')}>
            {t('triage.noAnswer')}
          </MenuItem>
        )}
        <MenuItem icon={<Tag />} shortcut="T" onSelect={command('tag')}>
          {t('triage.tag')}
        </MenuItem>
        <MenuItem icon={<PriorityIcon priority="high" />} shortcut="P" onSelect={command('priority')}>
          {t('triage.priority')}
        </MenuItem>
        <MenuItem icon={<Star />} shortcut="*" onSelect={command('star')}>
          {t(starred ? 'triage.unstar' : 'triage.star')}
        </MenuItem>
        <MenuItem icon={unread ? <MailOpen /> : <MailQuestion />} shortcut="U" onSelect={command('toggle-read')}>
          {t(unread ? 'triage.markRead' : 'triage.markUnread')}
        </MenuItem>
        <MenuItem icon={<Archive />} shortcut="Y" onSelect={command('archive')}>
          {t('triage.archive')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<UsersRound />} onSelect={command('move-conversation')}>
          {t('triage.move')}
        </MenuItem>
        <MenuItem icon={<GitMerge />} onSelect={command('merge-conversation')}>
          {t('triage.merge')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<OctagonAlert />} shortcut="!" onSelect={command('spam')}>
          {t(spam ? 'triage.notSpam' : 'triage.spam')}
        </MenuItem>
        <MenuItem icon={<Ban />} onSelect={command('block')}>
          {t('triage.block')}
        </MenuItem>
        <MenuItem danger icon={<Trash2 />} shortcut="#" onSelect={command('delete')}>
          {t('triage.delete')}
        </MenuItem>
      </Menu>
    </div>
  )
}
