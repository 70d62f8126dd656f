import type { SlaExplanation } from '../../../../src-main/contract/sla.ts'
import { Badge } from '../../../components/badge.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'
import styles from './policy-account.module.css'
import { conditionWords } from './sla-words.ts'

/** Against which policy, why that one, and why not those before it. */
export function PolicyAccount({ explanation }: { readonly explanation: SlaExplanation }) {
  const i18n = useI18n()
  const { t } = i18n
  const { policy, passedOver, calendar } = explanation
  return (
    <section className={styles.policy} aria-labelledby="sla-policy">
      <h3 id="sla-policy">{policy ? t('sla.policy.is', { name: policy.name }) : t('sla.policy.none')}</h3>
      {policy && (
        <div className={styles.line}>
          <span>{t('sla.policy.matched')}</span>
          {policy.matched.map((match) => (
            <Badge key={`${match.condition} ${match.value}`}>{conditionWords(match, i18n)}</Badge>
          ))}
          {policy.matched.length === 0 && <Badge>{t('sla.policy.matchesAll')}</Badge>}
        </div>
      )}
      {policy && (
        <p className={styles.line}>
          {calendar
            ? t('sla.policy.calendar', { name: calendar.name, zone: calendar.zone })
            : t('sla.policy.alwaysOpen')}
        </p>
      )}
      {passedOver.length > 0 && (
        <ul className={styles.passed} aria-label={t('sla.policy.passedOver')}>
          {passedOver.map(({ name, failed }) => (
            <li key={name}>{t('sla.policy.failed', { name, condition: conditionWords(failed, i18n) })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
