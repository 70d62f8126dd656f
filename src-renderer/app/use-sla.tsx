import { type ReactNode, useCallback, useState } from 'react'
import type { AccountId, ContactId, ConversationId, MessageId } from '../../src-main/contract/ids.ts'
import { ExplainDialog } from '../features/sla/explain/explain-dialog.tsx'
import { ForecastDialog } from '../features/sla/forecast/forecast-dialog.tsx'
import { useSlaNotices } from '../features/sla/notices/use-sla-notices.ts'
import { readMoment } from '../features/triage/time-words/read-moment.ts'
import { useI18n } from '../i18n/i18n-context.tsx'

interface SlaDeps {
  readonly notifications: boolean
  /** What the queue is narrowed down to. */
  readonly account: () => AccountId | null
  readonly onOpen: (contact: ContactId) => void
  readonly onOpenMessage: (message: MessageId) => void
  readonly onShowDue: () => void
}

interface Sla {
  /** Opens the account of a conversation's clocks. Stable. */
  readonly explain: (conversation: ConversationId) => void
  /** Asks until when nobody is there, and shows what breaches by then. */
  readonly forecast: () => void
  /** What is open of these. */
  readonly dialogs: ReactNode
}

/** What the window tells of clocks besides their countdowns. */
export function useSla({ notifications, account, onOpen, onOpenMessage, onShowDue }: SlaDeps): Sla {
  const { locale } = useI18n()
  const [explained, setExplained] = useState<ConversationId | null>(null)
  const [forecastOf, setForecastOf] = useState<{ readonly account: AccountId | null } | null>(null)
  useSlaNotices({ notifications, onOpen, onShowDue })
  const explain = useCallback((conversation: ConversationId) => setExplained(conversation), [])

  function readTime(text: string, now: number): number | null {
    const read = readMoment(text, now, locale, navigator.language === 'en-US')
    return read.type === 'at' ? read.at : null
  }

  return {
    explain,
    forecast: () => setForecastOf({ account: account() }),
    dialogs: (
      <>
        {explained !== null && (
          <ExplainDialog
            key={explained}
            conversation={explained}
            onOpenMessage={onOpenMessage}
            onClose={() => setExplained(null)}
          />
        )}
        {forecastOf && (
          <ForecastDialog
            account={forecastOf.account}
            readTime={readTime}
            onOpen={(contact) => {
              setForecastOf(null)
              onOpen(contact)
            }}
            onClose={() => setForecastOf(null)}
          />
        )}
      </>
    ),
  }
}
