import { useState } from 'react'
import type { ConversationHead } from '../../../src-main/contract/desk.ts'
import { ChannelIcon } from '../../components/channel-icon.tsx'
import { PickerSheet } from '../../components/picker-sheet.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { findNames } from './find-names.ts'

interface MergePickerProps {
  readonly conversation: ConversationHead
  readonly others: readonly ConversationHead[]
  readonly onAnswer: (into: ConversationHead) => void
  readonly onClose: () => void
}

/** Which other conversation of the customer it becomes one with. */
export function MergePicker({ conversation, others, onAnswer, onClose }: MergePickerProps) {
  const { t, format } = useI18n()
  const now = useNow()
  const [query, setQuery] = useState('')
  const titleOf = (head: ConversationHead) => head.subject || t(`channel.${head.channel}`)
  const titles = new Set(findNames(query, others.map(titleOf)))
  return (
    <PickerSheet
      label={t('triage.merge.title', { subject: titleOf(conversation) })}
      placeholder={t('triage.merge.placeholder', { subject: titleOf(conversation) })}
      query={query}
      onQueryChange={setQuery}
      items={others
        .filter((head) => titles.has(titleOf(head)))
        .map((head) => ({
          id: String(head.id),
          head,
          label: titleOf(head),
          detail: `${format.short(head.lastAt, now)} · ${t('contact.messages', { count: head.messages })}`,
          icon: <ChannelIcon channel={head.channel} />,
        }))}
      onPick={({ head }) => onAnswer(head)}
      onClose={onClose}
      empty={t('triage.merge.empty')}
      note={(chosen) =>
        chosen &&
        t('triage.merge.note', { from: titleOf(conversation), into: chosen.label, count: conversation.messages })
      }
    />
  )
}
