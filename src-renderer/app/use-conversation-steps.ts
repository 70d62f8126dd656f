import { useCallback, useRef } from 'react'
import type { ContactCard } from '../../src-main/contract/desk.ts'
import type { ContactId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import type { TimelineEntry } from '../../src-main/contract/message.ts'
import { useToast } from '../components/toaster.tsx'
import type { TimelineStore } from '../features/timeline/timeline-store.ts'
import type { TriageQuestion } from '../features/triage/triage-question.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import type { Actions } from './command-registry.tsx'

interface ConversationStepsDeps {
  readonly contact: ContactId
  readonly timeline: TimelineStore
  readonly customer: ContactCard | null
  readonly onAsk: (question: TriageQuestion) => void
  readonly onExplain: (conversation: ConversationId) => void
}

interface ConversationSteps {
  /** About the conversation of the message with the focus, else of the last one in view. */
  readonly actions: Actions
  /** Splits a conversation at this message. Stable, so that the timeline's rows are not made anew. */
  readonly split: (message: MessageId) => void
}

/** What can be done with one conversation of the customer. */
export function useConversationSteps({
  contact,
  timeline,
  customer,
  onAsk,
  onExplain,
}: ConversationStepsDeps): ConversationSteps {
  const { t } = useI18n()
  const toast = useToast()

  function ask(entry: TimelineEntry | null, questionOf: (entry: TimelineEntry) => TriageQuestion | null): void {
    const question = entry && questionOf(entry)
    if (question) onAsk(question)
    else toast({ title: t('triage.noConversation') })
  }
  const headOf = (entry: TimelineEntry) => timeline.getState().conversations.get(entry.conversation)

  function splitAt(entry: TimelineEntry | null): void {
    const head = entry && headOf(entry)
    if (head && entry.sentAt <= head.firstAt) toast({ title: t('triage.split.first') })
    else ask(entry, (found) => ({ type: 'split', entry: found, contact }))
  }
  const now = useRef(splitAt)
  now.current = splitAt
  const split = useCallback(
    (message: MessageId) => now.current(timeline.getState().entries.find(({ id }) => id === message) ?? null),
    [timeline],
  )

  return {
    split,
    actions: {
      'move-conversation': () =>
        ask(entryMeant(timeline), (entry) => {
          const conversation = headOf(entry)
          const isLast = customer?.conversationCount === 1
          return conversation ? { type: 'move', conversation, contact, isLast } : null
        }),
      // The message that is looked at tells of which conversation; without one, what is due first.
      'explain-clock': () => {
        const conversation = focusedEntry(timeline)?.conversation ?? customer?.due?.conversation
        const meant = conversation ?? entryMeant(timeline)?.conversation
        if (meant === undefined) toast({ title: t('triage.noConversation') })
        else onExplain(meant)
      },
      'split-conversation': () => splitAt(entryMeant(timeline)),
      'merge-conversation': () =>
        ask(entryMeant(timeline), (entry) => {
          const conversation = headOf(entry)
          const others = (customer?.conversations ?? []).filter(
            ({ id, account }) => id !== entry.conversation && account === entry.account,
          )
          return conversation ? { type: 'merge', conversation, others, contact } : null
        }),
    },
  }
}

function focusedEntry(timeline: TimelineStore): TimelineEntry | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message
  return timeline.getState().entries.find(({ id }) => String(id) === focused) ?? null
}

function entryMeant(timeline: TimelineStore): TimelineEntry | null {
  const { entries, place } = timeline.getState()
  const last = place?.last ?? null
  return focusedEntry(timeline) ?? entries.find(({ id }) => id === last) ?? entries.at(-1) ?? null
}
