import { useStore } from 'zustand'
import type { Language } from '../../src-main/contract/languages.ts'
import type { ImportsState, ImportsStore } from '../features/imports/imports-store.ts'
import { Onboarding } from '../features/onboarding/onboarding.tsx'
import type { OnboardingStore } from '../features/onboarding/onboarding-store.ts'
import type { I18n } from '../i18n/i18n.ts'
import { useI18n } from '../i18n/i18n-context.tsx'

interface FirstRunProps {
  readonly onboarding: OnboardingStore
  readonly imports: ImportsStore
  readonly onAddMailbox: () => void
  readonly onOpenAccounts: () => void
  readonly onLanguageChange: (language: Language) => void
}

/** The welcome of an empty desk, with what its three choices do. Shown while `onboarding` is not `done`. */
export function FirstRun({ onboarding, imports, ...actions }: FirstRunProps) {
  const i18n = useI18n()
  const step = useStore(onboarding, (state) => state.step)
  const problem = problemOf(useStore(imports), i18n)
  const { openSample, chooseFiles } = imports.getState()
  if (step === 'unknown') return null
  return (
    <Onboarding
      store={onboarding}
      problem={problem}
      onOpenSample={openSample}
      onChooseFiles={chooseFiles}
      {...actions}
    />
  )
}

/** What kept the last import from giving the desk something to show. */
function problemOf({ error, jobs }: ImportsState, { t, describeError }: I18n): string | null {
  if (error) return describeError(error)
  const [last] = jobs
  if (last?.status === 'failed' && last.error) return describeError(last.error)
  const nothingRead = last?.status === 'done' && last.added + last.known === 0
  return nothingRead ? t('onboarding.nothingRead', { title: last.title }) : null
}
