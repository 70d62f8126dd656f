import { useStore } from 'zustand'
import type { ImportsStore } from '../features/imports/imports-store.ts'
import { Onboarding } from '../features/onboarding/onboarding.tsx'
import type { OnboardingStore } from '../features/onboarding/onboarding-store.ts'

interface FirstRunProps {
  readonly onboarding: OnboardingStore
  readonly imports: ImportsStore
  readonly onAddMailbox: () => void
  readonly onOpenAccounts: () => void
}

/** The welcome of an empty desk, with what its three choices do. Shown while `onboarding` is not `done`. */
export function FirstRun({ onboarding, imports, onAddMailbox, onOpenAccounts }: FirstRunProps) {
  const step = useStore(onboarding, (state) => state.step)
  const error = useStore(imports, (state) => state.error)
  const { openSample, chooseFiles } = imports.getState()
  if (step === 'unknown') return null
  return (
    <Onboarding
      store={onboarding}
      error={error}
      onAddMailbox={onAddMailbox}
      onOpenSample={openSample}
      onChooseFiles={chooseFiles}
      onOpenAccounts={onOpenAccounts}
    />
  )
}
