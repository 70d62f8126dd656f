import type { OutboxItem } from '../../../src-main/contract/compose.ts'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './item-problem.module.css'
import type { OutgoingPhase } from './outgoing-phase.ts'

/** Why an answer did not leave, in the server's own words, and whom the server refused of several. */
export function ItemProblem({ item, phase }: { readonly item: OutboxItem; readonly phase: OutgoingPhase }) {
  const { t, describeError } = useI18n()
  const error = phase.type === 'failed' || phase.type === 'retry' ? phase.error : null
  const refused = item.refused.filter(({ address }) => address !== error?.params.address)
  if (!error && refused.length === 0) return null
  return (
    <div className={styles.problem} data-tone={phase.type === 'retry' ? 'warning' : 'danger'}>
      {error && <p>{describeError(error)}</p>}
      {refused.map(({ address, reason }) => (
        <p key={address}>{t('outbox.refused', { address, reason })}</p>
      ))}
    </div>
  )
}
