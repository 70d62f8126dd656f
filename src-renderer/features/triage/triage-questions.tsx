import { useEffect } from 'react'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useNow } from '../../components/use-now.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { AssignPicker } from './assign-picker.tsx'
import { MergePicker } from './merge-picker.tsx'
import { MovePicker } from './move-picker.tsx'
import { PriorityPicker } from './priority-picker.tsx'
import { SnoozePicker } from './snooze-picker.tsx'
import { TagPicker } from './tag-picker.tsx'
import type { TriageAnswer, TriageQuestion, TriageSubject } from './triage-question.ts'
import type { TriageStore } from './triage-store.ts'

interface TriageQuestionsProps {
  readonly store: TriageStore
  /** Null: nothing is asked. */
  readonly question: TriageQuestion | null
  /** May come several times: one customer can get many tags. */
  readonly onAnswer: (answer: TriageAnswer) => void
  readonly onClose: () => void
}

/** The sheet of the question that is open. */
export function TriageQuestions({ store, question, onAnswer, onClose }: TriageQuestionsProps) {
  const needsWords = question?.type === 'assign' || question?.type === 'tag'
  useEffect(() => {
    if (needsWords) store.getState().loadWords()
  }, [needsWords, store])
  if (!question) return null

  function answer(given: TriageAnswer): void {
    onClose()
    onAnswer(given)
  }
  const sheet = { onClose }
  switch (question.type) {
    case 'snooze': {
      const { subject } = question
      const take = (until: number | null) => answer({ type: 'step', subject, step: { type: 'snooze', until } })
      return <SnoozePicker {...sheet} subject={subject} onAnswer={take} />
    }
    case 'assign': {
      const { subject } = question
      const take = (to: string | null) => answer({ type: 'step', subject, step: { type: 'assign', to } })
      return <AssignPicker {...sheet} store={store} subject={subject} onAnswer={take} />
    }
    case 'tag': {
      const { subject } = question
      const take = (tag: string, on: boolean) => onAnswer({ type: 'step', subject, step: { type: 'tag', tag, on } })
      return <TagPicker {...sheet} store={store} subject={subject} onAnswer={take} />
    }
    case 'priority': {
      const { subject } = question
      return (
        <PriorityPicker
          {...sheet}
          subject={subject}
          onAnswer={(priority) => answer({ type: 'step', subject, step: { type: 'priority', priority } })}
        />
      )
    }
    case 'move':
      return (
        <MovePicker
          {...sheet}
          conversation={question.conversation}
          contact={question.contact}
          onAnswer={(to, name) => answer({ ...question, to, name })}
        />
      )
    case 'merge': {
      const { conversation: from, others, contact } = question
      return (
        <MergePicker
          {...sheet}
          conversation={from}
          others={others}
          onAnswer={(into) => answer({ type: 'merge', from, into, contact })}
        />
      )
    }
    case 'split':
      return <SplitDialog question={question} onConfirm={() => answer(question)} onClose={onClose} />
    case 'block':
      return <BlockDialog subject={question.subject} onAnswer={answer} onClose={onClose} />
  }
}

interface SplitDialogProps {
  readonly question: Extract<TriageQuestion, { type: 'split' }>
  readonly onConfirm: () => void
  readonly onClose: () => void
}

function SplitDialog({ question: { entry }, onConfirm, onClose }: SplitDialogProps) {
  const { t, format } = useI18n()
  const now = useNow()
  const words = entry.text.trim().replace(/\s+/gu, ' ').slice(0, 120) || entry.subject
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('triage.split.title')}
      description={t('triage.split.text', { words, time: format.short(entry.sentAt, now) })}
      confirmLabel={t('triage.split.confirm')}
      onConfirm={onConfirm}
    />
  )
}

interface BlockDialogProps {
  readonly subject: TriageSubject
  readonly onAnswer: (answer: TriageAnswer) => void
  readonly onClose: () => void
}

function BlockDialog({ subject, onAnswer, onClose }: BlockDialogProps) {
  const { t } = useI18n()
  const who = { count: subject.contacts.length, name: subject.name }
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => !open && onClose()}
      title={t('triage.block.title', who)}
      description={t('triage.block.text', who)}
      confirmLabel={t('triage.block.confirm')}
      onConfirm={() => onAnswer({ type: 'step', subject, step: { type: 'block', on: true } })}
    />
  )
}
