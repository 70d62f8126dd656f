import { ListChecks } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ConversationId, MessageId } from '../../../../src-main/contract/ids.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Spinner } from '../../../components/spinner.tsx'
import { useNow } from '../../../components/use-now.ts'
import { useEngine } from '../../../engine-client/desk-context.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import { ClockAccountView } from './clock-account.tsx'
import { ClockStateBadge } from './clock-state.tsx'
import styles from './explain-dialog.module.css'
import { createExplainStore } from './explain-store.ts'
import { PolicyAccount } from './policy-account.tsx'

interface ExplainDialogProps {
  readonly conversation: ConversationId
  readonly onOpenMessage: (message: MessageId) => void
  readonly onClose: () => void
}

/** "Why?": the clocks of a conversation, what started, counted, stopped and ended each, and against which policy. */
export function ExplainDialog({ conversation, onOpenMessage, onClose }: ExplainDialogProps) {
  const { t, format } = useI18n()
  const engine = useEngine()
  const [store] = useState(() => createExplainStore(engine, conversation))
  useEffect(() => () => store.getState().dispose(), [store])
  const { explanation, error, chosen, choose, reload } = useStore(store)
  const minute = useNow(30_000)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what runs has run on
  useEffect(() => store.getState().reload(), [store, minute])
  const clocks = explanation?.clocks ?? []
  const clock = clocks[chosen]

  function openMessage(message: MessageId): void {
    onClose()
    onOpenMessage(message)
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('sla.explain.title')} size="large">
      {explanation ? (
        <div className={styles.panes}>
          {clocks.length > 1 && (
            <ul className={styles.clocks} aria-label={t('sla.explain.clocks')}>
              {clocks.map((each, index) => (
                <li key={`${each.kind} ${each.startedAt}`}>
                  <button
                    type="button"
                    className={styles.clock}
                    aria-current={index === chosen}
                    onClick={() => choose(index)}
                  >
                    <span>{t(`sla.clock.${each.kind}`)}</span>
                    <ClockStateBadge state={each.state} />
                    <span className={styles.when}>{format.calendarMoment(each.startedAt, explanation.asOf)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <div className={styles.account}>
            {clock ? (
              <ClockAccountView clock={clock} asOf={explanation.asOf} onOpenMessage={openMessage} />
            ) : (
              <EmptyState icon={<ListChecks aria-hidden="true" />} title={t('sla.explain.none.title')}>
                {t(explanation.policy ? 'sla.explain.none.text' : 'sla.explain.noPolicy')}
              </EmptyState>
            )}
            <PolicyAccount explanation={explanation} />
          </div>
        </div>
      ) : error ? (
        <ErrorState title={t('sla.explain.failed')} error={error} onRetry={reload} />
      ) : (
        <div className={styles.loading}>
          <Spinner />
        </div>
      )}
    </Dialog>
  )
}
