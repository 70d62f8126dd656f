import {
  Code,
  Copy,
  Ellipsis,
  Forward,
  GitBranch,
  LayoutTemplate,
  Link,
  Palette,
  Reply,
  ReplyAll,
  Text,
} from 'lucide-react'
import { useState } from 'react'
import type { MessageId } from '../../../src-main/contract/ids.ts'
import type { Address, TimelineEntry } from '../../../src-main/contract/message.ts'
import { Badge } from '../../components/badge.tsx'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { useIsDark } from '../../components/use-is-dark.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './entry-view.module.css'
import { Envelope } from './envelope.tsx'
import { SourceDialog } from './source-dialog.tsx'
import { useCopyEntry } from './use-copy-entry.ts'

interface EntryHeaderProps {
  readonly entry: TimelineEntry
  readonly continued: boolean
  /** The pointer or the focus is here: only then the tools are made, for a long timeline is full of headers. */
  readonly engaged: boolean
  readonly formatted: boolean
  /** In a dark window: the mail is shown in its own colours. */
  readonly originalColours: boolean
  readonly onWrite: (kind: 'reply' | 'reply-all' | 'forward', message: MessageId) => void
  readonly onSplit: (message: MessageId) => void
  readonly onFormattedChange: (formatted: boolean) => void
  readonly onOriginalColoursChange: (originalColours: boolean) => void
}

/** Who, to whom, when; and ways to look at it. */
export function EntryHeader({ entry, continued, engaged, ...tools }: EntryHeaderProps) {
  const { t, format } = useI18n()
  const [unfolded, setUnfolded] = useState(false)
  const isNote = entry.direction === 'internal'
  const sender = entry.from.name || entry.from.address || t(isNote ? 'timeline.yourDesk' : 'timeline.unknownSender')
  return (
    <>
      <header className={classNames(styles.header, continued && !unfolded && styles.headerContinued)}>
        {entry.unread && <span className={styles.unread} role="img" aria-label={t('timeline.unread')} />}
        <button
          type="button"
          className={styles.sender}
          title={t('timeline.details')}
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          <span className={continued && !unfolded ? 'visually-hidden' : styles.senderName}>{sender}</span>
          {!continued && !unfolded && entry.to.length + entry.cc.length > 1 && (
            <span className={styles.recipients}>{t('timeline.to', { names: shortNames(entry.to) })}</span>
          )}
        </button>
        {entry.kind !== 'message' && (
          <Badge tone={entry.kind === 'bounce' || entry.kind === 'unreadable' ? 'danger' : 'neutral'}>
            {t(`timeline.kind.${entry.kind}`)}
          </Badge>
        )}
        <span className={styles.tools}>{engaged && <Tools entry={entry} {...tools} />}</span>
        <time className={styles.time} dateTime={new Date(entry.sentAt).toISOString()} title={format.full(entry.sentAt)}>
          {format.time(entry.sentAt)}
        </time>
      </header>
      {unfolded && <Envelope entry={entry} />}
    </>
  )
}

type ToolsProps = Omit<EntryHeaderProps, 'continued' | 'engaged'>

function Tools({
  entry,
  formatted,
  originalColours,
  onWrite,
  onSplit,
  onFormattedChange,
  onOriginalColoursChange,
}: ToolsProps) {
  const { t } = useI18n()
  const isDark = useIsDark()
  const [sourceOpen, setSourceOpen] = useState(false)
  const { copyLink, copyText } = useCopyEntry(entry)
  const isNote = entry.direction === 'internal'
  return (
    <>
      {!isNote && (
        <IconButton
          size="small"
          label={t('timeline.reply')}
          icon={<Reply />}
          onClick={() => onWrite('reply', entry.id)}
        />
      )}
      {entry.hasHtml && (
        <IconButton
          size="small"
          label={formatted ? t('timeline.showText') : t('timeline.showFormatted')}
          icon={formatted ? <Text /> : <LayoutTemplate />}
          onClick={() => onFormattedChange(!formatted)}
        />
      )}
      <Menu align="end" trigger={<IconButton size="small" label={t('timeline.moreActions')} icon={<Ellipsis />} />}>
        {!isNote && (
          <>
            <MenuItem icon={<ReplyAll />} onSelect={() => onWrite('reply-all', entry.id)}>
              {t('timeline.replyAll')}
            </MenuItem>
            <MenuItem icon={<Forward />} onSelect={() => onWrite('forward', entry.id)}>
              {t('timeline.forward')}
            </MenuItem>
          </>
        )}
        <MenuItem icon={<Link />} onSelect={copyLink}>
          {t('timeline.copyLink')}
        </MenuItem>
        <MenuItem icon={<Copy />} onSelect={copyText}>
          {t('timeline.copyText')}
        </MenuItem>
        {formatted && isDark && (
          <MenuItem icon={<Palette />} onSelect={() => onOriginalColoursChange(!originalColours)}>
            {t(originalColours ? 'mail.darkColours' : 'mail.originalColours')}
          </MenuItem>
        )}
        <MenuItem icon={<Code />} onSelect={() => setSourceOpen(true)}>
          {t('timeline.source')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<GitBranch />} onSelect={() => onSplit(entry.id)}>
          {t('triage.split')}
        </MenuItem>
      </Menu>
      {sourceOpen && <SourceDialog message={entry.id} onClose={() => setSourceOpen(false)} />}
    </>
  )
}

function shortNames(addresses: readonly Address[]): string {
  const names = addresses.slice(0, 2).map(({ name, address }) => name || address)
  return addresses.length > 2 ? `${names.join(', ')} +${addresses.length - 2}` : names.join(', ')
}
