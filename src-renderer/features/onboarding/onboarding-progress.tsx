import { useStore } from 'zustand'
import type { AccountView } from '../../../src-main/contract/account.ts'
import type { DeskErrorShape } from '../../../src-main/contract/errors.ts'
import type { JobView } from '../../../src-main/contract/jobs.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import styles from './onboarding.module.css'
import { enoughMessages, type OnboardingStore } from './onboarding-store.ts'

interface OnboardingProgressProps {
  readonly store: OnboardingStore
  readonly onOpenAccounts: () => void
}

/** The moments between a choice and the first messages; or the sentence about what keeps them from coming. */
export function OnboardingProgress({ store, onOpenAccounts }: OnboardingProgressProps) {
  const { t, describeError } = useI18n()
  const { accounts, jobs, skip } = useStore(store)
  const job = jobs.find(({ status }) => status === 'running')
  const trouble = accounts.map(errorOf).find((error) => error !== null)
  const count = Math.max(
    accounts.reduce((sum, account) => sum + account.messages, 0),
    job?.added ?? 0,
  )
  const title = t(job ? 'onboarding.fillingImport' : 'onboarding.filling')
  return (
    <div className={styles.progress}>
      {trouble ? (
        <Banner tone="warning">{describeError(trouble)}</Banner>
      ) : (
        <>
          <p className={styles.progressTitle}>
            {/* The count beside it changes many times a second, which nobody wants read aloud. */}
            <span role="status">{title}</span>
            <span className={styles.count}>{t('onboarding.count', { count })}</span>
          </p>
          <ProgressBar label={title} fraction={job ? fractionOf(job) : count / enoughMessages} />
          <p className={styles.choiceText}>{t('onboarding.goOn')}</p>
        </>
      )}
      <div className={styles.progressActions}>
        {trouble && <Button onClick={onOpenAccounts}>{t('onboarding.openAccounts')}</Button>}
        <Button variant={trouble ? 'quiet' : 'secondary'} onClick={skip}>
          {t('onboarding.skip')}
        </Button>
      </div>
    </div>
  )
}

function errorOf({ state }: AccountView): DeskErrorShape | null {
  return state.status === 'attention' || state.status === 'offline' ? state.error : null
}

function fractionOf({ done, total }: JobView): number | null {
  return total === null || total === 0 ? null : done / total
}
