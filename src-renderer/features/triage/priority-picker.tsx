import { useState } from 'react'
import { type Priority, priorities } from '../../../src-main/contract/triage.ts'
import { PickerSheet } from '../../components/picker-sheet.tsx'
import { PriorityIcon } from '../../components/priority-icon.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import type { TriageSubject } from './triage-question.ts'

interface PriorityPickerProps {
  readonly subject: TriageSubject
  readonly onAnswer: (priority: Priority) => void
  readonly onClose: () => void
}

/** How urgent it is, the most urgent first; the digit in front picks it. */
export function PriorityPicker({ subject, onAnswer, onClose }: PriorityPickerProps) {
  const { t } = useI18n()
  const [query, setQuery] = useState('')
  const items = priorities
    .toReversed()
    .map((priority, index) => ({
      id: priority as string,
      priority,
      label: t(`triage.priority.${priority}`),
      detail: priority === subject.priority ? t('triage.priority.now') : undefined,
      shortcut: [String(index + 1)],
      icon: <PriorityIcon priority={priority} />,
    }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase()))
  return (
    <PickerSheet
      label={t('triage.priority.title', { count: subject.contacts.length, name: subject.name })}
      placeholder={t('triage.priority.placeholder')}
      query={query}
      onQueryChange={setQuery}
      items={items}
      onPick={({ priority }) => onAnswer(priority)}
      onClose={onClose}
      empty={t('triage.priority.empty')}
      onKey={(event) => {
        const picked = items.find(({ shortcut }) => shortcut[0] === event.key)
        if (!picked) return false
        event.preventDefault()
        onAnswer(picked.priority)
        return true
      }}
    />
  )
}
