import { ChevronRight, FileDown, FlaskConical, Mail } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../../../src-main/contract/languages.ts'
import { Banner } from '../../components/banner.tsx'
import { Select } from '../../components/select.tsx'
import { useI18n } from '../../i18n/i18n-context.tsx'
import { languageOptions } from '../../i18n/language-options.ts'
import styles from './onboarding.module.css'
import { OnboardingProgress } from './onboarding-progress.tsx'
import type { OnboardingStore } from './onboarding-store.ts'

interface OnboardingProps {
  readonly store: OnboardingStore
  readonly onAddMailbox: () => void
  readonly onOpenSample: () => void
  readonly onChooseFiles: () => void
  readonly onOpenAccounts: () => void
  readonly onLanguageChange: (language: Language) => void
  /** What went wrong with the last choice, if anything. */
  readonly problem: string | null
}

/** The first thing a new user sees: three ways in, then how far the chosen one is. */
export function Onboarding({ store, problem, onOpenAccounts, onLanguageChange, ...choices }: OnboardingProps) {
  const { t, locale } = useI18n()
  const step = useStore(store, (state) => state.step)
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <Mark />
        <h1 className={styles.title}>{t('onboarding.title')}</h1>
        <p className={styles.text}>{t('onboarding.text')}</p>
        {problem && (
          <div className={styles.error}>
            <Banner tone="danger">{problem}</Banner>
          </div>
        )}
        {step === 'filling' ? (
          <OnboardingProgress store={store} onOpenAccounts={onOpenAccounts} />
        ) : (
          <Choices {...choices} />
        )}
        <div className={styles.footer}>
          <p className={styles.footnote}>{t('onboarding.private')}</p>
          <Select
            label={t('onboarding.language')}
            labelHidden
            quiet
            value={locale}
            options={languageOptions}
            onValueChange={onLanguageChange}
          />
        </div>
      </div>
    </main>
  )
}

type ChoicesProps = Pick<OnboardingProps, 'onAddMailbox' | 'onOpenSample' | 'onChooseFiles'>

function Choices({ onAddMailbox, onOpenSample, onChooseFiles }: ChoicesProps) {
  const { t } = useI18n()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => buttonsIn(list.current)[0]?.focus({ preventScroll: true }), [])
  return (
    <ul ref={list} className={styles.choices} onKeyDown={moveFocus}>
      <Choice
        icon={<Mail aria-hidden="true" />}
        title={t('onboarding.mailbox.title')}
        text={t('onboarding.mailbox.text')}
        onChoose={onAddMailbox}
      />
      <Choice
        icon={<FlaskConical aria-hidden="true" />}
        title={t('onboarding.sample.title')}
        text={t('onboarding.sample.text')}
        onChoose={onOpenSample}
      />
      <Choice
        icon={<FileDown aria-hidden="true" />}
        title={t('onboarding.import.title')}
        text={t('onboarding.import.text')}
        onChoose={onChooseFiles}
      />
    </ul>
  )
}

interface ChoiceProps {
  readonly icon: ReactElement
  readonly title: string
  readonly text: string
  readonly onChoose: () => void
}

function Choice({ icon, title, text, onChoose }: ChoiceProps) {
  return (
    <li>
      <button type="button" className={styles.choice} onClick={onChoose}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.words}>
          <span className={styles.choiceTitle}>{title}</span>
          <span className={styles.choiceText}>{text}</span>
        </span>
        <ChevronRight className={styles.chevron} aria-hidden="true" />
      </button>
    </li>
  )
}

/** Three strands that run into one line: many channels, one timeline. */
function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 48 48" fill="none" aria-hidden="true">
      <path d="M4 10c12 0 12 14 24 14" />
      <path d="M4 24h36" />
      <path d="M4 38c12 0 12-14 24-14" />
      <circle cx="39" cy="24" r="5.5" />
    </svg>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
  if (step === undefined) return
  const buttons = buttonsIn(event.currentTarget)
  const current = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons.at((current + step) % buttons.length)?.focus()
  event.preventDefault()
}

function buttonsIn(list: HTMLElement | null): readonly HTMLButtonElement[] {
  return [...(list?.querySelectorAll('button') ?? [])]
}
