import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { assertNever } from '../../src-main/contract/errors.ts'
import type { HostCommand } from '../../src-main/contract/host-bridge.ts'
import { isDark } from '../components/use-is-dark.ts'
import { useEngine, useHost } from '../engine-client/desk-context.tsx'
import { AccountsSettings } from '../features/accounts/accounts-settings.tsx'
import { createAccountsStore } from '../features/accounts/accounts-store.ts'
import { AddAccountDialog } from '../features/accounts/add-account-dialog.tsx'
import { ImportDrop } from '../features/imports/import-drop.tsx'
import { ImportsPanel } from '../features/imports/imports-panel.tsx'
import { createImportsStore } from '../features/imports/imports-store.ts'
import { pickFiles } from '../features/imports/pick-files.ts'
import { createOnboardingStore } from '../features/onboarding/onboarding-store.ts'
import { AboutSection } from '../features/settings/about-section.tsx'
import { GeneralSection } from '../features/settings/general-section.tsx'
import { PrivacySection } from '../features/settings/privacy-section.tsx'
import { SettingsDialog } from '../features/settings/settings-dialog.tsx'
import { useDueTitle } from '../features/status/use-due-title.ts'
import { useI18n } from '../i18n/i18n-context.tsx'
import { Desk, type DeskHandle } from './desk.tsx'
import { FirstRun } from './first-run.tsx'
import type { PreferencesStore } from './preferences-store.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'

export type SettingsPage = 'general' | 'accounts' | 'imports' | 'privacy' | 'about'

/** The first run or the desk, and the dialogs that belong to both. */
export function MainWindow({ preferences }: { readonly preferences: PreferencesStore }) {
  const { t } = useI18n()
  const engine = useEngine()
  const host = useHost()
  const { accounts, imports, onboarding } = useMemo(
    () => ({
      accounts: createAccountsStore(engine),
      imports: createImportsStore({ engine, host, pickFiles }),
      onboarding: createOnboardingStore(engine),
    }),
    [engine, host],
  )
  const step = useStore(onboarding, (state) => state.step)
  const chooseFiles = useStore(imports, (state) => state.chooseFiles)
  const { theme, language, notifications, change } = useStore(preferences)
  const [settings, setSettings] = useState<SettingsPage | null>(null)
  const [addingAccount, setAddingAccount] = useState(false)
  const [shortcutsShown, setShortcutsShown] = useState(false)
  const desk = useRef<DeskHandle>(null)
  const waiting = useRef<((shown: DeskHandle) => void)[]>([])
  useDueTitle(t('app.name'))

  /** A link may have started the program: it is followed as soon as the desk is there. */
  function withDesk(task: (shown: DeskHandle) => void): void {
    if (desk.current) task(desk.current)
    else if (step === 'unknown') waiting.current.push(task)
  }
  const keepDesk = useCallback((shown: DeskHandle | null) => {
    desk.current = shown
    if (shown) for (const task of waiting.current.splice(0)) task(shown)
  }, [])

  const run = (command: HostCommand): void => {
    switch (command.type) {
      case 'compose':
        withDesk((shown) => shown.compose(command))
        break
      case 'open-contact':
        withDesk((shown) => shown.open(command.contact))
        break
      case 'open-message':
        withDesk((shown) => shown.openMessage(command.message))
        break
      case 'open-settings':
        setSettings('general')
        break
      case 'add-account':
        setAddingAccount(true)
        break
      case 'import-files':
        setSettings('imports')
        void chooseFiles()
        break
      case 'search':
        withDesk((shown) => shown.search(null))
        break
      case 'toggle-theme':
        change({ theme: isDark() ? 'light' : 'dark' })
        break
      case 'show-shortcuts':
        setShortcutsShown(true)
        break
      default:
        assertNever(command)
    }
  }
  const runNow = useRef(run)
  runNow.current = run
  useEffect(() => host.onCommand((command) => runNow.current(command)), [host])

  const sections = [
    {
      id: 'general',
      label: t('settings.general'),
      content: (
        <GeneralSection
          theme={theme}
          onThemeChange={(next) => change({ theme: next })}
          language={language}
          onLanguageChange={(next) => change({ language: next })}
          notifications={notifications}
          onNotificationsChange={(next) => change({ notifications: next })}
        />
      ),
    },
    {
      id: 'accounts',
      label: t('accounts.title'),
      content: <AccountsSettings store={accounts} onAddAccount={() => setAddingAccount(true)} />,
    },
    { id: 'imports', label: t('app.imports'), content: <ImportsPanel store={imports} /> },
    { id: 'privacy', label: t('settings.privacy'), content: <PrivacySection /> },
    { id: 'about', label: t('settings.about'), content: <AboutSection /> },
  ]

  return (
    <>
      {step !== 'done' && (
        <FirstRun
          onboarding={onboarding}
          imports={imports}
          onAddMailbox={() => setAddingAccount(true)}
          onOpenAccounts={() => setSettings('accounts')}
          onLanguageChange={(next) => change({ language: next })}
        />
      )}
      {step === 'done' && (
        <Desk
          ref={keepDesk}
          accounts={accounts}
          preferences={preferences}
          onOpenSettings={(page) => setSettings(page)}
          onAddAccount={() => setAddingAccount(true)}
          onShowShortcuts={() => setShortcutsShown(true)}
        />
      )}
      <SettingsDialog
        sections={sections}
        section={settings}
        onSectionChange={(next) => setSettings(next as SettingsPage | null)}
      />
      <AddAccountDialog open={addingAccount} onOpenChange={setAddingAccount} />
      <ShortcutsDialog open={shortcutsShown} onOpenChange={setShortcutsShown} />
      <ImportDrop store={imports} onDropped={() => step === 'done' && setSettings('imports')} />
    </>
  )
}
