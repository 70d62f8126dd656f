import { go } from 'fuzzysort'
import { useEffect, useState } from 'react'
import { priorities, type TriageStep } from '../../../../src-main/contract/triage.ts'
import { type PickerItem, PickerSheet } from '../../../components/picker-sheet.tsx'
import { stepWords } from '../../../components/step-words.ts'
import { useEngine } from '../../../engine-client/desk-context.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'

interface StepPickerProps {
  readonly onPick: (step: TriageStep) => void
  readonly onClose: () => void
}

interface Item extends PickerItem {
  readonly step: TriageStep
}

interface KnownWords {
  readonly names: readonly string[]
  readonly tags: readonly string[]
}

const always: readonly TriageStep[] = [
  { type: 'status', status: 'done' },
  { type: 'status', status: 'waiting' },
  { type: 'archive' },
  { type: 'star', on: true },
  ...priorities.map((priority): TriageStep => ({ type: 'priority', priority })),
]
const longestTag = 60

/** What an answer can do beside being sent. A new tag or name is typed. */
export function StepPicker({ onPick, onClose }: StepPickerProps) {
  const { t } = useI18n()
  const engine = useEngine()
  const [query, setQuery] = useState('')
  const [known, setKnown] = useState<KnownWords>({ names: [], tags: [] })

  useEffect(() => {
    let current = true
    engine.call('triage.words', {}).then(
      ({ me, agents, tags }) => current && setKnown({ names: [...new Set([me, ...agents])], tags }),
      // New ones can be typed.
      () => {},
    )
    return () => {
      current = false
    }
  }, [engine])

  const typed = query.trim().slice(0, longestTag)
  const item = (step: TriageStep): Item => ({ id: JSON.stringify(step), label: stepWords(step, t), step })
  const offered = [
    ...always,
    ...known.names.map((to): TriageStep => ({ type: 'assign', to })),
    ...known.tags.map((tag): TriageStep => ({ type: 'tag', tag, on: true })),
  ].map(item)
  const fitting = typed === '' ? offered : go(typed, offered, { key: 'label', threshold: 0.3 }).map(({ obj }) => obj)
  const fresh: readonly TriageStep[] =
    typed === ''
      ? []
      : [
          { type: 'tag', tag: typed, on: true },
          { type: 'tag', tag: typed, on: false },
          { type: 'assign', to: typed },
        ]
  const shown = new Map([...fitting, ...fresh.map(item)].map((each) => [each.id, each]))

  return (
    <PickerSheet
      label={t('replies.steps.add')}
      placeholder={t('replies.steps.placeholder')}
      query={query}
      onQueryChange={setQuery}
      items={[...shown.values()]}
      onPick={({ step }) => onPick(step)}
      onClose={onClose}
      empty={t('replies.steps.placeholder')}
    />
  )
}
