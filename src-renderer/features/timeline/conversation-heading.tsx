import { Hash } from 'lucide-react'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import { Badge } from '../../components/badge.tsx'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './timeline.module.css'

interface ConversationHeadingProps {
  readonly subject: string
  readonly head: ConversationHead | undefined
  /** Its name; null where there is nothing to tell apart. */
  readonly account: string | null
}

/** Where the timeline changes from one conversation to another. */
export function ConversationHeading({ subject, head, account }: ConversationHeadingProps) {
  const { t } = useI18n()
  return (
    <div className={styles.conversation}>
      {head ? <ChannelIcon channel={head.channel} /> : <Hash aria-hidden="true" />}
      <h3 className={styles.conversationSubject} title={subject}>
        {subject || t(head ? `channel.${head.channel}` : 'timeline.noSubject')}
      </h3>
      {head && (
        <Badge tone={head.status === 'done' ? 'success' : 'neutral'}>{t(`timeline.status.${head.status}`)}</Badge>
      )}
      {account && <span className={styles.conversationAccount}>{account}</span>}
    </div>
  )
}
