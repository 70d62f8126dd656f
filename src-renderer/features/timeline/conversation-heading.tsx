import { ChevronDown, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import type { ConversationId } from '../../../src-main/contract/ids.ts'
import { Badge } from '../../components/badge.tsx'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { Countdown } from '../../components/countdown/countdown.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './timeline.module.css'

interface ConversationHeadingProps {
  readonly subject: string
  readonly head: ConversationHead | undefined
  /** Its name; null where there is nothing to tell apart. */
  readonly account: string | null
  /** How many messages are folded away below; 0 while they are shown. */
  readonly folded: number
  /** With the heading, as it stands in the list. */
  readonly onToggle: (heading: Element) => void
  /** Opens the account of its clocks. */
  readonly onExplain: (conversation: ConversationId) => void
}

/** Where the timeline changes from one conversation to another. Its subject folds what follows. */
export function ConversationHeading({ subject, head, account, folded, onToggle, onExplain }: ConversationHeadingProps) {
  const { t } = useI18n()
  const heading = useRef<HTMLDivElement>(null)
  return (
    <div ref={heading} className={styles.conversation}>
      <h3 className={styles.conversationName}>
        <button
          type="button"
          className={styles.conversationToggle}
          aria-expanded={folded === 0}
          onClick={() => heading.current && onToggle(heading.current)}
        >
          {folded > 0 ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
          {head && <ChannelIcon channel={head.channel} />}
          <span className={styles.conversationSubject} title={subject}>
            {subject || t(head ? `channel.${head.channel}` : 'timeline.noSubject')}
          </span>
        </button>
      </h3>
      {head && (
        <Badge tone={head.triage.status === 'done' ? 'success' : 'neutral'}>
          {t(`timeline.status.${head.triage.status}`)}
        </Badge>
      )}
      {head?.due && <Countdown due={head.due} look="named" onExplain={() => onExplain(head.id)} />}
      {folded > 0 && <span className={styles.conversationFolded}>{t('timeline.folded', { count: folded })}</span>}
      {account && <span className={styles.conversationAccount}>{account}</span>}
    </div>
  )
}
