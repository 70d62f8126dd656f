import { Tag } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { tagName } from '../../../src-main/contract/triage.ts'
import { PickerSheet } from '../../components/picker-sheet.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { findNames } from './find-names.ts'
import type { TriageSubject } from './triage-question.ts'
import type { TriageStore } from './triage-store.ts'

interface TagPickerProps {
  readonly store: TriageStore
  readonly subject: TriageSubject
  readonly onAnswer: (tag: string, on: boolean) => void
  readonly onClose: () => void
}

/** Tags, several one after another: the sheet stays until Escape. */
export function TagPicker({ store, subject, onAnswer, onClose }: TagPickerProps) {
  const { t } = useI18n()
  const words = useStore(store, (state) => state.words)
  const [query, setQuery] = useState('')
  const [tags, setTags] = useState(subject.tags)
  // In the order in which they were when the sheet was opened, for nothing moves under the hand.
  const known = [...subject.tags, ...(words?.tags ?? []).filter((each) => !subject.tags.includes(each))]
  const fresh = tags.filter((each) => !known.includes(each))
  const typed = tagName.safeParse(query)
  const all = [...known, ...fresh]
  const isNew = typed.success && !all.some((each) => each.toLocaleLowerCase() === typed.data.toLocaleLowerCase())
  const items = [
    ...findNames(query, all).map((each) => ({
      id: `tag ${each}`,
      tag: each,
      label: each,
      checked: tags.includes(each) as boolean | undefined,
      icon: <Tag />,
    })),
    ...(isNew
      ? [
          {
            id: 'new',
            tag: typed.data,
            label: t('triage.tag.new', { tag: typed.data }),
            checked: undefined,
            icon: <Tag />,
          },
        ]
      : []),
  ]
  return (
    <PickerSheet
      label={t('triage.tag.title', { count: subject.contacts.length, name: subject.name })}
      placeholder={t('triage.tag.placeholder')}
      query={query}
      onQueryChange={setQuery}
      items={items}
      onPick={({ tag, checked = false }) => {
        setTags(checked ? tags.filter((each) => each !== tag) : [...tags, tag])
        setQuery('')
        onAnswer(tag, !checked)
      }}
      onClose={onClose}
      empty={t(query.trim() === '' ? 'triage.tag.empty' : 'triage.tag.tooLong')}
    />
  )
}
