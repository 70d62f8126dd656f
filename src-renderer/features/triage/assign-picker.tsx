import { CircleUserRound, UserRoundPlus, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Avatar } from '../../components/avatar.tsx'
import { PickerSheet } from '../../components/picker-sheet.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { findNames } from './find-names.ts'
import type { TriageSubject } from './triage-question.ts'
import type { TriageStore } from './triage-store.ts'

interface AssignPickerProps {
  readonly store: TriageStore
  readonly subject: TriageSubject
  /** Null: nobody. */
  readonly onAnswer: (to: string | null) => void
  readonly onClose: () => void
}

const longestName = 100

/** Who takes care of it: me, a colleague named before, or a new name. */
export function AssignPicker({ store, subject, onAnswer, onClose }: AssignPickerProps) {
  const { t } = useI18n()
  const words = useStore(store, (state) => state.words)
  const [query, setQuery] = useState('')
  const me = words?.me ?? ''
  const known = [...(me === '' ? [] : [me]), ...(words?.agents ?? []).filter((name) => name !== me)]
  const found = findNames(query, known)
  const name = query.trim().slice(0, longestName)
  const items = [
    ...found.map((each) => ({
      id: `name ${each}`,
      to: each as string | null,
      label: each === me ? t('triage.assign.me', { name: each }) : each,
      detail: each === subject.assignee ? t('triage.assign.now') : undefined,
      icon: each === me ? <CircleUserRound /> : <Avatar name={each} size="small" />,
    })),
    ...(subject.assignee !== null && query.trim() === ''
      ? [{ id: 'nobody', to: null, label: t('triage.assign.nobody'), icon: <UserRoundX /> }]
      : []),
    ...(name !== '' && !known.some((each) => each.toLocaleLowerCase() === name.toLocaleLowerCase())
      ? [{ id: 'new', to: name, label: t('triage.assign.new', { name }), icon: <UserRoundPlus /> }]
      : []),
  ]
  return (
    <PickerSheet
      label={t('triage.assign.title', { count: subject.contacts.length, name: subject.name })}
      placeholder={t('triage.assign.placeholder')}
      query={query}
      onQueryChange={setQuery}
      items={items}
      onPick={({ to }) => onAnswer(to)}
      onClose={onClose}
      empty={t('triage.assign.empty')}
    />
  )
}
